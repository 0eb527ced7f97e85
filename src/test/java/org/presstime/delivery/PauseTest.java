package org.presstime.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.presstime.database.Database;
import org.presstime.edition.Edition;
import org.presstime.edition.EditionState;
import org.presstime.edition.Editions;
import org.presstime.settings.Settings;
import org.presstime.settings.Settings.Limits;
import org.presstime.settings.Settings.Rate;
import org.presstime.smtp.ScriptedSmtpServer;

/** Somebody else, who only has the same database, stops an edition that a server is sending. */
@Timeout(120)
class PauseTest {

    private static final int CONNECTIONS = 2;
    private static final int WINDOW = 8;
    private static final int READERS = 1000;

    private final SettableClock clock = new SettableClock("2026-11-24T06:00:00Z");

    @TempDir
    Path directory;

    private ScriptedSmtpServer server;
    private Database database;
    private FrozenEdition frozen;
    private Editions elsewhere;

    @BeforeEach
    void open() throws IOException {
        server = new ScriptedSmtpServer();
        database = Database.open("jdbc:sqlite:" + directory.resolve("test.db"));
        frozen = new FrozenEdition(database, clock);
        elsewhere = Editions.in(database, clock);
    }

    @AfterEach
    void close() throws IOException {
        database.close();
        server.close();
    }

    // Closing it ends the thread that is waited for.
    @SuppressWarnings("try")
    @Test
    void stopsAtOnceAndTheOtherEditionGoesOn() throws InterruptedException {
        Edition one = frozen.forReaders(READERS);
        clock.pass(Duration.ofHours(20));
        Edition other = frozen.forReaders(READERS);
        try (Dispatcher dispatcher = frozen.dispatcher(server.port(), CONNECTIONS)) {
            Thread serving = new Thread(dispatcher::run);
            serving.start();
            while (copies(one) < 20) {
                Thread.onSpinWait();
            }
            elsewhere.change(one, EditionState.PAUSED, "");
            long atThePause = copies(one);

            while (elsewhere.get(other.id()).state() != EditionState.SENT) {
                Thread.onSpinWait();
            }
            assertThat(copies(one)).isBetween(20L, atThePause + CONNECTIONS * WINDOW);
            assertThat(Deliveries.in(database, clock).counts(one.id()).in(DeliveryState.QUEUED))
                    .isPositive();
            elsewhere.change(elsewhere.get(one.id()), EditionState.SENDING, "");
            while (elsewhere.get(one.id()).state() != EditionState.SENT) {
                Thread.onSpinWait();
            }
            dispatcher.close();
            serving.join();
        }
        assertThat(server.messages()).hasSize(2 * READERS).doesNotHaveDuplicates();
    }

    // Closing it ends the thread that is waited for.
    @SuppressWarnings("try")
    @Test
    void worksWhileTheSendingIsThrottled() throws InterruptedException {
        Edition edition = frozen.forReaders(20);
        Limits slow =
                new Limits(1, Optional.of(new Rate(6, Duration.ofMinutes(1))), Map.of(), Optional.empty(), READERS);
        Settings.Relay relay = FrozenEdition.relay("a", server.port(), 1, slow);
        try (Dispatcher dispatcher = frozen.dispatcher(FrozenEdition.DELIVERY, relay)) {
            Thread serving = new Thread(dispatcher::run);
            serving.start();
            while (server.messages().isEmpty()) {
                Thread.onSpinWait();
            }
            Edition paused = elsewhere.change(edition, EditionState.PAUSED, "");
            // One is allowed each ten seconds. Another edition that gets them shows that the server is at work.
            clock.pass(Duration.ofHours(20));
            frozen.forReaders(0);
            for (int sent = 2; sent <= 5; sent++) {
                while (server.messages().size() < sent) {
                    Thread.onSpinWait();
                }
                clock.pass(Duration.ofSeconds(10));
            }
            assertThat(copies(paused)).isOne();
            dispatcher.close();
            serving.join();
        }
    }

    private long copies(Edition edition) {
        String mark = "Feedback-ID: " + edition.date() + ":";
        return server.messages().stream()
                .filter(message -> message.contains(mark))
                .count();
    }
}
