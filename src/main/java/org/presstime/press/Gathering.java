package org.presstime.press;

import java.net.URI;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.presstime.article.Articles;
import org.presstime.article.FullText;
import org.presstime.database.Database;
import org.presstime.feed.FeedFetcher;
import org.presstime.feed.Feeds;
import org.presstime.feed.Feeds.Asking;
import org.presstime.feed.Feeds.State;
import org.presstime.newsletter.Newsletter;
import org.presstime.newsletter.Newsletter.FeedSource;
import org.presstime.press.FeedAsker.Feed;
import org.presstime.press.GatherReport.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches the feeds of newsletters, many at once, and keeps what is new. One feed's failure is a row in the report, and
 * delays no other. Safe for use by many threads, and by many processes: one at a time asks a feed.
 */
public final class Gathering implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Gathering.class);

    private final Feeds feeds;
    private final FeedAsker asker;
    private final Lanes lanes = new Lanes();
    private final CountDownLatch end = new CountDownLatch(1);
    private final Set<URI> begun = ConcurrentHashMap.newKeySet();

    public Gathering(Database database, FeedFetcher fetcher, Feeds feeds, Articles articles, FullText fullText) {
        this.feeds = feeds;
        this.asker = new FeedAsker(database, fetcher, feeds, articles, fullText);
    }

    /** Asks the feeds of newsletters, each once, and waits for all; rows are in the order of the configuration. */
    public GatherReport gather(List<Newsletter> newsletters, Asking why) {
        Map<URI, Feed> wanted = wanted(newsletters);
        Map<URI, Future<Row>> answers = new HashMap<>();
        inOrder(wanted.keySet()).forEach(feed -> answers.put(feed, begin(named(wanted, feed), why)));
        return new GatherReport(wanted.keySet().stream()
                .map(feed -> answer(Objects.requireNonNull(answers.get(feed))))
                .toList());
    }

    /** Begins to ask the feeds that are due, and waits for none. What is being asked already is left alone. */
    public void beginWhatIsDue(List<Newsletter> newsletters) {
        Map<URI, Feed> wanted = wanted(newsletters);
        inOrder(feeds.due(wanted.keySet())).stream().filter(begun::add).forEach(feed -> {
            var unused = begin(named(wanted, feed), Asking.WHEN_DUE);
        });
    }

    /** What is known of a newsletter's feeds from the last time, without fetching them. */
    public GatherReport lastReport(Newsletter newsletter) {
        List<URI> addresses =
                newsletter.feeds().stream().map(FeedSource::url).distinct().toList();
        Map<URI, State> states = feeds.states(addresses);
        return new GatherReport(addresses.stream()
                .map(address -> Objects.requireNonNull(states.get(address)))
                .map(Row::ofLastTime)
                .toList());
    }

    private static Map<URI, Feed> wanted(List<Newsletter> newsletters) {
        Map<URI, Feed> wanted = new LinkedHashMap<>();
        for (Newsletter newsletter : newsletters) {
            for (FeedSource feed : newsletter.feeds()) {
                wanted.merge(feed.url(), new Feed(feed.url(), newsletter.language(), feed.fullText()), Feed::forBoth);
            }
        }
        return wanted;
    }

    private static Feed named(Map<URI, Feed> wanted, URI feed) {
        return Objects.requireNonNull(wanted.get(feed));
    }

    /** Those that failed the last time come last, so that the good ones need not wait for them. */
    private List<URI> inOrder(Collection<URI> addresses) {
        Map<URI, State> states = feeds.states(addresses);
        return addresses.stream()
                .sorted(Comparator.comparing(
                        address -> Objects.requireNonNull(states.get(address)).failures()))
                .toList();
    }

    private Future<Row> begin(Feed feed, Asking why) {
        URI address = feed.address();
        String host = address.getHost() == null ? "" : address.getHost();
        return lanes.submit(host, othersWait -> {
            try {
                return asker.ask(feed, why, end, othersWait);
            } catch (RuntimeException failure) {
                LOG.warn("feed {} could not be asked: {}", address, failure.getMessage());
                throw failure;
            } finally {
                begun.remove(address);
            }
        });
    }

    private static Row answer(Future<Row> row) {
        try {
            return row.get();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while gathering", interrupted);
        }
    }

    /** Gives up what is being asked, so that it can be asked again at once. */
    @Override
    public void close() {
        end.countDown();
        lanes.close();
    }
}
