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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.presstime.archive.Archive;
import org.presstime.article.Articles;
import org.presstime.article.HeldArticles;
import org.presstime.database.Installation;
import org.presstime.delivery.Dispatcher;
import org.presstime.delivery.Dispatcher.Outcome;
import org.presstime.delivery.EditionMails;
import org.presstime.delivery.SettableClock;
import org.presstime.delivery.TestMail;
import org.presstime.edition.Editions;
import org.presstime.newsletter.Newsletter;
import org.presstime.newsletter.Newsletters;
import org.presstime.newsletter.Newsletters4Tests;
import org.presstime.press.PressRoom;
import org.presstime.press.PressRun.Mailing;
import org.presstime.render.PageAddresses;
import org.presstime.render.Renditions;
import org.presstime.render.Templates;
import org.presstime.review.ApprovalLinks;
import org.presstime.review.Guidelines;
import org.presstime.settings.EmailAddress;
import org.presstime.settings.Mailbox;
import org.presstime.settings.Mailbox.Person;
import org.presstime.settings.Mailbox.Role;
import org.presstime.settings.Settings;
import org.presstime.settings.Settings.Certificates;
import org.presstime.settings.Settings.Tls;
import org.presstime.smtp.Relay;
import org.presstime.subscriber.Accounts;
import org.presstime.subscriber.SignUps;
import org.presstime.subscriber.SignUps.Asked;
import org.presstime.subscriber.SignUps.Origin;
import org.presstime.subscriber.SubscriberCsv;
import org.presstime.subscriber.Subscribers;
import org.presstime.subscriber.Suppressions;
import org.presstime.subscriber.Tokens;
import org.presstime.subscriber.Tokens.Purpose;
import org.presstime.web.api.Api;
import org.presstime.web.api.IdempotentRequests;
import org.presstime.web.api.SubscribersApi;
import org.presstime.web.api.SuppressionsApi;
import org.presstime.web.desk.ApprovalPages;
import org.presstime.web.desk.DeskPages;
import org.presstime.web.desk.DeskRooms;
import org.presstime.web.desk.ReaderRooms;
import org.presstime.web.desk.ReviewRooms;
import org.presstime.web.desk.SignIns;
import org.presstime.web.reader.Readership;

/** A running web server with one newsletter, one reader and one editor. */
final class WebRoom implements AutoCloseable {

    static final String API_TOKEN = "a-token-of-enough-characters";
    static final Person EDITOR = person("Edda <editor@example.org>", Role.EDITOR);
    static final Person WRITER = person("Wim <writer@example.org>", Role.WRITER);
    static final Person VIEWER = person("viewer@example.org", Role.VIEWER);
    static final Person ADMIN = person("Ada <admin@example.org>", Role.ADMIN);
    private static final List<Person> PEOPLE = List.of(VIEWER, WRITER, EDITOR, ADMIN);

    final SettableClock clock;
    final Editions editions;
    final Subscribers subscribers;
    final SignIns signIns;
    final List<String> routes;
    final ApprovalLinks links;

    final PressRoom press;
    private final Newsletter daily;
    private final Tokens tokens;
    final Readership readership;
    private final Newsroom newsroom;
    private final WebServer server;
    private final Mailing mailing;
    private final Settings settings;

    WebRoom(Path directory) throws IOException {
        this(directory, Newsletter.Review.NONE, 1);
    }

    /** Where an edition is reviewed like this. */
    WebRoom(Path directory, Newsletter.Review review) throws IOException {
        this(directory, review, 1);
    }

    /** With a relay on this machine at that port. */
    WebRoom(Path directory, int relay) throws IOException {
        this(directory, Newsletter.Review.NONE, relay);
    }

