package org.presstime.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.presstime.database.Database;
import org.presstime.database.DatabaseUnavailable;
import org.presstime.delivery.Delivery.Meaning;
import org.presstime.delivery.Dispatcher.Outcome;
import org.presstime.delivery.Dispatcher.Until;
import org.presstime.edition.Edition;
import org.presstime.edition.EditionState;
import org.presstime.settings.EmailAddress;
import org.presstime.smtp.ScriptedSmtpServer;
import org.presstime.subscriber.Suppressions;

/** An edition on its way through a relay that does not make it easy. */
@Timeout(60)
class DispatcherTest {

    private final SettableClock clock = new SettableClock("2026-11-24T06:00:00Z");

    @TempDir
    Path directory;

    private ScriptedSmtpServer server;
    private Database database;
    private FrozenEdition frozen;

    @BeforeEach
    void open() throws IOException {
        server = new ScriptedSmtpServer();
        database = Database.open("jdbc:sqlite:" + directory.resolve("test.db"));
        frozen = new FrozenEdition(database, clock);
    }

    @AfterEach
    void close() throws IOException {
        database.close();
        server.close();
    }

    @Test
    void everyReaderGetsOneMessageAndTheEditionIsSent() {
        Edition edition = frozen.forReaders(50);

        Outcome outcome = deliver(edition, 3);

        assertThat(outcome.counts().in(DeliveryState.SENT)).isEqualTo(50);
        assertThat(outcome.trouble()).isEmpty();
        assertThat(frozen.editions().get(edition.id()).state()).isEqualTo(EditionState.SENT);
        assertThat(recipients()).hasSize(50).doesNotHaveDuplicates();
        assertThat(server.messages()).extracting(DispatcherTest::messageId).doesNotHaveDuplicates();
    }

    @Test
    void laterMeansLaterAndThenItGoes() {
        Edition edition = frozen.forReaders(2);
        server.at("RCPT", "451 4.7.1 greylisted");

        assertThat(deliver(edition, 1).counts().in(DeliveryState.DEFERRED)).isEqualTo(2);
        server.forget("RCPT");
        assertThat(deliver(edition, 1).counts().in(DeliveryState.DEFERRED))
                .as("too early")
                .isEqualTo(2);
        clock.pass(Duration.ofMinutes(6));

        assertThat(deliver(edition, 1).counts().in(DeliveryState.SENT)).isEqualTo(2);
        assertThat(rows(edition)).extracting(Delivery::attempts).containsOnly(2);
    }

    @Test
    void neverMeansNeverAndTheEditionIsSentToTheOthers() {
        Edition edition = frozen.forReaders(2);
        server.at("RCPT", "550 5.1.1 no such user");

        Outcome outcome = deliver(edition, 1);

        assertThat(outcome.counts().in(DeliveryState.REJECTED)).isEqualTo(2);
        assertThat(rows(edition)).extracting(Delivery::reply).containsOnly("5.1.1 no such user");
        assertThat(outcome.counts().meanings()).containsExactly(Map.entry(Meaning.NO_SUCH_USER, 2));
        assertThat(suppressions().reason(EmailAddress.parse("r1@readers.example")))
                .hasValue("the relay said 550 5.1.1 no such user");
        assertThat(frozen.editions().get(edition.id()).state()).isEqualTo(EditionState.SENT);
    }

    @Test
    void aFullMailboxIsNoReasonToWriteAReaderOff() {
        Edition edition = frozen.forReaders(1);
        server.at("RCPT", "552 5.2.2 mailbox full");

        assertThat(deliver(edition, 1).counts().in(DeliveryState.REJECTED)).isOne();
        assertThat(suppressions().reason(EmailAddress.parse("r1@readers.example")))
                .isEmpty();
    }

    @Test
    void whoDidNotGetItCanBeSentItAfterAll() {
        Edition edition = frozen.forReaders(3);
        server.at("RCPT TO:<r2@readers.example>", "554 5.7.1 spam");
        deliver(edition, 1);
        String first = server.messages().get(0);
        server.forget("RCPT TO:<r2@readers.example>");
        clock.pass(Duration.ofDays(3));

        assertThat(Deliveries.in(database, clock).resend(edition, EnumSet.of(DeliveryState.REJECTED)))
                .isOne();
        Edition sent = frozen.editions().get(edition.id());
        frozen.editions().change(sent, EditionState.SENDING, "");
        deliver(edition, 1);

        assertThat(server.messages()).hasSize(3);
        assertThat(server.messages()).filteredOn(first::equals).hasSize(1);
        assertThat(frozen.editions().get(edition.id()).state()).isEqualTo(EditionState.SENT);
    }

