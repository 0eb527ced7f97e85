package org.presstime.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.presstime.settings.Settings;
import org.presstime.settings.Settings.Certificates;
import org.presstime.settings.Settings.SignIn;
import org.presstime.settings.Settings.Tls;
import org.slf4j.LoggerFactory;

/** Who we say we are, in each way that relays ask for it, and that nobody else hears it. */
class RelaySignInTest {

    private static final String SECRET = "hunter2hunter2";

    private ScriptedSmtpServer server;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedSmtpServer();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void withPlain() {
        offer("PLAIN LOGIN");
        relay(new SignIn.Password("news", SECRET)).connect().close();

        assertThat(server.commands()).contains("AUTH PLAIN " + base64("news\0news\0" + SECRET));
    }

    @Test
    void withLogin() {
        offer("LOGIN");
        server.at("AUTH", "334 " + base64("Username:"))
                .at(base64("news"), "334 " + base64("Password:"))
                .at(base64(SECRET), "235 2.7.0 welcome");
        relay(new SignIn.Password("news", SECRET)).connect().close();

        assertThat(server.commands()).contains(base64(SECRET));
    }

    @Test
    void withATokenThatAProgramPrints() {
        offer("PLAIN XOAUTH2");
        relay(new SignIn.TokenCommand("news", List.of("/bin/echo", SECRET)))
                .connect()
                .close();

        assertThat(server.commands()).contains("AUTH XOAUTH2 " + token(SECRET));
    }

    @Test
    void withATokenThatIsAskedForOnceAndAgainWhenItIsRefused() throws IOException {
        offer("XOAUTH2");
        List<String> asked = new CopyOnWriteArrayList<>();
        HttpServer issuer = issuer(200, "{\"access_token\":\"at-1\",\"expires_in\":3600}", asked);
        try {
            Relay relay = relay(refresh(issuer));
            relay.connect().close();
            relay.connect().close();
            assertThat(server.commands()).contains("AUTH XOAUTH2 " + token("at-1"));
            assertThat(asked)
                    .singleElement()
                    .asString()
                    .contains("grant_type=refresh_token", "refresh_token=" + SECRET, "client_id=id")
                    .doesNotContain("client_secret");

            server.at("AUTH", "535 5.7.8 expired");
            assertThatThrownBy(relay::connect).hasMessageContaining("refused the sign-in of news");
            server.forget("AUTH");
            relay.connect().close();
            assertThat(asked).hasSize(2);
        } finally {
            issuer.stop(0);
        }
    }

    @Test
    void aTokenThatCannotBeHadIsNamedWithoutSecrets() throws IOException {
        offer("XOAUTH2");
        HttpServer issuer = issuer(400, "{\"error\":\"invalid_grant\",\"x\":\"" + SECRET + "\"}", new ArrayList<>());
        try {
            assertThatThrownBy(relay(refresh(issuer))::connect)
                    .isInstanceOf(RelayUnavailable.class)
                    .hasMessageContaining("no access token for news: localhost answered 400 invalid_grant")
                    .hasMessageNotContaining(SECRET);
        } finally {
            issuer.stop(0);
        }
        assertThatThrownBy(relay(new SignIn.TokenCommand("news", List.of("/bin/false")))::connect)
                .hasMessageContaining("/bin/false ended with exit code 1");
        assertThatThrownBy(relay(new SignIn.TokenCommand("news", List.of("/no/such/program")))::connect)
                .hasMessageContaining("/no/such/program cannot be started");
        assertThat(server.commands()).isEmpty();
    }

    @Test
    void aRelayThatStopsOfferingToSignInGetsNothing() {
        server.at("EHLO", "250 PIPELINING");
        assertThatThrownBy(relay(new SignIn.Password("news", SECRET))::connect)
                .isInstanceOf(RelayUnavailable.class)
                .hasMessageContaining("offers no sign-in");
        assertThat(server.commands()).noneMatch(line -> line.contains("MAIL") || line.contains("AUTH"));
    }

    @Test
    void noSecretReachesALog() {
        StringBuilder heard = new StringBuilder();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                heard.append(line.getMessage()).append(java.util.Arrays.toString(line.getParameters()));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        java.util.logging.Logger angus = java.util.logging.Logger.getLogger("");
        Logger ours = (Logger) LoggerFactory.getLogger("org.presstime");
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        Level before = ours.getLevel();
        angus.addHandler(handler);
        ours.addAppender(lines);
        ours.setLevel(Level.TRACE);
        try {
            withPlain();
            withATokenThatAProgramPrints();
        } finally {
            angus.removeHandler(handler);
            ours.detachAppender(lines);
            ours.setLevel(before);
        }
        lines.list.forEach(line -> heard.append(line.getFormattedMessage()));
        assertThat(heard.toString())
                .doesNotContain(SECRET)
                .doesNotContain(base64("news\0news\0" + SECRET))
                .doesNotContain(token(SECRET));
        assertThat(new SignIn.Password("news", SECRET).toString()).doesNotContain(SECRET);
    }

    private void offer(String mechanisms) {
        server.at("EHLO", "250-test\n250 AUTH " + mechanisms);
    }

    private Relay relay(SignIn signIn) {
        Timeouts patient = new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(10));
        return new Relay(
                new Settings.Relay(
                        "main",
                        "localhost",
                        server.port(),
                        Tls.NONE,
                        Optional.of(signIn),
                        Certificates.USUAL,
                        1,
                        8,
                        Settings.Limits.NONE),
                "news.example.org",
                patient);
    }

    private static SignIn.TokenRefresh refresh(HttpServer issuer) {
        URI url = URI.create("http://localhost:" + issuer.getAddress().getPort() + "/token");
        return new SignIn.TokenRefresh("news", url, "id", "", SECRET);
    }

    private static HttpServer issuer(int status, String answer, List<String> asked) throws IOException {
        HttpServer issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer.createContext("/token", exchange -> {
            asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        issuer.start();
        return issuer;
    }

    // The form that Google and Microsoft document.
    private static String token(String accessToken) {
        return base64("user=news\u0001auth=Bearer " + accessToken + "\u0001\u0001");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
