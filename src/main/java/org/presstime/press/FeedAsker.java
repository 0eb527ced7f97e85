package org.presstime.press;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.presstime.article.Articles;
import org.presstime.article.Articles.Cleaned;
import org.presstime.article.FullText;
import org.presstime.database.Database;
import org.presstime.database.DatabaseUnavailable;
import org.presstime.feed.FeedFetcher;
import org.presstime.feed.Feeds;
import org.presstime.feed.Feeds.Asking;
import org.presstime.feed.Feeds.Health;
import org.presstime.feed.Feeds.State;
import org.presstime.feed.Feeds.Taking;
import org.presstime.feed.FetchOutcome;
import org.presstime.feed.FetchOutcome.Failed;
import org.presstime.feed.FetchOutcome.Failure;
import org.presstime.feed.FetchOutcome.Fetched;
import org.presstime.press.GatherReport.Result;
import org.presstime.press.GatherReport.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks one feed, keeps what is new, and says what a person should know of it. */
final class FeedAsker {

    private static final Logger LOG = LoggerFactory.getLogger(FeedAsker.class);

    private static final int LOOK_AGAIN_MILLIS = 200;

    private final SharedTransactions transactions;
    private final FeedFetcher fetcher;
    private final Feeds feeds;
    private final Articles articles;
    private final FullText fullText;

    /**
     * A feed.
     *
     * @param language of its articles if it names none
     * @param fullText whether the pages of its articles are fetched for their text
     */
    record Feed(URI address, Locale language, boolean fullText) {

        /** The feed as two newsletters want it: the language is the first one's. */
        static Feed forBoth(Feed first, Feed second) {
            return new Feed(first.address, first.language, first.fullText || second.fullText);
        }
    }

    private record Kept(State feed, int added) {}

    FeedAsker(Database database, FeedFetcher fetcher, Feeds feeds, Articles articles, FullText fullText) {
        this.transactions = new SharedTransactions(database);
        this.fetcher = fetcher;
        this.feeds = feeds;
        this.articles = articles;
        this.fullText = fullText;
    }

    /**
     * Asks a feed. If somebody else is asking it, waits for what comes of that.
     *
     * @param end waiting ends then
     * @param othersWait for its host: a feed that nobody has read yet, and that takes long, is left for later then
     * @return empty if it was left for later
     */
    Optional<Row> ask(Feed feed, Asking why, CountDownLatch end, boolean othersWait) throws InterruptedException {
        Taking taking = take(feed, why);
        if (taking == Taking.TAKEN) {
            return ask(feed, othersWait);
        }
        while (taking == Taking.BEING_ASKED && !end.await(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
            taking = take(feed, Asking.WHEN_DUE);
            if (taking == Taking.TAKEN) {
                return ask(feed, othersWait);
            }
        }
        return Optional.of(Row.ofLastTime(feeds.state(feed.address())));
    }

    private Taking take(Feed feed, Asking why) {
        return transactions.write(() -> feeds.take(feed.address(), why));
    }

    private Optional<Row> ask(Feed feed, boolean othersWait) {
        State known = feeds.state(feed.address());
        // Feeds that were read before are given their time at once, and those that failed come last anyway.
        Optional<FetchOutcome> outcome = othersWait && known.health() == Health.UNKNOWN
                ? fetcher.fetchIfQuick(known)
                : Optional.of(fetcher.fetch(known));
        // The interrupt is over with this question; what is written down below must not be cut off by it.
        if (Thread.interrupted()) {
            feeds.giveBack(feed.address());
            return Optional.of(Row.ofLastTime(known));
        }
        if (outcome.isEmpty()) {
            feeds.giveBack(feed.address());
            return Optional.empty();
        }
        Row row = keep(known, outcome.get(), feed.language());
        if (feed.fullText()) {
            fullText.complete(feed.address());
        }
        return Optional.of(row);
    }

    private Row keep(State known, FetchOutcome outcome, Locale language) {
        try {
            return tell(known, kept(known.address(), outcome, language), outcome);
        } catch (DatabaseUnavailable failure) {
            throw failure;
        } catch (RuntimeException hostile) {
            LOG.error("feed {}: its entries cannot be kept", known.address(), hostile);
            FetchOutcome failed = new Failed("its entries cannot be kept: " + hostile.getMessage());
            return tell(known, kept(known.address(), failed, language), failed);
        }
    }

    /** Together: a feed must never count as read while its articles are not there. */
    private Kept kept(URI feed, FetchOutcome outcome, Locale language) {
        if (outcome instanceof Fetched fetched) {
            Cleaned document = Cleaned.of(fetched.feed(), language);
            return transactions.write(() -> new Kept(feeds.record(feed, outcome), articles.add(feed, document)));
        }
        return transactions.write(() -> new Kept(feeds.record(feed, outcome), 0));
    }

    /** Three failures in a row, or a feed that is gone, are told once and loudly; so is their end. */
    private static Row tell(State before, Kept kept, FetchOutcome outcome) {
        State now = kept.feed();
        if (outcome instanceof Failure failure) {
            if (now.health().isAlarming() && !before.health().isAlarming()) {
                LOG.error(
                        "feed {} needs a person: {} failures in a row, the last: {}",
                        now.address(),
                        now.failures(),
                        failure.reason());
            } else {
                LOG.warn("feed {} failed: {}", now.address(), failure.reason());
            }
            return new Row(now.address(), now.title(), Result.FAILED, 0, failure.reason());
        }
        LOG.info(
                "feed {}{}: {} new", now.address(), before.health().isAlarming() ? " is well again" : "", kept.added());
        return new Row(now.address(), now.title(), kept.added() > 0 ? Result.NEW : Result.UNCHANGED, kept.added(), "");
    }
}
