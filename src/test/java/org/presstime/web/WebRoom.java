package org.presstime.web;

import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.presstime.archive.Archive;
import org.presstime.article.HeldArticles;
import org.presstime.delivery.Dispatcher.Outcome;
import org.presstime.delivery.SettableClock;
import org.presstime.delivery.TestMail;
import org.presstime.edition.Editions;
import org.presstime.newsletter.Newsletter;
import org.presstime.newsletter.Newsletters;
import org.presstime.newsletter.Newsletters4Tests;
import org.presstime.press.PressRoom;
import org.presstime.press.PressRun.Mailing;
import org.presstime.render.PageAddresses;
import org.presstime.render.Templates;
import org.presstime.settings.EmailAddress;
import org.presstime.settings.Settings;
import org.presstime.settings.Settings.Certificates;
import org.presstime.settings.Settings.Tls;
import org.presstime.smtp.Relay;
import org.presstime.subscriber.Subscribers;
import org.presstime.subscriber.Tokens;
import org.presstime.web.api.Api;
import org.presstime.web.api.IdempotentRequests;
import org.presstime.web.desk.DeskPages;
import org.presstime.web.desk.DeskRooms;
import org.presstime.web.desk.SignIns;
import org.presstime.web.reader.ReaderPages;

/** A running web server with one newsletter, one reader and one editor. */
final class WebRoom implements AutoCloseable {

    static final String API_TOKEN = "a-token-of-enough-characters";
    private static final EmailAddress EDITOR = EmailAddress.parse("editor@example.org");

    final SettableClock clock;
    final Editions editions;
    final Subscribers subscribers;
    final SignIns signIns;
    final List<String> routes;

    final PressRoom press;
    private final Newsletter daily;
    private final Tokens tokens;
    private final Newsroom newsroom;
    private final WebServer server;
    private final Mailing mailing;

    WebRoom(Path directory) throws IOException {
        press = new PressRoom(directory);
        clock = press.clock;
        editions = press.editions;
        press.subscribe("ana@readers.example");
        daily = Newsletters4Tests.daily(press.feed("a.xml", "One"));
        Newsletters newsletters = new Newsletters(List.of(daily));
        Settings settings = settings();
        SecureRandom random = new SecureRandom();
        subscribers = Subscribers.in(press.database, clock);
        tokens = Tokens.in(press.database, clock, random);
        signIns = new SignIns(press.database, settings, clock, random);
        Templates templates = new Templates(directory.resolve("templates"));
        Page page = new Page(templates);
        mailing = edition -> new Outcome(press.deliveries.counts(edition.id()), Optional.empty());
        newsroom = new Newsroom(new Newsroom.Parts(
                newsletters,
                editions,
                press.deliveries,
                press.pressRun,
                mailing,
                newsletter -> Optional.of(clock.instant()),
                Optional::empty,
                new FeedBoard(newsletters, press.feeds),
                clock));
        TestMail testMail =
                new TestMail(List.of(new Relay(settings.relays().get(0), "news.example.org")), settings, tokens, clock);
        Archive archive = new Archive(press.database, editions, templates, new PageAddresses(settings.site()));
        HeldArticles held = HeldArticles.in(press.database, clock);
        List<Routes> pages = List.of(
                new DeskPages(
                        signIns,
                        settings.site().url(),
                        new DeskRooms(newsroom, held, press.preview, testMail, page),
                        page),
                new Api(
                        newsroom,
                        held,
                        settings.desk().apiTokens(),
                        IdempotentRequests.in(press.database, clock),
                        settings.site().url().toString()),
                new ReaderPages(newsletters, archive, subscribers, tokens, page));
        routes = new java.util.ArrayList<>();
        server = new WebServer(settings.site().url(), page, withRegister(pages));
        server.start("127.0.0.1", 0);
    }

    /** A last member of the list that looks at what all the others have registered. */
    private List<Routes> withRegister(List<Routes> pages) {
        List<Routes> all = new java.util.ArrayList<>(pages);
        all.add(this::register);
        return all;
    }

    private void register(RoutesConfig config) {
        config.getCfg$javalin().internalRouter.allHttpHandlers().stream()
                .map(handler -> handler.endpoint)
                .filter(endpoint -> endpoint.method.isHttpMethod())
                .forEach(endpoint -> routes.add(endpoint.method.name() + " " + endpoint.path));
    }

    private static Settings settings() {
        return new Settings(
                Path.of("."),
                new Settings.Site(URI.create("http://localhost:8080"), "Example", "1 Street"),
                "",
                List.of(new Settings.Relay(
                        "main",
                        "localhost",
                        1,
                        Tls.NONE,
                        Optional.empty(),
                        Certificates.USUAL,
                        1,
                        1,
                        Settings.Limits.NONE)),
                new Settings.Delivery(
                        Duration.ofMinutes(5),
                        Duration.ofHours(1),
                        Settings.Delivery.Uncertain.RESEND,
                        Duration.ofHours(24)),
                Optional.empty(),
                new Settings.Fetch(1000, Duration.ofSeconds(1), List.of()),
                Settings.Gather.USUAL,
                new Settings.Desk(List.of(EDITOR), List.of(API_TOKEN)),
                Optional.empty(),
                List.of());
    }

    String address() {
        return "http://127.0.0.1:" + server.port();
    }

    String site() {
        return "http://localhost:8080";
    }

    LocalDate today() {
        return daily.today(clock);
    }

    void sendToday() {
        press.run(daily, mailing);
    }

    void gather() {
        press.gathering.gather(java.util.List.of(daily), org.presstime.feed.Feeds.Asking.NOW);
    }

    /** Has the newsletter's feed taken away by its publisher; its address. */
    String loseTheFeed() {
        java.net.URI feed = daily.feeds().get(0).url();
        press.feeds.record(feed, new org.presstime.feed.FetchOutcome.Gone("HTTP 410 <from> courier.example"));
        return feed.toString();
    }

    String unsubscribePath() {
        long reader = subscribers
                .find(EmailAddress.parse("ana@readers.example"))
                .get(0)
                .subscriber()
                .id();
        return "/unsubscribe/" + tokens.unsubscribe(reader, "daily");
    }

    String signInPath() {
        return signIns.link(EDITOR).orElseThrow().getPath();
    }

    /** Signs the editor in; gives the cookie. */
    String signIn(HttpClient client) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address() + signInPath()))
                .POST(HttpRequest.BodyPublishers.noBody())
                .header("Origin", site())
                .build();
        return client.send(request, HttpResponse.BodyHandlers.discarding())
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow()
                .split(";", 2)[0];
    }

    /** All rows that a reader or an editor could change. */
    String dump() {
        StringBuilder dump = new StringBuilder();
        for (String table :
                List.of("subscribers", "subscriptions", "suppressions", "editions", "deliveries", "sign_ins")) {
            dump.append(press.database.<Object>query(handle -> handle.createQuery("SELECT * FROM " + table)
                    .mapToMap()
                    .list()
                    .toString()));
        }
        return dump.toString();
    }

    @Override
    public void close() {
        server.close();
        newsroom.close();
        press.close();
    }
}
