package org.presstime.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.presstime.database.Database;
import org.presstime.database.OnEachDatabase;
import org.presstime.delivery.SettableClock;
import org.presstime.feed.Feeds.Asking;
import org.presstime.feed.Feeds.Health;
import org.presstime.feed.Feeds.Taking;
import org.presstime.feed.FetchOutcome.Advice;
import org.presstime.feed.FetchOutcome.Failed;
import org.presstime.feed.FetchOutcome.Fetched;
import org.presstime.feed.FetchOutcome.Gone;
import org.presstime.feed.FetchOutcome.Unchanged;
import org.presstime.feed.FetchOutcome.Validators;
import org.presstime.settings.Settings;

/** When a feed is asked, by whom, where, and how it is doing. */
class FeedsTest {

    private static final URI FEED = URI.create("https://courier.example/feed.xml");
    private static final URI NEW = URI.create("https://courier.example/new.xml");
    private static final Settings.Gather BOUNDS =
            new Settings.Gather(Duration.ofMinutes(15), Duration.ofHours(6), Duration.ofDays(3), Duration.ofHours(1));

    private final SettableClock clock = new SettableClock("2026-11-24T06:00:00Z");

    @OnEachDatabase
    void aFeedIsAskedTwiceInTheTimeItTakesToHaveSomethingNew(Database database) {
        Feeds feeds = feeds(database);
        feeds.record(FEED, fetched(Duration.ofHours(4), "", Advice.NONE));
        assertWaits(feeds, Duration.ofHours(2));

        feeds.record(FEED, fetched(Duration.ofSeconds(30), "", Advice.NONE));
        assertWaits(feeds, BOUNDS.shortest());

        feeds.record(FEED, fetched(Duration.ofDays(30), "", Advice.NONE));
        assertWaits(feeds, BOUNDS.longest());
    }

    @OnEachDatabase
    void aServersWishIsHeededUpToTheBound(Database database) {
        Feeds feeds = feeds(database);
        feeds.record(FEED, fetched(Duration.ofMinutes(1), "<ttl>60</ttl>", Advice.NONE));
        assertWaits(feeds, Duration.ofHours(1));
        feeds.record(FEED, new Unchanged(Advice.NONE));
        assertWaits(feeds, Duration.ofHours(1));

        feeds.record(FEED, new Unchanged(new Advice(Optional.of(Duration.ofHours(3)), Optional.empty())));
        assertWaits(feeds, Duration.ofHours(3));
        feeds.record(FEED, new Unchanged(new Advice(Optional.of(Duration.ofDays(365)), Optional.empty())));
        assertWaits(feeds, BOUNDS.longest());
    }

    @OnEachDatabase
    void aFailureIsFollowedByALongerWaitThanTheOneBefore(Database database) {
        Feeds feeds = feeds(database);
        for (int minutes : List.of(15, 30, 60, 120)) {
            feeds.record(FEED, new Failed("HTTP 404 from courier.example"));
            assertWaits(feeds, Duration.ofMinutes(minutes));
        }
        for (int i = 0; i < 40; i++) {
            feeds.record(FEED, new Failed("its host is not known"));
        }
        assertWaits(feeds, Duration.ofDays(1));
    }

    @OnEachDatabase
    void nobodyAsksBeforeTheTimeAServerNames(Database database) {
        Feeds feeds = feeds(database);
        feeds.record(FEED, new Failed("HTTP 429", Optional.of(Duration.ofHours(2))));
        assertThat(feeds.take(FEED, Asking.NOW)).isEqualTo(Taking.RESTING);
        clock.pass(Duration.ofHours(2));
        assertThat(feeds.take(FEED, Asking.NOW)).isEqualTo(Taking.TAKEN);

        feeds.record(FEED, new Failed("HTTP 429", Optional.of(Duration.ofDays(99_999))));
        assertThat(feeds.state(FEED).times().notBefore())
                .isEqualTo(clock.instant().plus(Duration.ofDays(7)));
    }

    @OnEachDatabase
    void oneAtATimeAsks(Database database) {
        Feeds here = feeds(database);
        Feeds there = feeds(database);
        assertThat(here.take(FEED, Asking.WHEN_DUE)).isEqualTo(Taking.TAKEN);
        assertThat(there.take(FEED, Asking.WHEN_DUE)).isEqualTo(Taking.BEING_ASKED);
        assertThat(there.due(List.of(FEED, NEW))).containsExactly(NEW);

        here.record(FEED, new Unchanged(Advice.NONE));
        assertThat(there.take(FEED, Asking.WHEN_DUE)).isEqualTo(Taking.RESTING);
        assertThat(there.take(FEED, Asking.NOW)).isEqualTo(Taking.TAKEN);
        there.giveBack(FEED);
        assertThat(here.take(FEED, Asking.NOW)).isEqualTo(Taking.TAKEN);
        // Killed while it asked: the others do not wait for ever.
        clock.pass(Duration.ofMinutes(6));
        assertThat(there.take(FEED, Asking.NOW)).isEqualTo(Taking.TAKEN);
    }

