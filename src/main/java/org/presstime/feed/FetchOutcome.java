package org.presstime.feed;

import java.util.Optional;

/** What became of a fetch. A failure is a value here: one feed's failure never stops the others. */
public sealed interface FetchOutcome {

    /**
     * The feed was there, and is not the one we knew.
     *
     * @param etag to be sent back next time, as is
     * @param lastModified to be sent back next time, as is
     * @param contentHash of the body, to find an unchanged one that says it changed
     */
    record Fetched(ParsedFeed feed, Optional<String> etag, Optional<String> lastModified, String contentHash)
            implements FetchOutcome {}

    /** The feed is the one we knew. */
    record Unchanged() implements FetchOutcome {}

    /** Nothing came of it; the reason is a sentence for people. */
    record Failed(String reason) implements FetchOutcome {}

    /**
     * What a server is told of the last time, so that it need not send what is unchanged.
     *
     * @param etag to be sent back as is
     * @param lastModified to be sent back as is
     */
    record Validators(Optional<String> etag, Optional<String> lastModified) {

        /** Of a document nobody has read. */
        public static final Validators NONE = new Validators(Optional.empty(), Optional.empty());
    }
}
