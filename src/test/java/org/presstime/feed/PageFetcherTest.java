package org.presstime.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.presstime.feed.PageFetcher.Page;
import org.presstime.feed.PageFetcher.Page.Fetched;
import org.presstime.feed.PageFetcher.Page.Missing;
import org.presstime.settings.Settings;

/** What feeds point at, fetched under the rules of feeds. */
@Timeout(60)
class PageFetcherTest {

    private static final byte[] PAGE = "<html>It happened.</html>".getBytes(StandardCharsets.UTF_8);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final Queue<String> requests = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/page", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "Text/HTML; Charset=\"windows-1252\"");
            exchange.getResponseHeaders().add("X-Robots-Tag", "noindex");
            exchange.getResponseHeaders().add("X-Robots-Tag", "otherbot: noai");
            answer(exchange, 200);
        });
        server.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().add("Location", "/page");
            answer(exchange, 302);
        });
        server.createContext("/error", exchange -> answer(exchange, 500));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void aPageComesWithWhatItsServerSaysOfIt() {
        assertThat(fetch("/moved", 1000)).isInstanceOfSatisfying(Fetched.class, page -> {
            assertThat(page.address()).isEqualTo(address("/page"));
            assertThat(page.mediaType()).contains("text/html");
            assertThat(page.charset())
                    .hasValueSatisfying(set -> assertThat(set.name()).isEqualTo("windows-1252"));
            assertThat(page.header("X-Robots-Tag")).containsExactly("noindex", "otherbot: noai");
            assertThat(page.header("tdm-reservation")).isEmpty();
            assertThat(page.body()).isEqualTo(PAGE);
        });
        assertThat(requests).contains("/page Presstime/test text/html");
    }

    @Test
    void aPageThatIsNotThereIsASentence() {
        assertThat(fetch("/none", 1000)).isEqualTo(new Missing(OptionalInt.of(404), "HTTP 404 from 127.0.0.1"));
        assertThat(fetch("/error", 1000)).isEqualTo(new Missing(OptionalInt.of(500), "HTTP 500 from 127.0.0.1"));
        assertThat(fetch("/page", 10)).isEqualTo(new Missing(OptionalInt.empty(), "larger than 10 bytes"));
        try (Web web = web(List.of(), host -> InetAddress.getAllByName(host))) {
            assertThat(new WebPages(web).fetch(URI.create("file:///etc/passwd"), "*/*", 1000))
                    .isEqualTo(new Missing(OptionalInt.empty(), "not an http or https address: file:///etc/passwd"));
        }
    }

    @Test
    void aHostGetsTwoRequestsAtATimeWhoeverAsks() throws Exception {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        // Nobody is answered before two are there: with one at a time this would never end.
        CyclicBarrier two = new CyclicBarrier(2);
        server.createContext("/busy", exchange -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            await(two);
            now.decrementAndGet();
            answer(exchange, 200);
        });
        int pages = 12;
        CountDownLatch done = new CountDownLatch(pages);
        try (Web web = web(allowed(), host -> InetAddress.getAllByName(host))) {
            PageFetcher fetcher = new WebPages(web);
            IntStream.range(0, pages)
                    .forEach(i -> threads.execute(() -> {
                        assertThat(fetcher.fetch(address("/busy?" + i), "text/html", 1000))
                                .isInstanceOf(Fetched.class);
                        done.countDown();
                    }));
            assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(most).hasValue(2);
    }

    /** A name server that changes its answer between a check and the connection. */
    @Test
    void aNameThatTurnsPrivateIsNotConnectedTo() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        InetAddress nowhere = InetAddress.getByAddress("rebind.example", new byte[] {(byte) 203, 0, 112, 1});
        InetAddress inside = InetAddress.getByAddress("rebind.example", new byte[] {127, 0, 0, 1});
        URI address = URI.create("http://rebind.example:" + server.getAddress().getPort() + "/page");
        DnsResolver rebinding = resolver(host ->
                asked.getAndIncrement() == 0 ? new InetAddress[] {nowhere, inside} : new InetAddress[] {inside});
        Settings.Fetch limits = new Settings.Fetch(1000, Duration.ofMillis(500), List.of());
        try (Web web = new Web(limits, "Presstime/test", rebinding, DefaultClientTlsStrategy.createDefault())) {
            for (int i = 0; i < 5; i++) {
                assertThat(new WebPages(web).fetch(address, "text/html", 1000)).isInstanceOf(Missing.class);
            }
        }
        assertThat(asked).hasValueGreaterThan(1);
        assertThat(requests).isEmpty();
    }

    private interface Names {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    private static DnsResolver resolver(Names names) {
        return new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                return names.of(host);
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
    }

    private static Web web(List<String> allowed, Names names) {
        return new Web(
                new Settings.Fetch(1000, TIMEOUT, allowed),
                "Presstime/test",
                resolver(names),
                DefaultClientTlsStrategy.createDefault());
    }

    private Page fetch(String path, long maxBytes) {
        try (Web web = web(allowed(), host -> InetAddress.getAllByName(host))) {
            return new WebPages(web).fetch(address(path), "text/html", maxBytes);
        }
    }

    private List<String> allowed() {
        return List.of("127.0.0.1:" + server.getAddress().getPort());
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private void answer(HttpExchange exchange, int status) throws IOException {
        try (exchange) {
            requests.add(exchange.getRequestURI().getPath() + " "
                    + Optional.ofNullable(exchange.getRequestHeaders().getFirst("User-Agent"))
                            .orElse("-") + " " + exchange.getRequestHeaders().getFirst("Accept"));
            exchange.sendResponseHeaders(status, status == 200 ? PAGE.length : -1);
            if (status == 200) {
                exchange.getResponseBody().write(PAGE);
            }
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }
}