    @Test
    void anEditionThatDoesNotAddUpIsNotCalledSent() {
        Edition edition = frozen.forReaders(3);
        database.run(handle -> handle.execute("DELETE FROM deliveries WHERE address = 'r2@readers.example'"));

        assertThat(deliver(edition, 1).trouble().orElseThrow()).contains("3 copies were written", "the ledger has 2");
        assertThat(frozen.editions().get(edition.id()).state()).isEqualTo(EditionState.SENDING);
    }

    @Test
    void aCopiedDatabaseSendsNothing() {
        Edition edition = frozen.forReaders(3);
        deliver(edition, 1);
        clock.pass(Duration.ofDays(1));
        Edition next = frozen.forReaders(3);
        database.run(handle -> handle.execute("UPDATE installation SET place = 'elsewhere'"));

        assertThat(deliver(next, 1).trouble().orElseThrow()).contains("presstime claim");
        assertThat(server.messages()).hasSize(3);
    }

    @Test
    void resultsThatCouldNotBeWrittenAreKeptUntilTheyCan() {
        Edition edition = frozen.forReaders(20);
        Dispatcher dispatcher = frozen.dispatcher(server.port(), 1);
        database.run(handle -> handle.execute("CREATE TRIGGER full_disk BEFORE UPDATE ON deliveries"
                + " WHEN NEW.state = 'SENT' BEGIN SELECT RAISE(ABORT, 'no room'); END"));
        assertThatThrownBy(() -> dispatcher.deliver(edition, Until.NOTHING_IS_DUE))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("no room");
        database.run(handle -> handle.execute("DROP TRIGGER full_disk"));

        dispatcher.deliver(edition, Until.NOTHING_IS_DUE);
        dispatcher.close();
        assertThat(recipients()).hasSize(20).doesNotHaveDuplicates();
    }

    @Test
    void aSenderTheRelayRefusesCostsNoReader() {
        Edition edition = frozen.forReaders(2);
        server.at("MAIL", "550 5.7.1 sender not allowed");

        assertThat(deliver(edition, 1).counts().in(DeliveryState.QUEUED)).isEqualTo(2);
        assertThat(rows(edition))
                .extracting(Delivery::reply)
                .containsOnly("the relay refuses our sender: 550 5.7.1 sender not allowed");
        server.forget("MAIL");
        clock.pass(Duration.ofMinutes(1));
        assertThat(deliver(edition, 1).counts().in(DeliveryState.SENT)).isEqualTo(2);
    }

    @Test
    void aMessageNobodyAnsweredForIsSentAgainAsTheSame() {
        Edition edition = frozen.forReaders(1);
        server.at("EOD", "DROP");
        for (int attempt = 1; attempt <= 3; attempt++) {
            assertThat(deliver(edition, 1).counts().in(DeliveryState.UNCERTAIN)).isOne();
            assertThat(server.messages()).hasSize(attempt);
            clock.pass(Duration.ofMinutes(1));
        }

        assertThat(deliver(edition, 1).counts().isFinished()).as("in the end").isTrue();
        assertThat(server.messages()).hasSize(3);
        assertThat(server.messages().stream().distinct()).as("byte for byte").hasSize(1);
    }

    @Test
    void aRelayThatIsDownLosesNobody() throws IOException {
        Edition edition = frozen.forReaders(3);
        int port = server.port();
        server.close();

        Outcome outcome = deliver(edition, port, 1);

        assertThat(outcome.trouble().orElseThrow()).contains("relay main").contains("refused the connection");
        assertThat(outcome.counts().in(DeliveryState.QUEUED)).isEqualTo(3);
        server = new ScriptedSmtpServer();
        assertThat(deliver(edition, 1).counts().in(DeliveryState.SENT)).isEqualTo(3);
    }

