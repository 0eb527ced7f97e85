package org.presstime.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.Message;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.impl.bootstrap.HttpAsyncServer;
import org.apache.hc.core5.http.nio.AsyncRequestConsumer;
import org.apache.hc.core5.http.nio.AsyncServerRequestHandler;
import org.apache.hc.core5.http.nio.entity.DiscardingEntityConsumer;
import org.apache.hc.core5.http.nio.support.AsyncResponseBuilder;
import org.apache.hc.core5.http.nio.support.BasicRequestConsumer;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.http2.impl.nio.bootstrap.H2ServerBootstrap;
import org.apache.hc.core5.http2.ssl.H2ServerTlsStrategy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.ListenerEndpoint;
import org.apache.hc.core5.ssl.SSLContexts;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.presstime.feed.PageFetcher.Page.Fetched;
import org.presstime.feed.PageFetcher.Page.Missing;
import org.presstime.settings.Settings;

/** The version of HTTP is the best the server offers in the TLS handshake; the address is checked whichever it is. */
@Timeout(60)
class Http2Test {

    private static final char[] PASSWORD = "changeit".toCharArray();

    private final Queue<String> versions = new ConcurrentLinkedQueue<>();

    @ParameterizedTest
    @CsvSource({"NEGOTIATE, HTTP/2.0", "FORCE_HTTP_1, HTTP/1.1"})
    void isSpokenWithAServerThatOffersIt(HttpVersionPolicy policy, String spoken, @TempDir Path directory)
            throws Exception {
        SSLContext context = certificate(directory.resolve("keys.p12"));
        HttpAsyncServer server = H2ServerBootstrap.bootstrap()
                .setCanonicalHostName("127.0.0.1")
                .setVersionPolicy(policy)
                .setTlsStrategy(new H2ServerTlsStrategy(context))
                .register("*", new Page())
                .create();
        server.start();
        try {
            ListenerEndpoint endpoint = server.listen(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), URIScheme.HTTPS)
                    .get();
            int port = ((InetSocketAddress) endpoint.getAddress()).getPort();
            URI address = URI.create("https://127.0.0.1:" + port + "/");
            try (Web strict = web(List.of(), context);
                    Web web = web(List.of("127.0.0.1:" + port), context)) {
                assertThat(new WebPages(strict).fetch(address, "*/*", 1000)).isInstanceOf(Missing.class);
                assertThat(versions).isEmpty();
                assertThat(new WebPages(web).fetch(address, "*/*", 1000)).isInstanceOf(Fetched.class);
                assertThat(new WebPages(web).fetch(address, "*/*", 10))
                        .asString()
                        .contains("larger than 10 bytes");
                assertThat(versions).containsOnly(spoken);
            }
        } finally {
            server.close(CloseMode.IMMEDIATE);
        }
    }

    private static Web web(List<String> allowed, SSLContext context) {
        return new Web(
                new Settings.Fetch(1000, Duration.ofSeconds(5), allowed),
                "Presstime/test",
                SystemDefaultDnsResolver.INSTANCE,
                new DefaultClientTlsStrategy(context));
    }

    private final class Page implements AsyncServerRequestHandler<Message<HttpRequest, Void>> {

        @Override
        public AsyncRequestConsumer<Message<HttpRequest, Void>> prepare(
                HttpRequest request, EntityDetails entity, HttpContext context) {
            return new BasicRequestConsumer<>(entity == null ? null : new DiscardingEntityConsumer<>());
        }

        @Override
        public void handle(Message<HttpRequest, Void> message, ResponseTrigger trigger, HttpContext context)
                throws HttpException, IOException {
            versions.add(message.getHead().getVersion().toString());
            trigger.submitResponse(
                    AsyncResponseBuilder.create(200)
                            .setEntity("It happened.", ContentType.TEXT_PLAIN)
                            .build(),
                    context);
        }
    }

    /** A certificate of its own for 127.0.0.1, which it also trusts. */
    private static SSLContext certificate(Path store) throws Exception {
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process made = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-keystore",
                        store.toString(),
                        "-storetype",
                        "PKCS12",
                        "-alias",
                        "web",
                        "-storepass",
                        new String(PASSWORD),
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=IP:127.0.0.1",
                        "-validity",
                        "30")
                .redirectErrorStream(true)
                .start();
        assertThat(made.waitFor()).isZero();
        return SSLContexts.custom()
                .loadKeyMaterial(store, PASSWORD, PASSWORD)
                .loadTrustMaterial(store, PASSWORD)
                .build();
    }
}
