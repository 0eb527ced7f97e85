package org.presstime.feed;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.presstime.feed.Feeds.State;
import org.presstime.feed.FetchOutcome.Failed;
import org.presstime.feed.FetchOutcome.Fetched;
import org.presstime.feed.FetchOutcome.Unchanged;
import org.presstime.feed.FetchOutcome.Validators;
import org.presstime.settings.Settings;

/**
 * Fetches feeds, politely: it asks only for what has changed. And safely: see {@link Web}. Safe for use by many threads.
 */
public final class FeedFetcher implements AutoCloseable {

    private static final String FEEDS =
            "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5";

    private final Web web;
    private final FeedReader reader = new FeedReader();
    private final long maxBytes;

    /**
     * A fetcher with limits.
     *
     * @param userAgent says who asks, and where to complain
     */
    public FeedFetcher(Settings.Fetch limits, String userAgent) {
        this.web = new Web(limits, userAgent);
        this.maxBytes = limits.maxBytes();
    }

    /**
     * Fetches a feed that is {@code http:}, {@code https:}, or a {@code file:} of the configuration's.
     *
     * @param known what is known of it, so that an unchanged one is not sent again
     * @return never an exception for what a publisher or a network does
     */
    public FetchOutcome fetch(State known) {
        URI address = known.address();
        try {
            return "file".equals(address.getScheme())
                    ? outcome(known, Web.Answer.ofFile(read(address), address))
                    : outcome(
                            known,
                            web.get(new Web.Request(
                                    address, FEEDS, new Validators(known.etag(), known.lastModified()), maxBytes)));
        } catch (NoSuchFileException missing) {
            return new Failed("there is no file " + missing.getMessage());
        } catch (IOException failure) {
            return new Failed(FetchFailure.inWords(failure));
        } catch (UnreadableFeed unreadable) {
            return new Failed(String.valueOf(unreadable.getMessage()));
        }
    }

    /** Fetches what feeds point at; under the same rules, and in turn with the feeds of the same host. */
    public PageFetcher pages() {
        return new WebPages(web);
    }

    private FetchOutcome outcome(State known, Web.Answer answer) throws IOException {
        if (answer.status() == 304) {
            return new Unchanged();
        }
        if (answer.status() != 200) {
            return new Failed(
                    "HTTP " + answer.status() + " from " + answer.address().getHost());
        }
        String hash = hash(answer.body());
        if (known.contentHash().equals(Optional.of(hash))) {
            return new Unchanged();
        }
        Reading reading = reader.read(answer.body(), answer.header("Content-Type"), answer.address());
        return reading instanceof Reading.Page page
                        && !"file".equals(known.address().getScheme())
                ? named(known, page)
                : new Fetched(reading.feed(), answer.header("ETag"), answer.header("Last-Modified"), hash);
    }

    /**
     * What became of the feed that a page names. Its validators are not kept, for they would be sent with the next
     * request for the page.
     */
    private FetchOutcome named(State known, Reading.Page page) throws IOException {
        Validators none = new Validators(Optional.empty(), Optional.empty());
        Web.Answer answer = web.get(new Web.Request(page.named(), FEEDS, none, maxBytes));
        if (answer.status() != 200) {
            return new Failed("an HTML page; the feed it names gives HTTP " + answer.status());
        }
        String hash = hash(answer.body());
        if (known.contentHash().equals(Optional.of(hash))) {
            return new Unchanged();
        }
        Reading reading = reader.read(answer.body(), answer.header("Content-Type"), answer.address());
        return new Fetched(reading.feed(), Optional.empty(), Optional.empty(), hash);
    }

    private byte[] read(URI address) throws IOException {
        Path file = Path.of(address);
        if (Files.size(file) > maxBytes) {
            throw new FetchFailure("the file is larger than " + maxBytes + " bytes");
        }
        return Files.readAllBytes(file);
    }

    private static String hash(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        web.close();
    }
}
