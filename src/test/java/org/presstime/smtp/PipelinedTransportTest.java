package org.presstime.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Address;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.presstime.settings.EmailAddress;
import org.presstime.settings.Settings;
import org.presstime.settings.Settings.Certificates;
import org.presstime.settings.Settings.Tls;
import org.presstime.smtp.PreparedMessage.Envelope;
import org.presstime.smtp.RelayConnection.Outgoing;

/** What goes over the wire in one go, and what the middle of a group does to its ends. */
class PipelinedTransportTest {

    private static final Timeouts SHORT =
            new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(5));
    private static final PreparedMessage MESSAGE = MessagePattern.prepare(
                    new MailHeaders().text("Subject", "Hello"), ".A text\n.\n", "<p>A text", List.of())
            .fill(Map.of());
    private static final String CHAIN = "250-test\n250 PIPELINING";
    private static final String WINDOW = "250-test\n250-PIPELINING\n250 CHUNKING";

    private ScriptedSmtpServer server;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedSmtpServer();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        RCPT TO:<b@r.example> | 550 5.1.1 no such user       | Accepted Rejected Accepted Accepted
        RCPT TO:<b@r.example> | 450 4.2.1 greylisted         | Accepted Deferred Accepted Accepted
        RCPT TO:<a@r.example> | 550 5.1.1 no such user       | Rejected Accepted Accepted Accepted
        RCPT TO:<d@r.example> | 550 5.1.1 no such user       | Accepted Accepted Accepted Rejected
        RCPT TO:<b@r.example> | 554 5.7.1 relay access denied | Accepted NotSent Accepted Accepted
        MAIL                  | 550 5.7.1 not you            | NotSent NotSent NotSent NotSent
        EOD                   | 451 4.3.0 later              | Deferred Deferred Deferred Deferred
        EOD                   | 554 5.7.1 spam               | Rejected Rejected Rejected Rejected
        """)
    void aRefusedOneInTheMiddleLeavesItsNeighboursRight(String stage, String answer, String results) {
        for (String extensions : List.of(CHAIN, WINDOW)) {
            server.at("EHLO", extensions).at(stage, answer);
            try (RelayConnection connection = connect()) {
                assertThat(connection.send(group("a", "b", "c", "d")))
                        .extracting(result -> result.getClass().getSimpleName())
                        .containsExactly(results.split(" "));
                assertThat(connection.isUsable()).isTrue();
                server.forget(stage);
                assertThat(connection.send(group("e", "f")))
                        .extracting(result -> result.getClass().getSimpleName())
                        .containsExactly("Accepted", "Accepted");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        RCPT TO:<b@r.example> | 421 4.7.0 enough   | Accepted NotSent NotSent
        RCPT TO:<b@r.example> | DROP               | Accepted NotSent NotSent
        RCPT TO:<b@r.example> | what?              | Accepted NotSent NotSent
        EOD                   | 421 4.7.0 enough   | Deferred NotSent NotSent
        EOD                   | DROP               | Uncertain NotSent NotSent
        DATA                  | 354 go\\n250 early | NotSent NotSent NotSent
        """)
    void inAChainOnlyTheMessageThatLeftCanBeUncertain(String stage, String answer, String results) {
        server.at("EHLO", CHAIN).at(stage, answer.replace("\\n", "\n"));
        assertResults(results);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        RCPT TO:<b@r.example> | 421 4.7.0 enough    | Accepted NotSent NotSent
        RCPT TO:<b@r.example> | DROP                | Accepted Uncertain Uncertain
        RCPT TO:<b@r.example> | what?               | Accepted Uncertain Uncertain
        EOD                   | 421 4.7.0 enough    | Deferred NotSent NotSent
        EOD                   | DROP                | Uncertain Uncertain Uncertain
        BDAT                  | 502 5.5.1 what      | NotSent Uncertain Uncertain
        """)
    void inAWindowAllThatLeftAndWasNotAnsweredIsUncertain(String stage, String answer, String results) {
        server.at("EHLO", WINDOW).at(stage, answer);
        assertResults(results);
    }

    private void assertResults(String results) {
        try (RelayConnection connection = connect()) {
            assertThat(connection.send(group("a", "b", "c")))
                    .extracting(result -> result.getClass().getSimpleName())
                    .containsExactly(results.split(" "));
            assertThat(connection.isUsable()).isFalse();
            assertThat(connection.send(group("d")))
                    .extracting(result -> result.getClass().getSimpleName())
                    .containsExactly("NotSent");
        }
    }

    @Test
    void aRelayThatOnlySaysItTakesChunksGetsDataFromThenOn() {
        server.at("EHLO", WINDOW).at("BDAT", "502 5.5.1 what is that");
        Relay relay = relay();
        try (RelayConnection connection = relay.connect()) {
            connection.send(group("a"));
        }
        try (RelayConnection connection = relay.connect()) {
            assertThat(connection.send(group("a", "b")))
                    .extracting(result -> result.getClass().getSimpleName())
                    .containsExactly("Accepted", "Accepted");
        }
    }

    @Test
    void aChainAsksForEachContentBeforeItLeaves() {
        server.at("EHLO", CHAIN);
        try (RelayConnection connection = connect()) {
            connection.send(group("a", "b"));
        }
        assertThat(server.messages())
                .hasSize(2)
                .allSatisfy(message -> assertThat(message).isEqualTo(text()));
        assertThat(server.commands())
                .filteredOn(line -> !line.startsWith("EHLO"))
                .containsExactly(
                        "MAIL FROM:<bounce@example.org>",
                        "RCPT TO:<a@r.example>",
                        "DATA",
                        "MAIL FROM:<bounce@example.org>",
                        "RCPT TO:<b@r.example>",
                        "DATA",
                        "QUIT");
    }

    @Test
    void aDotAloneEndsAMessageThatIsWantedThoughNobodyMayGetIt() {
        server.at("EHLO", CHAIN)
                .at("RCPT TO:<a@r.example>", "550 5.1.1 no such user")
                .at("DATA", "354 go on");
        try (RelayConnection connection = connect()) {
            assertThat(connection.send(group("a", "b")))
                    .extracting(result -> result.getClass().getSimpleName())
                    .containsExactly("Rejected", "Accepted");
        }
        assertThat(server.messages()).containsExactly("", text());
    }

    @Test
    void aWindowLeavesInOneGo() {
        server.at("EHLO", WINDOW);
        try (RelayConnection connection = connect()) {
            connection.send(group("a", "b"));
        }
        assertThat(server.messages()).containsExactly(text(), text());
        assertThat(server.commands())
                .contains("RSET", "BDAT " + MESSAGE.bytes().length + " LAST")
                .doesNotContain("DATA");
    }

    @Test
    void itIsAStockTransportStill() throws Exception {
        Wire wire = new Wire(SHORT);
        Properties properties = new Properties();
        properties.put("mail.smtp.socketFactory", wire.plain());
        properties.put("mail.smtp.from", "bounce@example.org");
        PipelinedTransport transport = new PipelinedTransport(
                Session.getInstance(properties), new URLName("smtp://localhost:" + server.port()), wire, SHORT);
        transport.connect();
        transport.sendMessage(MESSAGE, new Address[] {new InternetAddress("a@r.example")});
        transport.close();

        assertThat(server.messages()).containsExactly(text());
    }

    @Test
    void aSlowRelayIsHandedFewerAtOnce() {
        Pace pace = new Pace(8);
        assertThat(pace.window()).isEqualTo(8);
        pace.took(Duration.ofSeconds(2).toNanos());
        assertThat(pace.window()).isEqualTo(3);
        for (int i = 0; i < 5; i++) {
            pace.took(Duration.ofSeconds(3).toNanos());
        }
        assertThat(pace.window()).isEqualTo(1);
        for (int i = 0; i < 5; i++) {
            pace.took(Duration.ofMillis(10).toNanos());
        }
        assertThat(pace.window()).isEqualTo(8);
    }

    private RelayConnection connect() {
        return relay().connect();
    }

    private Relay relay() {
        return new Relay(
                new Settings.Relay(
                        "main",
                        "localhost",
                        server.port(),
                        Tls.NONE,
                        Optional.empty(),
                        Certificates.USUAL,
                        1,
                        8,
                        Settings.Limits.NONE),
                "news.example.org",
                SHORT);
    }

    private static List<Outgoing> group(String... readers) {
        return Stream.of(readers)
                .map(reader -> new Outgoing(
                        new Envelope(
                                EmailAddress.parse("bounce@example.org"), EmailAddress.parse(reader + "@r.example")),
                        MESSAGE))
                .toList();
    }

    private static String text() {
        return new String(MESSAGE.bytes(), java.nio.charset.StandardCharsets.ISO_8859_1);
    }
}
