package org.presstime.feed;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A feed after parsing.
 *
 * @param title plain text, empty when there is none
 * @param links where it belongs and where it lives
 * @param language what it says it is written in
 * @param pause how long it asks to be left alone between two fetches
 * @param entries in the order of the document
 */
public record ParsedFeed(
        String title, Links links, Optional<Locale> language, Optional<Duration> pause, List<Entry> entries) {

    /**
     * Reads a feed from its bytes; it never fails because a feed is merely broken. Of an HTML page it reads the entries
     * marked in it.
     *
     * @param contentType the HTTP header of that name, for its charset
     * @param address where it came from; relative links are resolved against it
     * @throws RuntimeException when the bytes are no feed; its message says what they are
     */
    public static ParsedFeed of(byte[] body, Optional<String> contentType, URI address) {
        return new FeedReader().read(body, contentType, address).feed();
    }

    /** The site it belongs to. */
    public Optional<URI> link() {
        return links.site();
    }

    /**
     * The addresses of a feed; all of them http or https.
     *
     * @param site the site it belongs to
     * @param self where it says it lives
     * @param hub who tells of its changes (WebSub)
     * @param movedTo the address its publisher asks to use from now on
     */
    public record Links(Optional<URI> site, Optional<URI> self, Optional<URI> hub, Optional<URI> movedTo) {}
}
