package org.presstime.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.junit.jupiter.params.provider.EnumSource;
import org.presstime.settings.EmailAddress;
import org.presstime.settings.Settings;
import org.presstime.settings.Settings.Certificates;
import org.presstime.settings.Settings.SignIn;
import org.presstime.settings.Settings.Tls;
import org.presstime.smtp.PreparedMessage.Envelope;
import org.presstime.smtp.RelayConnection.Outgoing;

/** Encrypted connections that come about, and those that must not. */
class RelayTlsTest {

    private static final Timeouts PATIENT =
            new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(10));
    private static final PreparedMessage MESSAGE = MessagePattern.prepare(
                    new MailHeaders().text("Subject", "Hello"),
                    ".A text\n",
                    "<p>A text " + "x".repeat(40_000),
                    List.of())
            .fill(Map.of());

    private ScriptedSmtpServer server;
    private Identity host;

    @BeforeEach
    void start() throws Exception {
        server = new ScriptedSmtpServer();
        host = Identity.of("localhost");
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "STARTTLS, X", "STARTTLS, PIPELINING", "STARTTLS, PIPELINING CHUNKING",
        "IMPLICIT, X", "IMPLICIT, PIPELINING", "IMPLICIT, PIPELINING CHUNKING"
    })
    void aGroupGoesOverAnEncryptedConnection(Tls tls, String extensions) throws Exception {
        offer(tls, extensions);
        try (RelayConnection connection =
                relay(tls, List.of(host), Optional.empty()).connect()) {
            assertThat(connection.send(group("a", "b", "c")))
                    .extracting(result -> result.getClass().getSimpleName())
                    .containsExactly("Accepted", "Accepted", "Accepted");
            assertThat(connection.isUsable()).isTrue();
        }
        assertThat(server.messages()).hasSize(3);
        assertThat(server.commands()).anyMatch(line -> line.startsWith("AUTH PLAIN"));
        if (tls == Tls.STARTTLS) {
            assertThat(server.commands()).element(1).isEqualTo("STARTTLS");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Tls.class,
            names = {"STARTTLS", "IMPLICIT"})
    void aCertificateNobodyVouchesForIsRefused(Tls tls) throws Exception {
        offer(tls, "PIPELINING");
        refuses(relay(tls, List.of(Identity.of("localhost")), Optional.empty()));
        refuses(relay(tls, List.of(), Optional.empty()));
    }

    @ParameterizedTest
    @EnumSource(
            value = Tls.class,
            names = {"STARTTLS", "IMPLICIT"})
    void aCertificateOfAnotherHostIsRefused(Tls tls) throws Exception {
        host = Identity.of("other.example.org");
        offer(tls, "PIPELINING");
        refuses(relay(tls, List.of(host), Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        EHLO     | 250 PIPELINING
        STARTTLS | 454 4.7.0 not now
        STARTTLS | DROP
        """)
    void aRelayThatWithholdsTlsGetsNothing(String stage, String answer) throws Exception {
        offer(Tls.STARTTLS, "PIPELINING");
        server.at(stage, answer);
        refuses(relay(Tls.STARTTLS, List.of(host), Optional.empty()));
    }

    @Test
    void aRelayThatDoesNotSpeakTlsGetsNothing() {
        refuses(relay(Tls.IMPLICIT, List.of(host), Optional.empty()));
    }

    @Test
    void aCertificateOfOursIsShownWhereItIsAskedFor() throws Exception {
        Identity own = Identity.of("news.example.org");
        server.tls(host.context(own), true, true);
        try (RelayConnection connection = relay(
                        Tls.IMPLICIT,
                        List.of(host),
                        Optional.of(new Certificates.Client(List.of(own.certificate()), own.key())))
                .connect()) {
            assertThat(connection.send(group("a"))).hasSize(1);
        }
        assertThat(server.messages()).hasSize(1);
        refuses(relay(Tls.IMPLICIT, List.of(host), Optional.empty()));
    }

    private void offer(Tls tls, String extensions) throws Exception {
        String lines = "250-test\n250-AUTH PLAIN\n" + (tls == Tls.STARTTLS ? "250-STARTTLS\n" : "")
                + extensions.replaceAll("(\\S+) ?", "250-$1\n") + "250 SIZE";
        server.at("EHLO", lines).tls(host.context(host), tls == Tls.IMPLICIT, false);
    }

    /** Nothing of ours in clear, and nothing at all to whom it is not for. */
    private void refuses(Relay relay) {
        int before = server.messages().size();
        List<String> spoken = List.copyOf(server.commands());
        assertThatThrownBy(relay::connect).isInstanceOf(RelayUnavailable.class).hasMessageNotContaining("hunter2");
        assertThat(server.messages()).hasSize(before);
        assertThat(server.commands().subList(spoken.size(), server.commands().size()))
                // A hello of TLS reads as lines of anything.
                .noneMatch(line -> line.matches("(?s)(AUTH|MAIL|RCPT|DATA|BDAT).*"))
                .noneMatch(line -> line.contains("hunter2"));
    }

    private Relay relay(Tls tls, List<Identity> trusted, Optional<Certificates.Client> client) {
        Certificates certificates =
                new Certificates(trusted.stream().map(Identity::certificate).toList(), client);
        Optional<SignIn> signIn =
                client.isPresent() ? Optional.empty() : Optional.of(new SignIn.Password("news", "hunter2"));
        return new Relay(
                new Settings.Relay(
                        "main", "localhost", server.port(), tls, signIn, certificates, 1, 8, Settings.Limits.NONE),
                "news.example.org",
                PATIENT);
    }

    private static List<Outgoing> group(String... readers) {
        EmailAddress sender = EmailAddress.parse("bounce@example.org");
        return Stream.of(readers)
                .map(reader -> new Outgoing(new Envelope(sender, EmailAddress.parse(reader + "@r.example")), MESSAGE))
                .toList();
    }
}
