package org.presstime.article;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.presstime.database.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Held articles are those of the shelf of that name. */
final class SqlHeldArticles implements HeldArticles {

    private static final Logger LOG = LoggerFactory.getLogger(SqlHeldArticles.class);
    private static final int TITLES = 5;

    private final Database database;
    private final Clock clock;

    SqlHeldArticles(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public List<HeldFeed> all() {
        return database.query(handle -> handle.createQuery("""
                        SELECT feed_url, COUNT(*) AS many, MIN(arrived_at) AS since FROM articles WHERE shelf = 'held'
                        GROUP BY feed_url ORDER BY since, feed_url""")
                .map((row, context) -> new HeldFeed(
                        URI.create(row.getString("feed_url")),
                        row.getInt("many"),
                        Instant.ofEpochMilli(row.getLong("since")),
                        titles(handle, row.getString("feed_url"))))
                .list());
    }

    private static List<String> titles(Handle handle, String feed) {
        return handle.createQuery("""
                        SELECT title FROM articles WHERE feed_url = :feed AND shelf = 'held' ORDER BY id LIMIT :most""")
                .bind("feed", feed)
                .bind("most", TITLES)
                .mapTo(String.class)
                .list();
    }

    @Override
    public int decide(URI feed, Decision decision) {
        int articles = database.atomically(handle -> decision == Decision.ACCEPT
                // They come in now: the time in which an edition may use them begins with the decision.
                ? handle.execute(
                        "UPDATE articles SET shelf = 'waiting', arrived_at = ? WHERE feed_url = ? AND shelf = 'held'",
                        clock.millis(),
                        feed.toString())
                : handle.execute(
                        "UPDATE articles SET shelf = 'seen' WHERE feed_url = ? AND shelf = 'held'", feed.toString()));
        LOG.info("feed {}: {} held articles: {}", feed, articles, decision);
        return articles;
    }
}
