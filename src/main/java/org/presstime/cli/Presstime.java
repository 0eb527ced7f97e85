package org.presstime.cli;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.presstime.archive.Archive;
import org.presstime.article.Articles;
import org.presstime.article.FullText;
import org.presstime.article.HeldArticles;
import org.presstime.database.Database;
import org.presstime.database.Installation;
import org.presstime.delivery.Deliveries;
import org.presstime.delivery.Dispatcher;
import org.presstime.delivery.EditionMails;
import org.presstime.delivery.TestMail;
import org.presstime.edition.Editions;
import org.presstime.feed.FeedFetcher;
import org.presstime.feed.Feeds;
import org.presstime.feed.PageFetcher;
import org.presstime.newsletter.Newsletters;
import org.presstime.press.Gathering;
import org.presstime.press.Press;
import org.presstime.press.PressRun;
import org.presstime.press.Preview;
import org.presstime.render.EditionRenderer;
import org.presstime.render.PageAddresses;
import org.presstime.render.Renditions;
import org.presstime.render.Templates;
import org.presstime.review.ApprovalLinks;
import org.presstime.review.AuditTrail;
import org.presstime.review.Guidelines;
import org.presstime.review.Reviews;
import org.presstime.settings.Settings;
import org.presstime.smtp.Relay;
import org.presstime.story.Newsbot;
import org.presstime.subscriber.Subscribers;
import org.presstime.subscriber.Suppressions;
import org.presstime.subscriber.Tokens;
import org.presstime.web.FeedBoard;
import org.presstime.web.Newsroom;
import org.presstime.web.Page;
import org.presstime.web.desk.SignIns;
import org.presstime.web.reader.Readership;
import org.slf4j.LoggerFactory;

/** Every object of a running Presstime, made once and handed to those that need it. This is all the wiring there is. */
final class Presstime implements Readers, AutoCloseable {

    private final Settings settings;
    private final Newsletters newsletters;
    private final Console console;
    private final Clock clock;
    private final SecureRandom random;
    private final Database database;
    private final Installation installation;
    private final Newsroom.Editorial editorial;
    private final Editions editions;
    private final Articles articles;
    private final Renditions renditions;
    private final Deliveries deliveries;
    private final Subscribers subscribers;
    private final Suppressions suppressions;
    private final Templates templates;
    private final FeedFetcher fetcher;
    private final Feeds feeds;
    private final Gathering gathering;
    private final EditionRenderer renderer;
    private final Press press;
    private final Newsbot newsbot;
    private final PressRun pressRun;
    private final List<Relay> relays;
    private final Deque<AutoCloseable> first = new ArrayDeque<>();
    private @Nullable Dispatcher dispatcher;
    private @Nullable Tokens tokens;

    /**
     * Reads the configuration, opens the database, and wires the rest.
     *
     * @throws org.presstime.settings.ConfigurationMistake when the configuration has one
     * @throws org.presstime.database.DatabaseUnavailable when the database cannot be opened
     */
    Presstime(Path config, Path data, Map<String, String> environment, Console console, Clock clock) {
        this.settings = Settings.read(config, data, environment);
        this.newsletters = Newsletters.read(config, environment);
        Guidelines guidelines = Guidelines.read(config, environment);
        this.console = console;
        this.clock = clock;
        this.random = new SecureRandom();
        this.database = Database.open(settings.database());
        this.installation = new Installation(database, data, clock);
        Editions silent = Editions.in(database, clock);
        AuditTrail trail = AuditTrail.in(database, clock);
        this.editions = AuditTrail.audited(database, silent, trail);
        Reviews reviews = new Reviews(database, silent, trail);
        this.articles = Articles.in(database, clock, Articles.Rules.of(settings.gather()));
        this.renditions = Renditions.in(database);
        this.deliveries = Deliveries.in(database, clock);
        this.subscribers = Subscribers.in(database, clock);
        this.suppressions = Suppressions.in(database, clock);
        this.templates = Templates.beside(config);
        this.renderer = new EditionRenderer(templates, settings.site());
        this.fetcher = new FeedFetcher(settings.fetch(), Version.userAgent(settings.site()));
        FullText fullText = new FullText(database, fetcher.pages(), clock);
        this.feeds = Feeds.in(database, settings.gather(), clock, random);
        this.gathering = new Gathering(database, fetcher, feeds, articles, fullText);
        this.press = press(reviews);
        this.editorial = editorial(reviews, guidelines, trail);
        this.newsbot = new Newsbot(settings.writer());
        this.pressRun = new PressRun(new PressRun.Parts(gathering, articles, newsbot, editions, reviews, press));
        this.relays = settings.relays().stream()
                .map(relay -> new Relay(relay, settings.site().url().getHost()))
                .toList();
    }

