package org.presstime.delivery;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.presstime.article.Articles4Tests;
import org.presstime.database.Database;
import org.presstime.database.Installation;
import org.presstime.delivery.Deliveries.Menu;
import org.presstime.edition.Edition;
import org.presstime.edition.EditionComposer;
import org.presstime.edition.EditionState;
import org.presstime.edition.Editions;
import org.presstime.newsletter.Newsletter;
import org.presstime.newsletter.Newsletters;
import org.presstime.newsletter.Newsletters4Tests;
import org.presstime.newsletter.Segment;
import org.presstime.render.Rendition;
import org.presstime.render.Renditions;
import org.presstime.render.Slot;
import org.presstime.settings.EmailAddress;
import org.presstime.settings.Settings;
import org.presstime.settings.Settings.Certificates;
import org.presstime.settings.Settings.Delivery.Uncertain;
import org.presstime.settings.Settings.Tls;
import org.presstime.smtp.Relay;
import org.presstime.story.Newsbot;
import org.presstime.story.Story;
import org.presstime.story.Wishes;
import org.presstime.subscriber.Subscribers;
import org.presstime.subscriber.Subscribers.Request;
import org.presstime.subscriber.Subscribers.State;
import org.presstime.subscriber.Tokens;

/** A newsletter with readers and an edition on its way to them. */
public final class FrozenEdition {

    static final Newsletter DAILY = Newsletters4Tests.daily("World=https://courier.example/feed.xml");

    static final Settings.Delivery DELIVERY = new Settings.Delivery(
            Duration.ofMinutes(5), Duration.ofSeconds(4000), Uncertain.RESEND, Duration.ofHours(24));

    private final Database database;
    private final Clock clock;
    private final Editions editions;
    private final Tokens tokens;
    private int bytes;
    private Menu menu = Menu.ONE;

    public FrozenEdition(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.editions = Editions.in(database, clock);
        this.tokens = Tokens.in(database, clock, new SecureRandom());
    }

    /** Has editions made from now on be of about so many bytes. */
    FrozenEdition ofBytes(int size) {
        bytes = size;
        return this;
    }

    /** Has editions made from now on be had in these forms; whoever has one of them gets this rendition of it. */
    FrozenEdition inForms(Menu forms) {
        menu = forms;
        return this;
    }

    private static Newsletter of(Segment audience) {
        return new Newsletter(
                DAILY.id(),
                DAILY.name(),
                DAILY.from(),
                DAILY.replyTo(),
                DAILY.language(),
                DAILY.schedule(),
                DAILY.stories(),
                DAILY.feeds(),
                DAILY.template(),
                DAILY.review(),
                audience);
    }

    /** Freezes today's edition for so many readers, called r1@readers.example and so on. */
    public Edition forReaders(int readers) {
        return forReaders(readers, "readers.example");
    }

    /** Freezes today's edition for those of so many readers who are of an audience. */
    Edition forReaders(int readers, Segment audience) {
        return forReaders(readers, audience, "readers.example");
    }

    /** Freezes today's edition for so many readers, at these domains in turn. */
    Edition forReaders(int readers, String... domains) {
        return forReaders(readers, Segment.EVERYBODY, domains);
    }

    private Edition forReaders(int readers, Segment audience, String... domains) {
        return database.atomically(handle -> {
            subscribe(readers, domains);
            Edition draft =
                    editions.draft("daily", DAILY.today(clock), new EditionComposer().compose(DAILY, stories()));
            Edition edition = editions.freeze(editions.change(draft, EditionState.APPROVED, ""));
            Renditions.in(database).save(edition.id(), Renditions.Kind.MAIL, rendition(bytes));
            Deliveries.in(database, clock).enqueue(of(audience), edition, menu);
            return edition;
        });
    }

    /** Has so many readers, before an edition is frozen for them. */
    FrozenEdition withReaders(int readers) {
        subscribe(readers, "readers.example");
        return this;
    }

    private void subscribe(int readers, String... domains) {
        Subscribers subscribers = Subscribers.in(database, clock);
        database.run(handle -> {
            for (int i = 1; i <= readers; i++) {
                subscribers.add(new Request(
                        EmailAddress.parse("r" + i + "@" + domains[i % domains.length]),
                        "",
                        "daily",
                        State.CONFIRMED,
                        "test"));
            }
        });
    }

    private static List<Story> stories() {
        return new Newsbot()
                .write(DAILY, List.of(Articles4Tests.article(1, Locale.ENGLISH, "It rained.")), Wishes.NONE);
    }

    static Rendition rendition() {
        return rendition(0);
    }

    private static Rendition rendition(int bytes) {
        String leave = Slot.UNSUBSCRIBE_URL.marker();
        return new Rendition(
                "It rained",
                "<p>It rained.</p>\n".repeat(Math.max(0, bytes - 1500) / 18) + "<p>It rained. <a href=\"" + leave
                        + "\">Leave</a> " + Slot.ADDRESS.marker() + "</p>",
                "It rained.\n" + leave + "\n" + Slot.ADDRESS.marker() + "\n");
    }

    static Settings settings(int port, int connections) {
        return new Settings(
                Path.of("."),
                new Settings.Site(URI.create("https://news.example.org"), "Example News", "1 Street"),
                "jdbc:sqlite::memory:",
                List.of(relay("main", port, connections, Settings.Limits.NONE)),
                DELIVERY,
                Optional.empty(),
                new Settings.Fetch(1000, Duration.ofSeconds(1), List.of()),
                Settings.Gather.USUAL,
                new Settings.Desk(List.of(), List.of()),
                Optional.empty(),
                List.of(),
                Settings.SignUp.DEFAULT);
    }

    static Settings.Relay relay(String name, int port, int connections, Settings.Limits limits) {
        return relay(name, port, connections, 8, limits);
    }

    static Settings.Relay relay(String name, int port, int connections, int window, Settings.Limits limits) {
        return new Settings.Relay(
                name, "localhost", port, Tls.NONE, Optional.empty(), Certificates.USUAL, connections, window, limits);
    }

    /** A dispatcher that sends it to a relay on this machine. */
    public Dispatcher dispatcher(int port, int connections) {
        return dispatcher(DELIVERY, relay("main", port, connections, Settings.Limits.NONE));
    }

    Dispatcher dispatcher(Settings.Delivery delivery, Settings.Relay... relays) {
        Settings settings = settings(1, 1);
        EditionMails mails =
                new EditionMails(new Newsletters(List.of(DAILY)), editions, Renditions.in(database), settings, tokens);
        return new Dispatcher(new Dispatcher.Parts(
                database,
                new Installation(database, Path.of("target", "installations"), clock),
                editions,
                mails,
                Stream.of(relays)
                        .map(relay -> new Relay(relay, "news.example.org"))
                        .toList(),
                delivery,
                clock,
                new SecureRandom()));
    }

    Editions editions() {
        return editions;
    }

    Tokens tokens() {
        return tokens;
    }
}