    @Test
    void aRelayThatEndsConnectionsIsReconnected() {
        Edition edition = frozen.forReaders(3);
        server.at("RSET", "421 bye").at("RCPT", "421 4.3.2 enough");

        Outcome outcome = deliver(edition, 1);

        assertThat(outcome.counts().in(DeliveryState.QUEUED)).isEqualTo(3);
        server.forget("RCPT");
        clock.pass(Duration.ofMinutes(5));
        assertThat(deliver(edition, 1).counts().in(DeliveryState.SENT)).isEqualTo(3);
    }

    @Test
    void aDatabaseThatGoesAwayStopsTheSendingInWords() {
        Edition edition = frozen.forReaders(3);
        Dispatcher dispatcher = frozen.dispatcher(server.port(), 1);
        database.close();

        assertThatThrownBy(() -> dispatcher.deliver(edition, Until.NOTHING_IS_DUE))
                .isInstanceOf(DatabaseUnavailable.class);
        assertThatCode(dispatcher::close).doesNotThrowAnyException();
        assertThat(server.messages()).isEmpty();
    }

    @Test
    void yesterdaysNewsIsNotSent() {
        Edition edition = frozen.forReaders(3);
        clock.pass(Duration.ofHours(25));

        assertThat(deliver(edition, 1).counts().in(DeliveryState.EXPIRED)).isEqualTo(3);
        assertThat(server.messages()).isEmpty();
    }

    @Test
    void twoProcessesShareTheWork() throws InterruptedException {
        Edition edition = frozen.forReaders(200);
        Thread other = new Thread(() -> deliver(edition, 2));
        other.start();
        deliver(edition, 2);
        other.join();

        assertThat(recipients()).hasSize(200).doesNotHaveDuplicates();
        assertThat(frozen.editions().get(edition.id()).state()).isEqualTo(EditionState.SENT);
    }

    @Test
    void aServerFindsByItselfWhatIsOnItsWay() throws InterruptedException {
        Dispatcher dispatcher = frozen.dispatcher(server.port(), 2);
        Thread serving = new Thread(dispatcher::run);
        serving.start();
        Edition edition = frozen.forReaders(20);
        dispatcher.wake();

        while (frozen.editions().get(edition.id()).state() != EditionState.SENT) {
            Thread.onSpinWait();
        }
        dispatcher.close();
        serving.join();
        assertThat(recipients()).hasSize(20);
    }

    @Test
    void closingInTheMiddleLosesNobodyAndLeavesNothingBehind() throws InterruptedException {
        Edition edition = frozen.forReaders(500);
        Dispatcher dispatcher = frozen.dispatcher(server.port(), 3);
        Thread sending = new Thread(() -> dispatcher.deliver(edition, Until.EVERYTHING_IS_DONE));
        sending.start();
        while (server.messages().size() < 50) {
            Thread.onSpinWait();
        }

        dispatcher.close();
        sending.join();
        assertThat(rows(edition)).extracting(Delivery::state).containsOnly(DeliveryState.SENT, DeliveryState.QUEUED);

        assertThat(deliver(edition, 3).counts().in(DeliveryState.SENT)).isEqualTo(500);
        assertThat(recipients()).hasSize(500).doesNotHaveDuplicates();
    }

    private Outcome deliver(Edition edition, int connections) {
        return deliver(edition, server.port(), connections);
    }

    private Outcome deliver(Edition edition, int port, int connections) {
        try (Dispatcher dispatcher = frozen.dispatcher(port, connections)) {
            return dispatcher.deliver(edition, Until.NOTHING_IS_DUE);
        }
    }

    private Suppressions suppressions() {
        return Suppressions.in(database, clock);
    }

    private List<Delivery> rows(Edition edition) {
        List<Delivery> rows = new ArrayList<>();
        Deliveries.in(database, clock).forEach(edition.id(), rows::add);
        return rows;
    }

    private List<String> recipients() {
        return server.commands().stream()
                .filter(line -> line.startsWith("RCPT"))
                .toList();
    }

    private static String messageId(String message) {
        return message.lines()
                .filter(line -> line.startsWith("Message-ID"))
                .findFirst()
                .orElseThrow();
    }
}
