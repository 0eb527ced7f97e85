package org.presstime.article;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.presstime.article.ArticleCleaner.Candidate;
import org.presstime.database.Database;
import org.presstime.feed.ParsedFeed;
import org.presstime.newsletter.Newsletter;

/** Articles in the tables {@code articles} and {@code consumed_articles}. */
final class SqlArticles implements Articles {

    private final Database database;
    private final Clock clock;

    SqlArticles(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public int add(URI feed, ParsedFeed parsed, Locale language) {
        ArticleCleaner cleaner = new ArticleCleaner(parsed, language, clock.instant());
        List<Candidate> candidates = parsed.entries().stream()
                .map(cleaner::clean)
                .flatMap(Optional::stream)
                .toList();
        return database.atomically(handle -> candidates.stream()
                .mapToInt(candidate -> insert(handle, feed, candidate))
                .sum());
    }

    /** The same identity, or another one on the same page, is the same article. */
    private int insert(Handle handle, URI feed, Candidate candidate) {
        return handle.createUpdate("""
                        INSERT INTO articles (feed_url, identity, link, outlet, title, body, author, language,
                            published_at, arrived_at, picture, links)
                        VALUES (:feed, :identity, :link, :outlet, :title, :body, :author, :language,
                            :published, :arrived, :picture, :links)
                        ON CONFLICT DO NOTHING""")
                .bind("feed", feed.toString())
                .bind("identity", candidate.identity())
                .bind("link", candidate.link().toString())
                .bind("outlet", candidate.outlet())
                .bind("title", candidate.title())
                .bind("body", candidate.text())
                .bind("author", candidate.author().orElse(null))
                .bind("language", candidate.language().toLanguageTag())
                .bind("published", candidate.published().toEpochMilli())
                .bind("arrived", clock.millis())
                .bind("picture", candidate.picture().map(ArticleJson::write).orElse(null))
                .bind("links", ArticleJson.write(candidate.links()))
                .execute();
    }

    @Override
    public List<Article> waitingFor(Newsletter newsletter, Duration keep) {
        List<String> feeds =
                newsletter.feeds().stream().map(feed -> feed.url().toString()).toList();
        // An article that came with another feed before is no news to the readers of this newsletter.
        return database.query(handle -> handle.createQuery("""
                        SELECT * FROM articles a
                        WHERE a.feed_url IN (<feeds>) AND a.arrived_at >= :since
                        AND NOT EXISTS (SELECT 1 FROM consumed_articles c JOIN articles used ON used.id = c.article_id
                                        WHERE c.newsletter = :newsletter AND used.link = a.link)
                        ORDER BY a.id""")
                .bindList("feeds", feeds)
                .bind("since", clock.instant().minus(keep).toEpochMilli())
                .bind("newsletter", newsletter.id())
                .map(SqlArticles::article)
                .list());
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

    private static Article article(ResultSet row, StatementContext context) throws SQLException {
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
