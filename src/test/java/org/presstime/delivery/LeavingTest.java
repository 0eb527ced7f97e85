package org.presstime.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.presstime.database.Database;
import org.presstime.edition.Edition;
import org.presstime.edition.EditionState;
import org.presstime.settings.EmailAddress;
import org.presstime.settings.Settings;
import org.presstime.settings.Settings.Limits;
import org.presstime.settings.Settings.Rate;
import org.presstime.smtp.ScriptedSmtpServer;
import org.presstime.subscriber.Subscribers;

/** Readers leave while an edition is on its way: what has not left yet does not go to them. */
@Timeout(120)
class LeavingTest {

    private static final int CONNECTIONS = 2;
    private static final int WINDOW = 8;

    private final SettableClock clock = new SettableClock("2026-11-24T06:00:00Z");

    @TempDir
    Path directory;

    private ScriptedSmtpServer server;
    private Database database;
    private FrozenEdition frozen;
    private Subscribers subscribers;

    @BeforeEach
    void open() throws IOException {
        server = new ScriptedSmtpServer();
        database = Database.open("jdbc:sqlite:" + directory.resolve("test.db"));
        frozen = new FrozenEdition(database, clock);
        subscribers = Subscribers.in(database, clock);
    }

    @AfterEach
    void close() throws IOException {
        database.close();
        server.close();
    }

    /** One may leave each ten seconds, and the clock says when: whatever is queued has not been begun. */
    // Closing it ends the thread that is waited for.
    @SuppressWarnings("try")
    @Test
    void noMailThatIsStillQueuedGoesToThem() throws InterruptedException {
        Edition edition = frozen.forReaders(6);
        Limits slow = new Limits(1, Optional.of(new Rate(6, Duration.ofMinutes(1))), Map.of(), Optional.empty(), 100);
        Settings.Relay relay = FrozenEdition.relay("a", server.port(), 1, slow);
        try (Dispatcher dispatcher = frozen.dispatcher(FrozenEdition.DELIVERY, relay)) {
            Thread serving = new Thread(dispatcher::run);
            serving.start();
            waitFor(1);

            leave(2);
            leave(2);
            clock.pass(Duration.ofSeconds(10));
            waitFor(2);
            leave(6);
            subscribers.undo(id(6), "daily", clock.instant());
            for (int sent = 3; sent <= 5; sent++) {
                clock.pass(Duration.ofSeconds(10));
                waitFor(sent);
            }
            while (frozen.editions().get(edition.id()).state() != EditionState.SENT) {
                Thread.onSpinWait();
            }
            dispatcher.close();
            serving.join();
        }
        assertThat(recipients()).containsExactly("r1", "r3", "r4", "r5", "r6");
        assertThat(states(edition))
                .containsExactly(
                        DeliveryState.SENT,
                        DeliveryState.SUPPRESSED,
                        DeliveryState.SENT,
                        DeliveryState.SENT,
                        DeliveryState.SENT,
                        DeliveryState.SENT);
    }

    /** At full speed only what the connections hold already may still arrive. */
    // Closing it ends the thread that is waited for.
    @SuppressWarnings("try")
    @Test
    void onlyWhatIsOnTheWireStillReachesThem() throws InterruptedException {
        int readers = 1000;
        Edition edition = frozen.forReaders(readers);
        try (Dispatcher dispatcher = frozen.dispatcher(server.port(), CONNECTIONS)) {
            Thread serving = new Thread(dispatcher::run);
            serving.start();
            waitFor(20);
            database.run(handle -> IntStream.rangeClosed(21, readers).forEach(this::leave));
            int atThatMoment = server.messages().size();
            while (frozen.editions().get(edition.id()).state() != EditionState.SENT) {
                Thread.onSpinWait();
            }
            dispatcher.close();
            serving.join();
            assertThat(server.messages().size() - atThatMoment).isLessThanOrEqualTo(CONNECTIONS * WINDOW);
        }
        assertThat(states(edition)).contains(DeliveryState.SUPPRESSED);
        assertThat(recipients()).doesNotHaveDuplicates().hasSizeLessThan(readers);
    }

    private void waitFor(int messages) {
        while (server.messages().size() < messages) {
            Thread.onSpinWait();
        }
    }

    private void leave(int reader) {
        assertThat(subscribers.unsubscribe(id(reader), "daily")).isTrue();
    }

    private long id(int reader) {
        return subscribers
                .reader(EmailAddress.parse("r" + reader + "@readers.example"))
                .orElseThrow();
    }

    private List<String> recipients() {
        return server.messages().stream()
                .map(message -> message.replaceAll("(?s).*\\nTo: (\\w+)@.*", "$1"))
                .toList();
    }

    private List<DeliveryState> states(Edition edition) {
        List<DeliveryState> states = new ArrayList<>();
        Deliveries.in(database, clock).forEach(edition.id(), row -> states.add(row.state()));
        return states;
    }
}
