package org.presstime.article;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.presstime.database.Database;

/** Articles that came in a flood: no edition gets them until a person accepts them, or marks them seen. */
public interface HeldArticles {

    /** The held articles in a database. */
    static HeldArticles in(Database database, Clock clock) {
        return new SqlHeldArticles(database, clock);
    }

    /**
     * What one feed has brought that is held.
     *
     * @param articles how many
     * @param since when the first of them came
     * @param titles of the first few, to judge by
     */
    record HeldFeed(URI feed, int articles, Instant since, List<String> titles) {}

    /** A person's decision. */
    enum Decision {
        /** They wait for an edition, as if they had come now. */
        ACCEPT,
        /** No edition gets them; what the feed brings next counts as usual. */
        SEEN
    }

    /** The feeds with articles that are held, the longest waiting first. */
    List<HeldFeed> all();

    /** What is held of one feed. */
    default Optional<HeldFeed> of(URI feed) {
        return all().stream().filter(held -> held.feed().equals(feed)).findFirst();
    }

    /**
     * Carries out a decision about all that is held of a feed.
     *
     * @return how many articles that were; 0 when nothing is held, or no longer
     */
    int decide(URI feed, Decision decision);
}