    private WebRoom(Path directory, Newsletter.Review review, int relay) throws IOException {
        press = new PressRoom(directory);
        clock = press.clock;
        editions = press.editions;
        press.subscribe("ana@readers.example");
        daily = Newsletters4Tests.daily(press.feed("a.xml", "One")).under(review);
        Newsletters newsletters = new Newsletters(List.of(daily));
        settings = settings(relay);
        SecureRandom random = new SecureRandom();
        subscribers = Subscribers.in(press.database, clock);
        tokens = Tokens.in(press.database, clock, random);
        signIns = new SignIns(press.database, settings, clock, random);
        links = new ApprovalLinks(press.database, clock, random);
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
                new Newsroom.Editorial(
                        press.reviews,
                        guidelines(),
                        links,
                        press.trail,
                        press.press.corrections(),
                        Articles.in(press.database, clock),
                        settings.desk()),
                clock));
        TestMail testMail =
                new TestMail(List.of(new Relay(settings.relays().get(0), "news.example.org")), settings, tokens, clock);
        Archive archive = new Archive(press.database, editions, templates, new PageAddresses(settings.site()));
        HeldArticles held = HeldArticles.in(press.database, clock);
        readership = new Readership(
                new Readership.Parts(
                        press.database,
                        newsletters,
                        settings,
                        templates,
                        archive,
                        subscribers,
                        Suppressions.in(press.database, clock),
                        tokens,
                        List.of(new Relay(settings.relays().get(0), "news.example.org")),
                        clock,
                        random),
                page);
        List<Routes> pages = List.of(
                new DeskPages(
                        signIns,
                        settings.site().url(),
                        new DeskRooms(newsroom, held, press.preview, testMail, page),
                        new ReviewRooms(newsroom, page),
                        new ReaderRooms(readership, page),
                        page),
                new ApprovalPages(newsroom, settings.site().url(), page),
                new Api(
                        newsroom,
                        held,
                        settings.desk().apiTokens(),
                        IdempotentRequests.in(press.database, clock),
                        settings.site().url().toString()),
                new SubscribersApi(readership, newsletters, settings.desk().apiTokens()),
                new SuppressionsApi(
                        Suppressions.in(press.database, clock),
                        new SubscriberCsv(press.database, subscribers, Suppressions.in(press.database, clock), clock),
                        newsletters,
                        settings.desk().apiTokens()),
                readership);
        routes = new ArrayList<>();
        server = new WebServer(settings.site().url(), page, withRegister(pages));
        server.start("127.0.0.1", 0);
    }

    /** A last member of the list that looks at what all the others have registered. */
    private List<Routes> withRegister(List<Routes> pages) {
        List<Routes> all = new ArrayList<>(pages);
        all.add(this::register);
        return all;
    }

    private void register(RoutesConfig config) {
        config.getCfg$javalin().internalRouter.allHttpHandlers().stream()
                .map(handler -> handler.endpoint)
                .filter(endpoint -> endpoint.method.isHttpMethod())
                .forEach(endpoint -> routes.add(endpoint.method.name() + " " + endpoint.path));
    }

    private static Guidelines guidelines() {
        return Guidelines.read(Path.of("config"), Map.of());
    }

    private static Person person(String mailbox, Role role) {
        return new Person(Mailbox.parse(mailbox), role);
    }

    private static Settings settings(int relay) {
        return new Settings(
                Path.of("."),
                new Settings.Site(URI.create("http://localhost:8080"), "Example", "1 Street"),
                "",
                List.of(new Settings.Relay(
                        "main",
                        "localhost",
                        relay,
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
                new Settings.Desk(PEOPLE, List.of(API_TOKEN)),
                Optional.empty(),
                List.of(),
                Settings.SignUp.DEFAULT);
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

    /** How many copies wait or are sent. */
    int deliveries() {
        return editions.find("daily", today())
                .map(edition -> press.deliveries.counts(edition.id()).targeted())
                .orElse(0);
    }

    boolean isRunning() {
        return newsroom.isRunning(daily);
    }

    /** Why the last press run in the background failed. */
    Optional<String> failure() {
        return newsroom.failure(daily);
    }

    /** The mail as it was rendered when today's edition was frozen. */
    String renderedMail() {
        long edition = editions.find("daily", today()).orElseThrow().id();
        return Renditions.in(press.database)
                .find(edition, Renditions.Kind.MAIL)
                .orElseThrow()
                .html();
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
        return unsubscribePath("ana");
    }

    String unsubscribePath(String name) {
        return "/unsubscribe/" + tokens.unsubscribe(reader(name), "daily");
    }

    /** The link to the account at the foot of a reader's mail. */
    String accountPath(String name) {
        return "/account/enter/" + tokens.account(reader(name), "daily");
    }

    /** The link to the account that a reader has asked for. */
    String signInPath(String name) {
        return "/account/enter/" + tokens.dated(Purpose.SIGN_IN, reader(name), clock.instant());
    }

    void suppress(String address) {
        Suppressions.in(press.database, clock).suppress(EmailAddress.parse(address), "550 no such user");
    }

    /** Makes today's edition and mails it to everybody, by the relay. */
    void mailToday() {
        sendToday();
        EditionMails mails = new EditionMails(
                new Newsletters(List.of(daily)), editions, Renditions.in(press.database), settings, tokens);
        try (Dispatcher dispatcher = new Dispatcher(new Dispatcher.Parts(
                press.database,
                new Installation(press.database, Path.of("target", "installations"), clock),
                editions,
                mails,
                List.of(new Relay(settings.relays().get(0), "news.example.org")),
                settings.delivery(),
                clock,
                new SecureRandom()))) {
            dispatcher.deliver(editions.find("daily", today()).orElseThrow(), Dispatcher.Until.EVERYTHING_IS_DONE);
        }
    }

    String signInPath() {
        return signIns.link(EDITOR.address()).orElseThrow().getPath();
    }

    /** Signs the editor in; gives the cookie. */
    String signIn(HttpClient client) throws IOException, InterruptedException {
        return cookie(client, signInPath());
    }

    /** Signs a person in; gives the cookie. */
    String signIn(HttpClient client, Person person) throws IOException, InterruptedException {
        return cookie(client, signIns.link(person.address()).orElseThrow().getPath());
    }

    private String cookie(HttpClient client, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address() + path))
                .POST(HttpRequest.BodyPublishers.noBody())
                .header("Origin", site())
                .build();
        return client.send(request, HttpResponse.BodyHandlers.discarding())
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow()
                .split(";", 2)[0];
    }

    /** What opens doors here: an editor's session, and the links and sessions of two readers. */
    Keys keys(HttpClient browser) throws IOException, InterruptedException {
        press.subscribe("ben@readers.example");
        SignUps signUps = new SignUps(
                press.database, subscribers, Suppressions.in(press.database, clock), clock, new SecureRandom());
        Origin origin = new Origin("192.0.2.1", "page", "Yes.");
        signUps.ask(new Asked(
                SignUps.Kind.SIGN_UP, EmailAddress.parse("cleo@readers.example"), "daily", Locale.ENGLISH, origin));
        List<Long> asked = new ArrayList<>();
        signUps.decide(invitation -> asked.add(invitation.subject()));
        String entrance = tokens.dated(Purpose.SIGN_IN, reader("ana"), clock.instant());
        String cookies = signIn(browser) + "; " + cookie(browser, "/account/enter/" + entrance);
        String others = cookie(browser, "/account/enter/" + tokens.account(reader("ben"), "daily"));
        Accounts accounts = new Accounts(
                press.database,
                subscribers,
                Suppressions.in(press.database, clock),
                signUps,
                clock,
                new SecureRandom());
        long move = accounts.askToMove(
                        accounts.find(reader("ana")).orElseThrow(), EmailAddress.parse("new@readers.example"))
                .orElseThrow();
        clock.pass(Duration.ofMinutes(1));
        return new Keys(this, cookies, others, asked.get(0), move);
    }

    /** See {@link #keys}. */
    record Keys(WebRoom room, String cookies, String othersSession, long signUp, long move) {

        /** The last part of the right link of a route; empty when it has none. */
        String link(String route) {
            if (route.startsWith("/confirm/")) {
                return room.tokens.dated(Purpose.CONFIRM, signUp, room.clock.instant());
            }
            if (route.startsWith("/account/enter/")) {
                return room.tokens.dated(Purpose.SIGN_IN, room.reader("ana"), room.clock.instant());
            }
            if (route.startsWith("/account/move/")) {
                return room.tokens.dated(Purpose.MOVE_TO, move, room.clock.instant());
            }
            if (route.startsWith("/desk/sign-in/")) {
                return room.signInPath().substring("/desk/sign-in/".length());
            }
            return route.startsWith("/unsubscribe/") ? room.tokens.unsubscribe(room.reader("ana"), "daily") : "xx";
        }

        /** A link of another reader that is for something else than this route. */
        String othersLink(String route) {
            return route.startsWith("/unsubscribe/")
                    ? room.tokens.account(room.reader("ben"), "daily")
                    : room.tokens.unsubscribe(room.reader("ben"), "daily");
        }

        /** The session of another reader. */
        String othersCookies() {
            // Of the desk, what opens an account; of the account, what opened another's, which has ended.
            return "presstime=" + othersSession.split("=", 2)[1] + "; reader=" + othersLink("");
        }
    }

    private long reader(String name) {
        EmailAddress address = EmailAddress.parse(name + "@readers.example");
        if (subscribers.reader(address).isEmpty()) {
            press.subscribe(address.toString());
        }
        return subscribers.reader(address).orElseThrow();
    }

    /** Every row of every table. */
    String dump() {
        return press.database.query(handle ->
                handle
                        .createQuery("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
                        .mapTo(String.class)
                        .stream()
                        .map(table -> table
                                + handle.createQuery("SELECT * FROM " + table)
                                        .mapToMap()
                                        .list())
                        .collect(Collectors.joining("\n")));
    }

    @Override
    public void close() {
        server.close();
        newsroom.close();
        press.close();
    }
}
