package org.presstime.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.presstime.database.Database;
import org.presstime.database.OnEachDatabase;
import org.presstime.feed.FetchOutcome.Failed;
import org.presstime.feed.FetchOutcome.Failure;
import org.presstime.feed.FetchOutcome.Fetched;
import org.presstime.feed.FetchOutcome.Gone;
import org.presstime.feed.FetchOutcome.Unchanged;
import org.presstime.settings.Settings;

/** Servers, good and bad, and what we get from them. */
@Timeout(60)
class FeedFetcherTest {

    private static final byte[] FEED = "<rss><channel><title>T</title><item><title>One</title></item></channel></rss>"
            .getBytes(StandardCharsets.UTF_8);

    private final List<String> agents = new ArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/feed", exchange -> answer(exchange, 200, FEED));
        server.createContext("/etag", this::withEtag);
        server.createContext("/gzip", exchange -> gzipped(exchange, FEED));
        server.createContext("/bomb", exchange -> gzipped(exchange, new byte[5_000_000]));
        server.createContext("/drip", this::drip);
        server.createContext("/hang", exchange -> await());
        server.createContext(
                "/html", exchange -> answer(exchange, 200, "<html></html>".getBytes(StandardCharsets.UTF_8)));
        server.createContext(
                "/site",
                exchange -> answer(
                        exchange,
                        200,
                        "<html><head><link rel='alternate' type='application/rss+xml' href='/feed'></head></html>"
                                .getBytes(StandardCharsets.UTF_8)));
        server.createContext("/gone", exchange -> answer(exchange, 410, new byte[0]));
        server.createContext("/busy", exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "120");
            answer(exchange, 429, new byte[0]);
        });
        server.createContext("/304", exchange -> answer(exchange, 304, new byte[0]));
        server.createContext("/same-etag", exchange -> {
            exchange.getResponseHeaders().add("ETag", "\"v1\"");
            exchange.getResponseHeaders().add("Cache-Control", "public, max-age=7200");
            answer(
                    exchange,
                    200,
                    (new String(FEED, StandardCharsets.UTF_8) + "<!-- " + agents.size() + " -->")
                            .getBytes(StandardCharsets.UTF_8));
        });
        server.createContext("/for-good", exchange -> redirect(exchange, 301, "/for-now"));
        server.createContext("/for-now", exchange -> redirect(exchange, 302, "/feed"));
        server.createContext("/loop", exchange -> redirect(exchange, "/loop"));
        server.createContext("/moved", exchange -> redirect(exchange, "/feed"));
        server.createContext("/to-file", exchange -> redirect(exchange, "file:///etc/passwd"));
        server.createContext("/to-private", exchange -> redirect(exchange, "http://127.0.0.2:9/"));
        server.createContext("/to-nonsense", exchange -> redirect(exchange, "http://[nonsense"));
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
    }

    @Test
    void aFeedIsFetchedAndSaysWhoAsks() {
        assertThat(fetch("/feed"))
                .isInstanceOfSatisfying(
                        Fetched.class,
                        fetched -> assertThat(fetched.feed().entries()).hasSize(1));
        assertThat(agents).containsExactly("Presstime/test");
        assertThat(fetch("/moved")).isInstanceOf(Fetched.class);
        assertThat(fetch("/gzip")).isInstanceOf(Fetched.class);
    }

    @Test
    void theFeedThatAPageNamesIsReadInItsPlace() {
        Fetched first = (Fetched) fetch("/site");

        assertThat(first.feed().entries()).hasSize(1);
        Feeds.State known = new Feeds.State(
                address("/site"),
                "T",
                first.validators(),
                Feeds.Places.CONFIGURED,
                0,
                "",
                false,
                Feeds.Times.NEVER,
                false);
        assertThat(fetch(known)).isInstanceOf(Unchanged.class);
    }

    @OnEachDatabase
    void anUnchangedFeedIsNotReadAgain(Database database) {
        Feeds feeds = Feeds.in(database, Settings.Gather.USUAL, Clock.systemUTC(), new SplittableRandom(1));
        for (String path : List.of("/etag", "/feed")) {
            URI address = address(path);
            feeds.record(address, fetch(feeds.state(address)));

            FetchOutcome second = fetch(feeds.state(address));

            assertThat(second).isInstanceOf(Unchanged.class);
            feeds.record(address, second);
            assertThat(feeds.state(address).title()).isEqualTo("T");
        }
    }

    @OnEachDatabase
    void aFailureIsCountedAndForgottenAfterASuccess(Database database) {
        Feeds feeds = Feeds.in(database, Settings.Gather.USUAL, Clock.systemUTC(), new SplittableRandom(1));
        URI address = address("/feed");
        feeds.record(address, new Failed("HTTP 500"));
        feeds.record(address, new Failed("HTTP 502"));
        assertThat(feeds.state(address).failures()).isEqualTo(2);
        assertThat(feeds.state(address).failure()).isEqualTo("HTTP 502");

        feeds.record(address, fetch("/feed"));

        assertThat(feeds.state(address).failures()).isZero();
        assertThat(feeds.state(address).failure()).isEmpty();
    }

    @Test
    void whatAServerWishesIsToldOn() {
        assertThat(fetch("/busy")).isEqualTo(new Failed("HTTP 429 from 127.0.0.1", Optional.of(Duration.ofMinutes(2))));
        assertThat(fetch("/gone")).isInstanceOf(Gone.class);
        assertThat(fetch("/304")).as("nothing was known").isInstanceOf(Failed.class);
        assertThat(fetch("/for-good"))
                .isInstanceOfSatisfying(
                        Fetched.class,
                        fetched -> assertThat(fetched.advice().movedTo()).contains(address("/for-now")));
        assertThat(fetch("/moved"))
                .isInstanceOfSatisfying(
                        Fetched.class,
                        fetched -> assertThat(fetched.advice().movedTo()).isEmpty());
    }

    @OnEachDatabase
    void theSameEtagIsTheSameFeedWhateverIsSent(Database database) {
        Feeds feeds = Feeds.in(database, Settings.Gather.USUAL, Clock.systemUTC(), new SplittableRandom(1));
        URI address = address("/same-etag");
        feeds.record(address, fetch(feeds.state(address)));

        assertThat(fetch(feeds.state(address)))
                .isEqualTo(new Unchanged(new FetchOutcome.Advice(Optional.of(Duration.ofHours(2)), Optional.empty())));
    }

    @ParameterizedTest
    @CsvSource({
        "/html, an HTML page",
        "/gone, HTTP 410",
        "/nowhere, HTTP 404",
        "/loop, redirects more than 5 times",
        "/to-file, not an http or https address",
        "/to-private, 127.0.0.2 is at the private address",
        "/to-nonsense, no address",
        "/bomb, larger than 100000 bytes",
        "/drip, not done within 2 s",
        "/hang, in",
    })
    void whatGoesWrongIsASentence(String path, String expected) {
        assertThat(fetch(path))
                .isInstanceOfSatisfying(
                        Failure.class, failed -> assertThat(failed.reason()).contains(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:1/",
                "http://localhost:1/",
                "http://[::1]:1/",
                "http://2130706433:1/",
                "http://0x7f.1:1/"
            })
    void thisMachineIsNotReachedUnlessItIsListed(String address) {
        try (FeedFetcher strict = fetcher(List.of())) {
            assertThat(strict.fetch(Feeds.State.unknown(URI.create(address))))
                    .isInstanceOfSatisfying(
                            Failed.class,
                            failed -> assertThat(failed.reason())
                                    .containsPattern("private address|host is not known|not an http or https address"));
        }
    }

    @Test
    void aFeedThatIsNotQuickIsLeftForLater() {
        Settings.Fetch limits = new Settings.Fetch(100_000, Duration.ofSeconds(30), List.of("127.0.0.1"));
        try (FeedFetcher fetcher = new FeedFetcher(limits, "Presstime/test", Duration.ofMillis(300))) {
            assertThat(fetcher.fetchIfQuick(Feeds.State.unknown(address("/hang"))))
                    .isEmpty();
            assertThat(fetcher.fetchIfQuick(Feeds.State.unknown(address("/gone"))))
                    .containsInstanceOf(Gone.class);
            assertThat(fetcher.fetchIfQuick(Feeds.State.unknown(address("/feed"))))
                    .containsInstanceOf(Fetched.class);
        }
    }

    @Test
    void aFeedThatHasNoMoreTimeThanAQuickOneHasFailed() {
        Settings.Fetch limits = new Settings.Fetch(100_000, Duration.ofMillis(300), List.of("127.0.0.1"));
        try (FeedFetcher fetcher = new FeedFetcher(limits, "Presstime/test", Duration.ofMillis(300))) {
            assertThat(fetcher.fetchIfQuick(Feeds.State.unknown(address("/hang"))))
                    .containsInstanceOf(Failed.class);
        }
    }

    @Test
    void aFileIsReadWhenTheConfigurationNamesIt(@TempDir Path directory) throws IOException {
        Path file = Files.write(directory.resolve("feed.xml"), FEED);
        try (FeedFetcher fetcher = fetcher(List.of())) {
            assertThat(fetcher.fetch(Feeds.State.unknown(file.toUri()))).isInstanceOf(Fetched.class);
            assertThat(fetcher.fetch(
                            Feeds.State.unknown(directory.resolve("none.xml").toUri())))
                    .asString()
                    .contains("there is no file");
        }
    }

    private FetchOutcome fetch(String path) {
        return fetch(Feeds.State.unknown(address(path)));
    }

    private FetchOutcome fetch(Feeds.State state) {
        try (FeedFetcher fetcher =
                fetcher(List.of("127.0.0.1:" + server.getAddress().getPort()))) {
            return fetcher.fetch(state);
        }
    }

    private static FeedFetcher fetcher(List<String> allowed) {
        return new FeedFetcher(new Settings.Fetch(100_000, Duration.ofSeconds(2), allowed), "Presstime/test");
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        try (exchange) {
            agents.add(exchange.getRequestHeaders().getFirst("User-Agent"));
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private void withEtag(HttpExchange exchange) throws IOException {
        boolean known = Optional.ofNullable(exchange.getRequestHeaders().getFirst("If-None-Match"))
                .equals(Optional.of("\"v1\""));
        exchange.getResponseHeaders().add("ETag", "\"v1\"");
        answer(exchange, known ? 304 : 200, known ? new byte[0] : FEED);
    }

    private void gzipped(HttpExchange exchange, byte[] body) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(body);
        }
        exchange.getResponseHeaders().add("Content-Encoding", "gzip");
        answer(exchange, 200, packed.toByteArray());
    }

    /** A byte now and then, for ever. */
    private void drip(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            while (!over.await(100, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                out.write(' ');
                out.flush();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void await() {
        try {
            over.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void redirect(HttpExchange exchange, String location) throws IOException {
        redirect(exchange, 302, location);
    }

    private static void redirect(HttpExchange exchange, int status, String location) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().add("Location", location);
            exchange.sendResponseHeaders(status, -1);
        }
    }
}
