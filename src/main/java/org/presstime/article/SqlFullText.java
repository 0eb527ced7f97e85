package org.presstime.article;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.presstime.database.Database;
import org.presstime.feed.Entry.Picture;

/** Which articles want their full text, and what came of it: the column {@code full_text} of {@code articles}. */
final class SqlFullText {

    // Older ones enter no edition.
    private static final Duration RECENT = Duration.ofDays(3);

    private final Database database;
    private final Clock clock;

    SqlFullText(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** An article that wants it; {@code length} is that of the text it has. */
    record Wanted(long id, URI link, int length) {}

    /** Those of a feed that wait for an edition and have not been tried, the newest first. */
    List<Wanted> wanted(URI feed, int most) {
        return database.query(handle -> handle.createQuery("""
                        SELECT id, link, body FROM articles a
                        WHERE feed_url = :feed AND shelf = 'waiting' AND full_text IS NULL AND arrived_at >= :since
                        AND NOT EXISTS (SELECT 1 FROM consumed_articles WHERE article_id = a.id)
                        ORDER BY id DESC LIMIT :most""")
                .bind("feed", feed.toString())
                .bind("since", clock.instant().minus(RECENT).toEpochMilli())
                .bind("most", most)
                .map((row, context) -> new Wanted(
                        row.getLong("id"),
                        URI.create(row.getString("link")),
                        row.getString("body").length()))
                .list());
    }

    /** Keeps the text of the page, unless an edition has used the article; the page's picture where it has none. */
    void keep(long id, String text, Optional<Picture> picture) {
        database.run(handle -> handle.createUpdate("""
                        UPDATE articles SET body = :body, picture = COALESCE(picture, :picture), full_text = 'found'
                        WHERE id = :id AND NOT EXISTS (SELECT 1 FROM consumed_articles WHERE article_id = :id)""")
                .bind("body", text)
                .bind("picture", picture.map(ArticleJson::write).orElse(null))
                .bind("id", id)
                .execute());
    }

    /** Writes down why the words of the feed stay. */
    void keepWithout(long id, String why) {
        database.run(handle -> handle.execute("UPDATE articles SET full_text = ? WHERE id = ?", why, id));
    }
}
