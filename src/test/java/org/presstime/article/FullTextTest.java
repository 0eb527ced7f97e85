package org.presstime.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.presstime.article.FeedDocument.item;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.presstime.database.Database;
import org.presstime.delivery.SettableClock;
import org.presstime.feed.FeedFetcher;
import org.presstime.newsletter.Newsletter;
import org.presstime.newsletter.Newsletters4Tests;
import org.presstime.settings.Settings;

/** Articles whose feed tells only their beginning, and a server with their pages. */
class FullTextTest {

    private static final URI FEED = URI.create("https://courier.example/feed.xml");
    private static final Newsletter DAILY = Newsletters4Tests.daily("World=" + FEED);
    private static final String PARAGRAPH =
            "The council met on Monday, and after four hours of debate, which nobody had expected, it decided to meet again.";
    private static final String ARTICLE = "<article><p>" + PARAGRAPH + "</p><p>" + PARAGRAPH + "</p></article>";

    @TempDir
    Path directory;

    private final SettableClock clock = new SettableClock("2026-11-24T06:00:00Z");
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private FeedFetcher fetcher;
    private Database database;
    private FullText fullText;

    private record Answer(int status, String body, Map<String, String> headers) {}

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().getPath());
            Answer answer = answers.getOrDefault(exchange.getRequestURI().getPath(), new Answer(404, "none", Map.of()));
            answer.headers().forEach(exchange.getResponseHeaders()::add);
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        Settings.Fetch limits = new Settings.Fetch(1_000_000, Duration.ofSeconds(5), List.of("127.0.0.1"));
        fetcher = new FeedFetcher(limits, "Presstime/test");
        database = Database.open("jdbc:sqlite:" + directory.resolve("press.db"));
        fullText = new FullText(database, fetcher.pages(), clock);
    }

    @AfterEach
    void close() {
        server.stop(0);
        fetcher.close();
        database.close();
    }

    private void page(String path, String body) {
        page(path, body, Map.of());
    }

    private void page(String path, String body, Map<String, String> headers) {
        answers.put(path, new Answer(200, body, headers));
    }

    private String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private void add(String... paths) {
        Articles.in(database, clock)
                .add(
                        FEED,
                        FeedDocument.of(
                                FEED,
                                List.of(paths).stream()
                                        .map(path ->
                                                item("About " + path).guid(path).link(address(path)))
                                        .toArray(FeedDocument.Item[]::new)),
                        Locale.ENGLISH);
    }

    private Article article() {
        return Articles.in(database, clock)
                .waitingFor(DAILY, Duration.ofDays(3))
                .get(0);
    }

    @Test
    void theTextIsThatOfThePage() {
        page(
                "/1",
                ARTICLE + "<meta property='og:image' content='https://p.example/1.jpg'>"
                        + "<meta property='og:image:width' content='1200'><meta property='og:image:alt' content='The <b>hall</b>'>");
        add("/1");

        assertThat(fullText.complete(FEED)).isEqualTo(1);
        assertThat(article().text()).isEqualTo(PARAGRAPH + "\n\n" + PARAGRAPH);
        assertThat(article().picture()).hasValueSatisfying(picture -> {
            assertThat(picture.source()).hasToString("https://p.example/1.jpg");
            assertThat(picture.width()).isEqualTo(1200);
        });
    }

    @Test
    void aPageIsFetchedOnceWhateverComesOfIt() {
        page("/1", ARTICLE);
        add("/1", "/gone");
        fullText.complete(FEED);
        fullText.complete(FEED);

        assertThat(asked).containsExactlyInAnyOrder("/robots.txt", "/1", "/.well-known/tdmrep.json", "/gone");
    }

    @Test
    void anEditedArticleIsFetchedAgain() {
        page("/1", ARTICLE);
        add("/1");
        fullText.complete(FEED);
        page("/1", ARTICLE.replace("Monday", "Tuesday"));
        Articles.in(database, clock)
                .add(FEED, FeedDocument.of(FEED, item("Edited").guid("/1").link(address("/1"))), Locale.ENGLISH);

        assertThat(fullText.complete(FEED)).isEqualTo(1);
        assertThat(article().text()).contains("Tuesday");
    }

    @Test
    void whatAnEditionHasUsedIsLeftAlone() {
        page("/1", ARTICLE);
        add("/1");
        Articles.in(database, clock).consume("daily", 1, List.of(article().id()));

        assertThat(fullText.complete(FEED)).isZero();
        assertThat(asked).isEmpty();
    }

    @Test
    void robotsTxtIsAskedForOnceADayAndHeeded() {
        page("/robots.txt", "User-agent: *\nDisallow: /private/");
        page("/private/1", ARTICLE);
        page("/2", ARTICLE);
        add("/private/1", "/2");

        assertThat(fullText.complete(FEED)).isEqualTo(1);
        assertThat(asked).containsExactlyInAnyOrder("/robots.txt", "/2", "/.well-known/tdmrep.json");
        clock.pass(Duration.ofHours(25));
        add("/3");
        fullText.complete(FEED);
        assertThat(asked).filteredOn("/robots.txt"::equals).hasSize(2);
    }

    @Test
    void aServerThatCannotSayIsLeftAlone() {
        answers.put("/robots.txt", new Answer(503, "", Map.of()));
        page("/1", ARTICLE);
        add("/1");

        assertThat(fullText.complete(FEED)).isZero();
        assertThat(asked).containsExactly("/robots.txt");
        assertThat(article().text()).isEqualTo("It happened.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<meta name=robots content='index, NoAI'>",
                "<meta name=presstime content=noai>",
                "<meta name=tdm-reservation content=1>",
                "<meta name=robots content=nosnippet>"
            })
    void aPageThatAsksNotToBeUsedIsNot(String mark) {
        page("/1", mark + ARTICLE);
        add("/1");

        assertThat(fullText.complete(FEED)).isZero();
        assertThat(article().text()).isEqualTo("It happened.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    [{"location":"/news/","tdm-reservation":1}] | /news/1 | 0
                    [{"location":"/news/","tdm-reservation":1,"tdm-policy":"https://x.example/p.json"}] | /sport/1 | 1
                    [{"location":"/","tdm-reservation":"1"}] | /news/1 | 0
                    [{"location":"/","tdm-reservation":0}] | /news/1 | 1
                    [{"location":"/*.html$","tdm-reservation":1}] | /news/1.html | 0
                    [{"location":"/","tdm-reservation":0},{"location":"/news/*","tdm-reservation":1}] | /news/1 | 0
                    [{"location":"/","tdm-reservation | /news/1 | 1
                    {"a":[1,null]} | /news/1 | 1
                    "" | /news/1 | 1
                    """)
    void aServerThatReservesAPageIsHeeded(String file, String path, int found) {
        page("/.well-known/tdmrep.json", file);
        page(path, ARTICLE);
        add(path);

        assertThat(fullText.complete(FEED)).isEqualTo(found);
    }

    @Test
    void whatAPageSaysOfItselfStandsAboveWhatItsServerSays() {
        page("/.well-known/tdmrep.json", "[{\"location\":\"/\",\"tdm-reservation\":1}]");
        page("/1", ARTICLE, Map.of("tdm-reservation", "0"));
        add("/1");

        assertThat(fullText.complete(FEED)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Robots-Tag: noai",
                "X-Robots-Tag: presstime: noai",
                "X-Robots-Tag: noindex, noai",
                "TDM-Reservation: 1"
            })
    void aHeaderCountsAsWell(String header) {
        page("/1", ARTICLE, Map.of(header.split(": ", 2)[0], header.split(": ", 2)[1]));
        add("/1");

        assertThat(fullText.complete(FEED)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Robots-Tag: otherbot: noai", "X-Robots-Tag: max-snippet: 20", "TDM-Reservation: 0"})
    void aHeaderForOthersDoesNot(String header) {
        page("/1", ARTICLE, Map.of(header.split(": ", 2)[0], header.split(": ", 2)[1]));
        add("/1");

        assertThat(fullText.complete(FEED)).isEqualTo(1);
    }

    @Test
    void aPictureThatIsNotToBeUsedIsNot() {
        page(
                "/1",
                "<meta name=robots content=noimageai><meta property='og:image' content='https://p.example/1.jpg'>"
                        + ARTICLE);
        add("/1");

        assertThat(fullText.complete(FEED)).isEqualTo(1);
        assertThat(article().picture()).isEmpty();
    }

    @Test
    void whatIsNoPageOrSaysLessChangesNothing() {
        page("/1", "{\"a\": 1}", Map.of("Content-Type", "application/json"));
        page("/2", "<p>Please turn on JavaScript.</p>");
        add("/1", "/2", "/missing");

        assertThat(fullText.complete(FEED)).isZero();
        assertThat(article().text()).isEqualTo("It happened.");
    }

    @Test
    void aRoundCostsSoManyPagesAtMost() {
        String[] paths =
                java.util.stream.IntStream.range(0, 30).mapToObj(i -> "/p" + i).toArray(String[]::new);
        add("/first");
        clock.pass(Duration.ofHours(2));
        for (String path : paths) {
            page(path, ARTICLE);
            add(path);
        }

        assertThat(fullText.complete(FEED)).isEqualTo(20);
        assertThat(fullText.complete(FEED)).isEqualTo(10);
    }
}
