package org.presstime.delivery;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.presstime.database.Database;
import org.presstime.delivery.Dispatcher.Until;
import org.presstime.edition.Edition;
import org.presstime.settings.EmailAddress;
import org.presstime.smtp.MailHeaders;
import org.presstime.smtp.MessagePattern;
import org.presstime.smtp.PreparedMessage;
import org.presstime.smtp.PreparedMessage.Envelope;
import org.presstime.smtp.Relay;
import org.presstime.smtp.RelayConnection;
import org.presstime.smtp.ScriptedSmtpServer;

/**
 * What the ledger costs: an edition sent with it, and as many messages over as many bare connections, into the same server.
 * Prints messages a second of both and their ratio, for the pairs asked for (default 5).
 */
public final class DispatcherBench {

    private static final int READERS = 5000;
    private static final int CONNECTIONS = 4;

    private DispatcherBench() {}

    public static void main(String[] arguments) throws Exception {
        int pairs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        for (int pair = 1; pair <= pairs; pair++) {
            double ledger = withLedger();
            double bare = bare();
            System.out.printf("pair %d: ledger %.0f/s, bare %.0f/s, ratio %.2f%n", pair, ledger, bare, ledger / bare);
        }
    }

    private static double withLedger() throws Exception {
        Path directory = Files.createTempDirectory("dispatcher-bench");
        try (ScriptedSmtpServer server = new ScriptedSmtpServer();
                Database database = Database.open("jdbc:sqlite:" + directory.resolve("bench.db"))) {
            FrozenEdition frozen = new FrozenEdition(database, new SettableClock("2026-11-24T06:00:00Z"));
            Edition edition = frozen.forReaders(READERS);
            try (Dispatcher dispatcher = frozen.dispatcher(server.port(), CONNECTIONS)) {
                long start = System.nanoTime();
                dispatcher.deliver(edition, Until.NOTHING_IS_DUE);
                return perSecond(start);
            }
        }
    }

    private static double bare() throws Exception {
        try (ScriptedSmtpServer server = new ScriptedSmtpServer()) {
            Relay relay = new Relay(
                    FrozenEdition.settings(server.port(), CONNECTIONS).relays().get(0), "bench.example");
            PreparedMessage message = MessagePattern.prepare(
                            new MailHeaders().text("Subject", "It rained"),
                            "It rained.",
                            "<p>It rained.",
                            java.util.List.of())
                    .fill(Map.of());
            EmailAddress address = EmailAddress.parse("r@readers.example");
            CountDownLatch done = new CountDownLatch(CONNECTIONS);
            long start = System.nanoTime();
            for (int i = 0; i < CONNECTIONS; i++) {
                new Thread(() -> {
                            try (RelayConnection connection = relay.connect()) {
                                for (int sent = 0; sent < READERS / CONNECTIONS; sent++) {
                                    connection.send(new Envelope(address, address), message);
                                }
                            } finally {
                                done.countDown();
                            }
                        })
                        .start();
            }
            done.await();
            return perSecond(start);
        }
    }

    private static double perSecond(long start) {
        return READERS / ((System.nanoTime() - start) / 1e9);
    }
}