    @OnEachDatabase
    void threeFailuresInARowAlarmAndASuccessEndsIt(Database database) {
        Feeds feeds = feeds(database);
        assertThat(feeds.state(FEED).health()).isEqualTo(Health.UNKNOWN);
        assertThat(feeds.record(FEED, new Failed("HTTP 500")).health()).isEqualTo(Health.FAILING);
        feeds.record(FEED, new Failed("HTTP 500"));
        assertThat(feeds.record(FEED, new Failed("HTTP 502")).health()).isEqualTo(Health.AILING);
        assertThat(feeds.state(FEED).failure()).isEqualTo("HTTP 502");

        assertThat(feeds.record(FEED, new Unchanged(Advice.NONE)).health()).isEqualTo(Health.WELL);
        assertThat(feeds.states(List.of(FEED, NEW)).get(FEED)).isEqualTo(feeds.state(FEED));
    }

    @OnEachDatabase
    void aFeedThatIsGoneIsAskedAgainOnlyWhenAPersonSaysSo(Database database) {
        Feeds feeds = feeds(database);
        feeds.record(FEED, new Gone("HTTP 410 from courier.example"));
        clock.pass(Duration.ofDays(100));
        assertThat(feeds.state(FEED).health()).isEqualTo(Health.STOPPED);
        assertThat(feeds.take(FEED, Asking.NOW)).isEqualTo(Taking.RESTING);
        assertThat(feeds.due(List.of(FEED))).isEmpty();

        feeds.restart(FEED);
        assertThat(feeds.take(FEED, Asking.WHEN_DUE)).isEqualTo(Taking.TAKEN);
    }

    @OnEachDatabase
    void aFeedThatIsQuietFarBeyondItsRhythmIsSilent(Database database) {
        Feeds feeds = feeds(database);
        feeds.record(FEED, fetched(Duration.ofDays(3), "", Advice.NONE));
        clock.pass(Duration.ofDays(14));
        assertThat(feeds.record(FEED, new Unchanged(Advice.NONE)).health()).isEqualTo(Health.WELL);
        clock.pass(Duration.ofDays(2));
        assertThat(feeds.state(FEED).health()).isEqualTo(Health.SILENT);
    }

    @OnEachDatabase
    void aMoveForGoodIsBelievedWhenItHasStoodForDays(Database database) {
        Feeds feeds = feeds(database);
        Unchanged moved = new Unchanged(new Advice(Optional.empty(), Optional.of(NEW)));
        feeds.record(FEED, moved);
        clock.pass(Duration.ofDays(2));
        feeds.record(FEED, new Unchanged(Advice.NONE));
        feeds.record(FEED, moved);
        clock.pass(Duration.ofDays(2));
        assertThat(feeds.record(FEED, moved).whereToAsk())
                .as("it was taken back in between")
                .isEqualTo(FEED);
        clock.pass(Duration.ofDays(1));
        assertThat(feeds.record(FEED, moved).whereToAsk()).isEqualTo(NEW);
        assertThat(feeds.record(FEED, new Unchanged(Advice.NONE)).whereToAsk()).isEqualTo(NEW);

        for (int i = 0; i < 2; i++) {
            assertThat(feeds.record(FEED, new Failed("HTTP 404")).whereToAsk()).isEqualTo(NEW);
        }
        assertThat(feeds.record(FEED, new Failed("HTTP 404")).whereToAsk())
                .as("perhaps it is where it was")
                .isEqualTo(FEED);
    }

    private Feeds feeds(Database database) {
        return Feeds.in(database, BOUNDS, clock, new SplittableRandom(1));
    }

    /** The wait is what is expected, lengthened by a tenth at most so that feeds do not march in step. */
    private void assertWaits(Feeds feeds, Duration expected) {
        Duration wait =
                Duration.between(clock.instant(), feeds.state(FEED).times().due());
        assertThat(wait).isBetween(expected, expected.plus(expected.dividedBy(10)));
    }

    private Fetched fetched(Duration gap, String channel, Advice advice) {
        StringBuilder items = new StringBuilder("<rss><channel><title>T</title>" + channel);
        for (int i = 0; i < 3; i++) {
            Instant date = clock.instant().minus(gap.multipliedBy(i));
            items.append("<item><title>")
                    .append(i)
                    .append("</title><pubDate>")
                    .append(DateTimeFormatter.RFC_1123_DATE_TIME.format(date.atOffset(ZoneOffset.UTC)))
                    .append("</pubDate></item>");
        }
        byte[] body = (items + "</channel></rss>").getBytes(StandardCharsets.UTF_8);
        return new Fetched(ParsedFeed.of(body, Optional.empty(), FEED), Validators.NONE, advice);
    }
}
