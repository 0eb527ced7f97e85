package org.presstime.feed;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.presstime.database.Database;

/** What is known of each feed from the last time. */
public interface Feeds {

    /** The feeds known in a database. */
    static Feeds in(Database database, Clock clock) {
        return new SqlFeeds(database, clock);
    }

    /**
     * A feed as it was found last.
     *
     * @param title empty until it was read once
     * @param failures how often in a row it could not be read
     * @param failure why, the last time; empty after a success
     */
    record State(
            URI address,
            String title,
            Optional<String> etag,
            Optional<String> lastModified,
            Optional<String> contentHash,
            Optional<Instant> fetched,
            int failures,
            String failure) {

        /** A feed nobody has fetched yet. */
        public static State unknown(URI address) {
            return new State(
                    address, "", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 0, "");
        }
    }

    /** What is known of a feed. */
    State state(URI address);

    /**
     * Writes down what became of a fetch; joins the transaction that stores the articles, so that a feed never counts as
     * read while its articles are not there.
     */
    void record(URI address, FetchOutcome outcome);
}
