package org.presstime.feed;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** What became of a fetch. A failure is a value here: one feed's failure never stops the others. */
public sealed interface FetchOutcome {

    /** The feed is there. */
    sealed interface Success extends FetchOutcome {

        /** What the server said about asking again. */
        Advice advice();
    }

    /** The feed could not be read. */
    sealed interface Failure extends FetchOutcome {

        /** Why, in a sentence for people. */
        String reason();
    }

    /**
     * The feed was there, and is not the one we knew.
     *
     * @param validators to be sent back next time
     */
    record Fetched(ParsedFeed feed, Validators validators, Advice advice) implements Success {}

    /** The feed is the one we knew. */
    record Unchanged(Advice advice) implements Success {}

    /**
     * Nothing came of it.
     *
     * @param retryAfter how long the server asked to be left alone (RFC 9110, 10.2.3)
     */
    record Failed(String reason, Optional<Duration> retryAfter) implements Failure {

        /** A failure after which the server asked for nothing. */
        public Failed(String reason) {
            this(reason, Optional.empty());
        }
    }

    /** The publisher has taken the feed away for good (RFC 9110, 15.5.11); nobody asks again unless a person says so. */
    record Gone(String reason) implements Failure {}

    /**
     * What makes a feed recognisable as unchanged.
     *
     * @param etag to be sent back as is
     * @param lastModified to be sent back as is
     * @param contentHash of the body, to find an unchanged one that says it changed
     */
    record Validators(Optional<String> etag, Optional<String> lastModified, Optional<String> contentHash) {

        /** Of a feed nobody has read. */
        public static final Validators NONE = new Validators(Optional.empty(), Optional.empty(), Optional.empty());

        /** Whether they make a request conditional (RFC 9110, 13.1). */
        boolean isCondition() {
            return etag.isPresent() || lastModified.isPresent();
        }

        /** Whether what a server sent in full is what was known: some send it all with the same ETag, or with a new one. */
        boolean saysUnchanged(Validators known) {
            return (etag.isPresent() && etag.equals(known.etag()))
                    || (contentHash.isPresent() && contentHash.equals(known.contentHash()));
        }
    }

    /**
     * What the server said about asking again.
     *
     * @param freshFor how long the answer holds (RFC 9111, 5.2.2.1; the feed's own wish)
     * @param movedTo where it says it is for good (RFC 9110, 15.4.2 and 15.4.9); empty when it is where we asked
     */
    record Advice(Optional<Duration> freshFor, Optional<URI> movedTo) {

        /** No advice. */
        public static final Advice NONE = new Advice(Optional.empty(), Optional.empty());
    }
}
