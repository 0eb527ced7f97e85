package org.presstime.feed;

import java.net.URI;
import java.util.Optional;

/** What a document turned out to be. */
sealed interface Reading {

    /**
     * The entries that are in the document itself.
     *
     * @throws UnreadableFeed when there are none, only the address of a feed
     */
    ParsedFeed feed();

    /** A feed. */
    record Feed(ParsedFeed feed) implements Reading {}

    /**
     * An HTML page.
     *
     * @param named the address of the feed that its head names, to be read instead
     * @param own the entries that are marked as such in the page itself (h-feed), if there are any
     */
    record Page(URI named, Optional<ParsedFeed> own) implements Reading {
        @Override
        public ParsedFeed feed() {
            return own.orElseThrow(() -> new UnreadableFeed("an HTML page, not a feed; its feed is at " + named));
        }
    }
}
