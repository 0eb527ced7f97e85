package org.presstime.article;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.presstime.database.Database;
import org.presstime.newsletter.Newsletter;

/** Articles in the tables {@code articles} and {@code consumed_articles}. */
final class SqlArticles implements Articles {

    private final Database database;
    private final Clock clock;
    private final SqlArrivals arrivals;

    SqlArticles(Database database, Clock clock, Rules rules) {
        this.database = database;
        this.clock = clock;
        this.arrivals = new SqlArrivals(clock, rules);
    }

    @Override
    public int add(URI feed, Cleaned document) {
        return database.atomically(handle -> arrivals.take(handle, feed, document.candidates()));
    }

    @Override
    public List<Article> waitingFor(Newsletter newsletter, Duration keep) {
        List<String> feeds =
                newsletter.feeds().stream().map(feed -> feed.url().toString()).toList();
        Set<String> pages = new HashSet<>();
        // An article that came with another feed before is no news to the readers of this newsletter.
        return database.query(handle -> handle
                .createQuery("""
                        SELECT * FROM articles a
                        WHERE a.feed_url IN (<feeds>) AND a.arrived_at >= :since AND a.shelf = 'waiting'
                        AND NOT EXISTS (SELECT 1 FROM consumed_articles c JOIN articles used ON used.id = c.article_id
                                        WHERE c.newsletter = :newsletter AND used.page = a.page)
                        ORDER BY a.id""")
                .bindList("feeds", feeds)
                .bind("since", clock.instant().minus(keep).toEpochMilli())
                .bind("newsletter", newsletter.id())
                .map((row, context) ->
                        pages.add(row.getString("page")) ? Optional.of(article(row)) : Optional.<Article>empty())
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList());
    }

    @Override
    public Optional<Article> find(long id) {
        return database.query(handle -> handle.createQuery("SELECT * FROM articles WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> article(row))
                .findOne());
    }

    @Override
    public void consume(String newsletter, long edition, List<Long> articles) {
        database.run(handle -> articles.forEach(article -> handle.execute(
                "INSERT INTO consumed_articles (newsletter, article_id, edition_id) VALUES (?, ?, ?)",
                newsletter,
                article,
                edition)));
    }

    @Override
    public void release(long edition) {
        database.run(handle -> handle.execute("DELETE FROM consumed_articles WHERE edition_id = ?", edition));
    }

    private static Article article(ResultSet row) throws SQLException {
        try {
            return new Article(
                    row.getLong("id"),
                    URI.create(row.getString("feed_url")),
                    row.getString("outlet"),
                    row.getString("title"),
                    row.getString("body"),
                    URI.create(row.getString("link")),
                    Optional.ofNullable(row.getString("author")),
                    Locale.forLanguageTag(row.getString("language")),
                    Instant.ofEpochMilli(row.getLong("published_at")),
                    Instant.ofEpochMilli(row.getLong("arrived_at")),
                    ArticleJson.picture(row.getString("picture")),
                    ArticleJson.links(row.getString("links")));
        } catch (JsonProcessingException damaged) {
            throw new SQLException("article " + row.getLong("id") + " is damaged", damaged);
        }
    }
}
