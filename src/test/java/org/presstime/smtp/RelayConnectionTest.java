package org.presstime.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.presstime.settings.EmailAddress;
import org.presstime.settings.Settings;
import org.presstime.settings.Settings.Certificates;
import org.presstime.settings.Settings.SignIn;
import org.presstime.settings.Settings.Tls;
import org.presstime.smtp.PreparedMessage.Envelope;
import org.presstime.smtp.RelayConnection.Outgoing;
import org.presstime.smtp.SendResult.Accepted;
import org.presstime.smtp.SendResult.Rejected;

/** What a relay says, and what we make of it. */
class RelayConnectionTest {

    private static final Timeouts SHORT =
            new Timeouts(Duration.ofSeconds(5), Duration.ofMillis(300), Duration.ofMillis(300));
    private static final PreparedMessage MESSAGE = MessagePattern.prepare(
                    new MailHeaders().text("Subject", "Hello"), ".A text\n.\n", "<p>A text", List.of())
            .fill(Map.of());

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
        MAIL | 451 4.3.0 later                      | Deferred  | 451 | true
        MAIL | 550 5.7.1 no                         | NotSent   | 550 | true
        MAIL | 421 4.3.2 closing                    | NotSent   | 421 | false
        MAIL | DROP                                 | NotSent   |     | false
        MAIL | HANG                                 | NotSent   |     | false
        MAIL | what?                                | NotSent   |     | false
        RCPT | 450 4.2.1 greylisted                 | Deferred  | 450 | true
        RCPT | 452 4.5.3 too many                   | Deferred  | 452 | true
        RCPT | 550 5.1.1 no such user               | Rejected  | 550 | true
        RCPT | DROP                                 | NotSent   |     | false
        DATA | 451 4.7.1 wait                       | Deferred  | 451 | true
        DATA | 554 5.7.1 no                         | Rejected  | 554 | true
        DATA | 250 what now                         | NotSent   | 250 | false
        DATA | DROP                                 | NotSent   |     | false
        EOD  | 250-2.0.0 fine\\n451 4.3.0 or not    | Deferred  | 451 | true
        EOD  | 552 5.2.2 mailbox full               | Rejected  | 552 | true
        EOD  | 421 4.3.2 closing                    | Deferred  | 421 | false
        EOD  | DROP                                 | Uncertain |     | false
        EOD  | HANG                                 | Uncertain |     | false
        EOD  | gibberish                            | Uncertain |     | false
        """)
    void replyCodesDecide(String stage, String answer, String expected, String code, boolean usable) {
        server.at(stage, answer.replace("\\n", "\n"));
        try (RelayConnection connection = connect()) {
            SendResult result = connection.send(to("ana@example.org"), MESSAGE);

            assertThat(result.getClass().getSimpleName()).isEqualTo(expected);
            assertThat(result.toString()).contains(code == null ? "" : code);
            assertThat(connection.isUsable()).isEqualTo(usable);
        }
    }

    @Test
    void aRefusedRecipientDoesNotSpoilTheNextOne() {
        server.at("RCPT", "550 5.1.1 no such user");
        try (RelayConnection connection = connect()) {
            assertThat(connection.send(to("ana@example.org"), MESSAGE)).isInstanceOf(Rejected.class);
            server.forget("RCPT");

            assertThat(connection.send(to("eve@example.org"), MESSAGE))
                    .isInstanceOfSatisfying(
                            Accepted.class,
                            accepted ->
                                    assertThat(accepted.reply().enhancedCode()).isEqualTo("2.0.0"));
        }
        assertThat(server.messages()).hasSize(1).first().asString().isEqualTo(text(MESSAGE));
        assertThat(server.commands())
                .containsSubsequence(
                        "RCPT TO:<ana@example.org>",
                        "RSET",
                        "MAIL FROM:<bounce+1@example.org> SIZE=" + MESSAGE.bytes().length,
                        "RCPT TO:<eve@example.org>",
                        "DATA",
                        "QUIT");
    }

    @Test
    void eachMessageOfAGroupHasAResultOfItsOwn() {
        server.at("RCPT TO:<eve@example.org>", "550 5.1.1 no such user");
        try (RelayConnection connection = connect()) {
            assertThat(connection.window()).isEqualTo(8);
            assertThat(connection.send(group("ana@example.org", "eve@example.org", "bea@example.org")))
                    .extracting(result -> result.getClass().getSimpleName())
                    .containsExactly("Accepted", "Rejected", "Accepted");
        }
        assertThat(server.messages()).hasSize(2);
    }

    @Test
    void whatWasNotBegunWhenTheConnectionEndedIsNotSent() {
        server.at("EOD", "DROP");
        try (RelayConnection connection = connect()) {
            assertThat(connection.send(group("ana@example.org", "eve@example.org")))
                    .extracting(result -> result.getClass().getSimpleName())
                    .containsExactly("Uncertain", "NotSent");
        }
    }

    @Test
    void anAddressOutsideAsciiNeedsARelayThatTakesIt() {
        try (RelayConnection connection = connect()) {
            assertThat(connection.send(to("josé@example.org"), MESSAGE))
                    .isInstanceOf(Rejected.class)
                    .asString()
                    .contains("SMTPUTF8");
        }
        server.at("EHLO", "250-test\n250 SMTPUTF8");
        try (RelayConnection connection = connect()) {
            assertThat(connection.send(to("josé@example.org"), MESSAGE)).isInstanceOf(Accepted.class);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        GREETING | 421 too many connections | 421
        GREETING | 554 go away              | 554
        GREETING | DROP                     | relay main
        GREETING | HANG                     | did not answer
        """)
    void aRelayThatDoesNotWantUsIsNamed(String stage, String answer, String expected) {
        server.at(stage, answer);
        assertThatThrownBy(this::connect)
                .isInstanceOf(RelayUnavailable.class)
                .hasMessageContaining("relay main (localhost:" + server.port() + ")")
                .hasMessageContaining(expected);
    }

    @Test
    void aRelayThatIsNotThereIsNamed() throws IOException {
        int port = server.port();
        server.close();
        assertThatThrownBy(() ->
                        relay("localhost", port, Tls.NONE, Optional.empty()).connect())
                .hasMessageContaining("refused the connection");
        assertThatThrownBy(() -> relay("no-such-host.invalid", port, Tls.NONE, Optional.empty())
                        .connect())
                .hasMessageContaining("its name is not known");
    }

    @Test
    void nothingIsSentInClearWhenTlsWasPromised() {
        assertThatThrownBy(() -> relay("localhost", server.port(), Tls.STARTTLS, Optional.of("news"))
                        .connect())
                .isInstanceOf(RelayUnavailable.class)
                .hasMessageContaining("STARTTLS");
        assertThat(server.commands()).noneMatch(line -> line.startsWith("AUTH") || line.startsWith("MAIL"));
    }

    @Test
    void aRefusedSignInIsNamedWithoutThePassword() {
        GreenMail greenMail = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
        greenMail.start();
        greenMail.setUser("other@example.org", "other", "secret");
        try {
            assertThatThrownBy(() -> relay("localhost", greenMail.getSmtp().getPort(), Tls.NONE, Optional.of("news"))
                            .connect())
                    .hasMessageContaining("refused the sign-in of news")
                    .hasMessageNotContaining("hunter2");
        } finally {
            greenMail.stop();
        }
    }

    @Test
    void aMessageArrivesByteForByte() throws Exception {
        GreenMail greenMail = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
        greenMail.start();
        Settings.Relay settings = settings("localhost", greenMail.getSmtp().getPort(), Tls.NONE, Optional.empty());
        try (RelayConnection connection = new Relay(settings, "news.example.org").connect()) {
            for (int i = 0; i < 3; i++) {
                assertThat(connection.send(to("ana@example.org"), MESSAGE)).isInstanceOf(Accepted.class);
            }
            assertThat(greenMail.getReceivedMessages())
                    .hasSize(3)
                    .allSatisfy(received -> assertThat(received.getSubject()).isEqualTo("Hello"));
        } finally {
            greenMail.stop();
        }
    }

    private RelayConnection connect() {
        return relay("localhost", server.port(), Tls.NONE, Optional.empty()).connect();
    }

    private static Relay relay(String host, int port, Tls tls, Optional<String> user) {
        return new Relay(settings(host, port, tls, user), "news.example.org", SHORT);
    }

    private static Settings.Relay settings(String host, int port, Tls tls, Optional<String> user) {
        return new Settings.Relay(
                "main",
                host,
                port,
                tls,
                user.map(name -> new SignIn.Password(name, "hunter2")),
                Certificates.USUAL,
                1,
                8,
                Settings.Limits.NONE);
    }

    private static Envelope to(String address) {
        return new Envelope(EmailAddress.parse("bounce+1@example.org"), EmailAddress.parse(address));
    }

    private static List<Outgoing> group(String... addresses) {
        return Stream.of(addresses)
                .map(address -> new Outgoing(to(address), MESSAGE))
                .toList();
    }

    private static String text(PreparedMessage message) {
        return new String(message.bytes(), java.nio.charset.StandardCharsets.ISO_8859_1);
    }
}
