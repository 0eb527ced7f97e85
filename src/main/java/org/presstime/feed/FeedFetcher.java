package org.presstime.feed;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.apache.hc.core5.http.HttpHeaders;
import org.presstime.feed.Feeds.State;
import org.presstime.feed.FetchOutcome.Advice;
import org.presstime.feed.FetchOutcome.Failed;
import org.presstime.feed.FetchOutcome.Fetched;
import org.presstime.feed.FetchOutcome.Gone;
import org.presstime.feed.FetchOutcome.Unchanged;
import org.presstime.feed.FetchOutcome.Validators;
import org.presstime.settings.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches feeds, politely: it asks only for what has changed. And safely: see {@link Web}. Safe for use by many threads.
 */
public final class FeedFetcher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FeedFetcher.class);
    private static final String FEEDS =
            "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5";

    private static final int OK = 200;

    private final Web web;
    private final FeedReader reader = new FeedReader();
    private final Semaphore parsing = new Semaphore(2);
    private final long maxBytes;
    private final Duration timeout;
    private final Duration quick;

    /** A feed that is asked for, and what that may cost. */
    private record Question(State known, Duration time, Memory.Allowance allowance) {

        Web.Request at(URI address, Validators validators, long maxBytes) {
            return new Web.Request(address, FEEDS, validators, maxBytes, time, allowance);
        }
    }

    /**
     * A fetcher with limits.
     *
     * @param userAgent says who asks, and where to complain
     */
    public FeedFetcher(Settings.Fetch limits, String userAgent) {
        this(limits, userAgent, Duration.ofSeconds(2));
    }

    /**
     * A fetcher with another idea of quick.
     *
     * @param quick see {@link #fetchIfQuick}
     */
    FeedFetcher(Settings.Fetch limits, String userAgent, Duration quick) {
        this.web = new Web(limits, userAgent);
        this.maxBytes = limits.maxBytes();
        this.timeout = limits.timeout();
        this.quick = quick;
    }

    /** Fetches what feeds point at; under the same rules, and in turn with the feeds of the same host. */
    public PageFetcher pages() {
        return new WebPages(web);
    }

    /**
     * Fetches a feed that is {@code http:}, {@code https:}, or a {@code file:} of the configuration's.
     *
     * @param known what is known of it, so that an unchanged one is not sent again
     * @return never an exception for what a publisher or a network does
     */
    public FetchOutcome fetch(State known) {
        try {
            return fetch(known, timeout);
        } catch (FetchFailure.OutOfTime late) {
            return new Failed(FetchFailure.inWords(late));
        }
    }

    /**
     * Fetches a feed as {@link #fetch} does, but only if that takes no more than two seconds.
     *
     * @return empty if it takes longer; then it is to be asked again, when nobody waits behind it
     */
    public Optional<FetchOutcome> fetchIfQuick(State known) {
        if (timeout.compareTo(quick) <= 0) {
            return Optional.of(fetch(known));
        }
        try {
            return Optional.of(fetch(known, quick));
        } catch (FetchFailure.OutOfTime late) {
            return Optional.empty();
        }
    }

    private FetchOutcome fetch(State known, Duration time) throws FetchFailure.OutOfTime {
        URI address = known.whereToAsk();
        try (Memory.Allowance allowance = web.allowance()) {
            Question question = new Question(known, time, allowance);
            return outcome(
                    question,
                    "file".equals(address.getScheme())
                            ? Web.Answer.ofFile(read(address), address)
                            : web.get(question.at(address, known.validators(), maxBytes)));
        } catch (FetchFailure.OutOfTime late) {
            throw late;
        } catch (NoSuchFileException missing) {
            return new Failed("there is no file " + missing.getMessage());
        } catch (IOException failure) {
            return new Failed(FetchFailure.inWords(failure));
        } catch (UnreadableFeed unreadable) {
            return new Failed(String.valueOf(unreadable.getMessage()));
        } catch (RuntimeException | StackOverflowError hostile) {
            LOG.error("feed {} cannot be read", address, hostile);
            return new Failed("it cannot be read: " + hostile.getClass().getSimpleName());
        }
    }

    private FetchOutcome outcome(Question question, Web.Answer answer) throws IOException {
        String status = "HTTP " + answer.status() + " from " + answer.address().getHost();
        return switch (answer.status()) {
            case OK -> read(question, answer);
            // RFC 9110, 15.4.5: the answer to a condition, and to nothing else.
            case 304 ->
                question.known().validators().isCondition()
                        ? new Unchanged(new Advice(Freshness.of(answer), answer.moved()))
                        : new Failed(status + ", though nothing was known of the feed");
            case 410 -> new Gone(status + ": its publisher has taken it away");
            default -> new Failed(status, Freshness.retryAfter(answer));
        };
    }

    private FetchOutcome read(Question question, Web.Answer answer) throws IOException {
        State known = question.known();
        Validators validators = new Validators(
                answer.header(HttpHeaders.ETAG), answer.header(HttpHeaders.LAST_MODIFIED), hash(answer.body()));
        if (validators.saysUnchanged(known.validators())) {
            return new Unchanged(new Advice(Freshness.of(answer), answer.moved()));
        }
        Reading reading = parsed(answer);
        if (reading instanceof Reading.Page page
                && !"file".equals(known.address().getScheme())) {
            return named(question, page.named());
        }
        Optional<URI> moved = answer.moved()
                .or(() -> reading.feed().links().movedTo().filter(said -> !said.equals(answer.address())));
        return new Fetched(reading.feed(), validators, new Advice(Freshness.of(answer), moved));
    }

    /**
     * What became of the feed that a page names; the page has moved there, so to speak. Of its validators only the hash is
     * kept, for the others would be sent with the next request for the page.
     */
    private FetchOutcome named(Question question, URI feed) throws IOException {
        Web.Answer answer = web.get(question.at(feed, Validators.NONE, maxBytes));
        if (answer.status() != OK) {
            return new Failed("an HTML page; the feed it names gives HTTP " + answer.status());
        }
        Validators hash = new Validators(Optional.empty(), Optional.empty(), hash(answer.body()));
        Advice advice = new Advice(Freshness.of(answer), Optional.of(feed));
        return hash.saysUnchanged(question.known().validators())
                ? new Unchanged(advice)
                : new Fetched(parsed(answer).feed(), hash, advice);
    }

    /** A few at a time: a tree of a large feed takes many times its bytes. */
    private Reading parsed(Web.Answer answer) {
        parsing.acquireUninterruptibly();
        try {
            return reader.read(answer.body(), answer.header(HttpHeaders.CONTENT_TYPE), answer.address());
        } finally {
            parsing.release();
        }
    }

    private byte[] read(URI address) throws IOException {
        Path file = Path.of(address);
        if (Files.size(file) > maxBytes) {
            throw new FetchFailure("the file is larger than " + maxBytes + " bytes");
        }
        return Files.readAllBytes(file);
    }

    private static Optional<String> hash(byte[] body) {
        try {
            return Optional.of(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(body)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        web.close();
    }
}
