package org.presstime.press;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.presstime.article.Articles;
import org.presstime.article.FullText;
import org.presstime.database.Database;
import org.presstime.feed.FeedFetcher;
import org.presstime.feed.Feeds;
import org.presstime.feed.FetchOutcome;
import org.presstime.feed.FetchOutcome.Failed;
import org.presstime.feed.FetchOutcome.Fetched;
import org.presstime.newsletter.Newsletter;
import org.presstime.newsletter.Newsletter.FeedSource;
import org.presstime.press.GatherReport.Result;
import org.presstime.press.GatherReport.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches a newsletter's feeds, several at once, and keeps what is new. One feed's failure is a row in the report. */
public final class Gathering {

    private static final Logger LOG = LoggerFactory.getLogger(Gathering.class);
    private static final int AT_ONCE = 8;

    private final Database database;
    private final FeedFetcher fetcher;
    private final Feeds feeds;
    private final Articles articles;
    private final FullText fullText;

    public Gathering(Database database, FeedFetcher fetcher, Feeds feeds, Articles articles, FullText fullText) {
        this.database = database;
        this.fetcher = fetcher;
        this.feeds = feeds;
        this.articles = articles;
        this.fullText = fullText;
    }

    /** Fetches every feed once; rows are in the order of the configuration. */
    public GatherReport gather(Newsletter newsletter) {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Callable<Row>> tasks = newsletter.feeds().stream()
                    .map(feed -> (Callable<Row>) () -> gather(feed, newsletter.language()))
                    .toList();
            List<Future<Row>> rows = threads.invokeAll(tasks);
            return new GatherReport(rows.stream().map(Gathering::row).toList());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while gathering " + newsletter.id(), interrupted);
        } finally {
            threads.shutdownNow();
        }
    }

    /** What is known of a newsletter's feeds from the last time, without fetching them. */
    public GatherReport lastReport(Newsletter newsletter) {
        return new GatherReport(newsletter.feeds().stream()
                .map(FeedSource::url)
                .map(feeds::state)
                .map(state -> state.failures() > 0
                        ? new Row(state.address(), state.title(), Result.FAILED, 0, state.failure())
                        : new Row(state.address(), state.title(), Result.UNCHANGED, 0, ""))
                .toList());
    }

    private Row gather(FeedSource feed, Locale language) {
        Feeds.State known = feeds.state(feed.url());
        FetchOutcome outcome = fetcher.fetch(known);
        // Together: a feed must never count as read while its articles are not there.
        int added = database.atomically(handle -> {
            feeds.record(feed.url(), outcome);
            return outcome instanceof Fetched fetched ? articles.add(feed.url(), fetched.feed(), language) : 0;
        });
        if (feed.fullText()) {
            fullText.complete(feed.url());
        }
        return row(feed.url(), known, outcome, added);
    }

    private static Row row(URI feed, Feeds.State known, FetchOutcome outcome, int added) {
        if (outcome instanceof Failed failed) {
            LOG.warn("feed {} failed: {}", feed, failed.reason());
            return new Row(feed, known.title(), Result.FAILED, 0, failed.reason());
        }
        String title = outcome instanceof Fetched fetched ? fetched.feed().title() : known.title();
        LOG.info("feed {}: {} new", feed, added);
        return new Row(feed, title, added > 0 ? Result.NEW : Result.UNCHANGED, added, "");
    }

    private static Row row(Future<Row> row) {
        try {
            return row.get();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failure.getCause());
        } catch (InterruptedException impossible) {
            throw new IllegalStateException("the feed was fetched already", impossible);
        }
    }
}
