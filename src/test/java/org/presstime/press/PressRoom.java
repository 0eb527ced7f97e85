package org.presstime.press;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.presstime.article.Articles;
import org.presstime.article.FullText;
import org.presstime.database.Database;
import org.presstime.delivery.Deliveries;
import org.presstime.delivery.SettableClock;
import org.presstime.edition.Editions;
import org.presstime.feed.FeedFetcher;
import org.presstime.feed.Feeds;
import org.presstime.newsletter.Newsletter;
import org.presstime.press.PressRun.Mailing;
import org.presstime.render.EditionRenderer;
import org.presstime.render.Renditions;
import org.presstime.render.Templates;
import org.presstime.review.AuditTrail;
import org.presstime.review.Reviews;
import org.presstime.settings.EmailAddress;
import org.presstime.settings.Settings;
import org.presstime.story.Newsbot;
import org.presstime.subscriber.Subscribers;
import org.presstime.subscriber.Subscribers.Request;
import org.presstime.subscriber.Subscribers.State;

/** Everything a press run needs, on a real SQLite file and feeds that are files; the clock stands until it is moved. */
public final class PressRoom implements AutoCloseable {

    public final SettableClock clock = new SettableClock("2026-11-24T06:00:00Z");
    public final Database database;
    public final AuditTrail trail;
    public final Editions editions;
    public final Reviews reviews;
    public final Deliveries deliveries;
    public final Feeds feeds;
    public final Gathering gathering;
    public final Preview preview;
    public final Press press;
    public final PressRun pressRun;

    private final Path directory;
    private final FeedFetcher fetcher;

    public PressRoom(Path directory) {
        this(directory, Database.open("jdbc:sqlite:" + directory.resolve("press.db")));
    }

    /** A room on a database, which it closes. */
    public PressRoom(Path directory, Database database) {
        this.directory = directory;
        this.database = database;
        Settings.Fetch limits = new Settings.Fetch(100_000, Duration.ofSeconds(5), List.of());
        Settings.Site site = new Settings.Site(URI.create("https://news.example.org"), "Example", "1 Street");
        Editions silent = Editions.in(database, clock);
        trail = AuditTrail.in(database, clock);
        editions = AuditTrail.audited(database, silent, trail);
        reviews = new Reviews(database, silent, trail);
        deliveries = Deliveries.in(database, clock);
        fetcher = new FeedFetcher(limits, "Presstime/test");
        Articles articles = Articles.in(database, clock);
        Renditions renditions = Renditions.in(database);
        EditionRenderer renderer = new EditionRenderer(new Templates(directory.resolve("templates")), site);
        FullText fullText = new FullText(database, fetcher.pages(), clock);
        feeds = Feeds.in(database, Settings.Gather.USUAL, clock, new SplittableRandom(1));
        gathering = new Gathering(database, fetcher, feeds, articles, fullText);
        preview = new Preview(articles, editions, renderer, renditions, gathering, new Newsbot());
        press = new Press(new Press.Parts(
                database,
                editions,
                reviews,
                articles,
                renderer,
                renditions,
                deliveries,
                Settings.Delivery.Uncertain.RESEND,
                clock));
        pressRun = new PressRun(new PressRun.Parts(gathering, articles, new Newsbot(), editions, reviews, press));
    }

    /** Writes a feed; gives it as a newsletter's configuration would name it. */
    public String feed(String name, String... titles) throws IOException {
        StringBuilder items = new StringBuilder("<rss><channel><title>Courier</title>");
        for (String title : titles) {
            items.append("<item><title>")
                    .append(title)
                    .append("</title><link>https://x.example/")
                    .append(title)
                    .append("</link><description>It happened. ")
                    .append(String.format("%1$sa %1$sb %1$sc %1$sd %1$se %1$sf %1$sg %1$sh.", title))
                    .append("</description></item>");
        }
        return "World="
                + Files.writeString(directory.resolve(name), items + "</channel></rss>")
                        .toUri();
    }

    public void subscribe(String address) {
        Subscribers.in(database, clock)
                .add(new Request(EmailAddress.parse(address), "", "daily", State.CONFIRMED, "test"));
    }

    public PressOutcome run(Newsletter newsletter, Mailing mailing) {
        return pressRun.run(new PressRequest(newsletter, newsletter.today(clock), false), mailing);
    }

    @Override
    public void close() {
        gathering.close();
        fetcher.close();
        database.close();
    }
}