    private Press press(Reviews reviews) {
        return new Press(new Press.Parts(
                database,
                editions,
                reviews,
                articles,
                renderer,
                renditions,
                deliveries,
                settings.delivery().uncertain(),
                clock));
    }

    private Newsroom.Editorial editorial(Reviews reviews, Guidelines guidelines, AuditTrail trail) {
        ApprovalLinks links = new ApprovalLinks(database, clock, random);
        return new Newsroom.Editorial(
                reviews, guidelines, links, trail, press.corrections(), articles, settings.desk());
    }

    Settings settings() {
        return settings;
    }

    @Override
    public Clock clock() {
        return clock;
    }

    Installation installation() {
        return installation;
    }

    @Override
    public Database database() {
        return database;
    }

    /** What the desk works with. */
    Newsroom.Editorial editorial() {
        return editorial;
    }

    Editions editions() {
        return editions;
    }

    Deliveries deliveries() {
        return deliveries;
    }

    Templates templates() {
        return templates;
    }

    /** Fetches the pages that articles stand on, in turn with the feeds. */
    PageFetcher pages() {
        return fetcher.pages();
    }

    HeldArticles heldArticles() {
        return HeldArticles.in(database, clock);
    }

    FeedBoard feedBoard() {
        return new FeedBoard(newsletters, feeds);
    }

    Gathering gathering() {
        return gathering;
    }

    Press press() {
        return press;
    }

    PressRun pressRun() {
        return pressRun;
    }

    Preview preview() {
        return new Preview(articles, editions, renderer, renditions, gathering, newsbot);
    }

    Archive archive() {
        return new Archive(database, editions, templates, new PageAddresses(settings.site()));
    }

    TestMail testMail() {
        return new TestMail(relays, settings, tokens(), clock);
    }

    List<Relay> relays() {
        return relays;
    }

    SignIns signIns() {
        return new SignIns(database, settings, clock, random);
    }

    Readership readership(Page page) {
        return new Readership(
                new Readership.Parts(
                        database,
                        newsletters,
                        settings,
                        templates,
                        archive(),
                        subscribers,
                        suppressions,
                        tokens(),
                        relays,
                        clock,
                        random),
                page);
    }

    @Override
    public synchronized Tokens tokens() {
        if (tokens == null) {
            tokens = Tokens.in(database, clock, random);
        }
        return tokens;
    }

    /** Made when it is first needed: a process that never sends does not register as one that does. */
    synchronized Dispatcher dispatcher() {
        if (dispatcher == null) {
            EditionMails mails = new EditionMails(newsletters, editions, renditions, settings, tokens());
            dispatcher = new Dispatcher(new Dispatcher.Parts(
                    database, installation, editions, mails, relays, settings.delivery(), clock, random));
        }
        return dispatcher;
    }

    @Override
    public Newsletters newsletters() {
        return newsletters;
    }

    @Override
    public Subscribers subscribers() {
        return subscribers;
    }

    @Override
    public Suppressions suppressions() {
        return suppressions;
    }

    @Override
    public Console console() {
        return console;
    }

    /** Has something closed before everything else is; the last one given first. */
    synchronized void closeFirst(AutoCloseable part) {
        first.push(part);
    }

    @Override
    public synchronized void close() {
        while (!first.isEmpty()) {
            close(first.pop());
        }
        if (dispatcher != null) {
            dispatcher.close();
        }
        gathering.close();
        fetcher.close();
        database.close();
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception failure) {
            LoggerFactory.getLogger(Presstime.class).warn("a part did not end in order", failure);
        }
    }
}
