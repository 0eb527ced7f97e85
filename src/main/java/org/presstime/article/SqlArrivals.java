package org.presstime.article;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;
import org.presstime.article.Articles.Rules;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a feed's document brings: new articles, each on its shelf; edits of articles that have not settled; and otherwise
 * what is known already.
 */
final class SqlArrivals {

    private static final Logger LOG = LoggerFactory.getLogger(SqlArrivals.class);
    private static final int AT_A_TIME = 500;
    private static final int PAST = 200;
    // An undated article is as old as our knowledge of it; a feed that is new here would bring all it has as of today.
    private static final int UNDATED_AT_FIRST = 10;

    private final Clock clock;
    private final Rules rules;

    SqlArrivals(Clock clock, Rules rules) {
        this.clock = clock;
        this.rules = rules;
    }

    private record Known(long id, String identity, String page, Instant arrived, String fingerprint) {}

    /** Keeps what is new; gives how many new articles wait for an edition now. */
    int take(Handle handle, URI feed, List<Candidate> document) {
        Map<String, Known> known = known(handle, feed, document);
        Set<Long> met = new HashSet<>();
        Map<String, Candidate> fresh = new HashMap<>();
        List<Candidate> inOrder = new ArrayList<>();
        for (Candidate candidate : document) {
            Identity identity = candidate.identity();
            @Nullable Known same = known.getOrDefault("id " + identity.id(), known.get("page " + identity.page()));
            if (same != null) {
                // Another spelling of the same article in the same document is not its edit.
                if (met.add(same.id())) {
                    edit(handle, same, candidate);
                }
            } else if (!fresh.containsKey("id " + identity.id()) && !fresh.containsKey("page " + identity.page())) {
                fresh.put("id " + identity.id(), candidate);
                fresh.put("page " + identity.page(), candidate);
                inOrder.add(candidate);
            }
        }
        return inOrder.isEmpty() ? 0 : add(handle, feed, inOrder, met.size() + inOrder.size());
    }

    private static Map<String, Known> known(Handle handle, URI feed, List<Candidate> document) {
        Map<String, Known> known = new HashMap<>();
        for (int from = 0; from < document.size(); from += AT_A_TIME) {
            List<Identity> some = document.subList(from, Math.min(document.size(), from + AT_A_TIME)).stream()
                    .map(Candidate::identity)
                    .toList();
            handle.createQuery("""
                            SELECT id, identity, page, arrived_at, fingerprint FROM articles
                            WHERE feed_url = :feed AND (identity IN (<ids>) OR page IN (<pages>))""")
                    .bind("feed", feed.toString())
                    .bindList("ids", some.stream().map(Identity::id).toList())
                    .bindList("pages", some.stream().map(Identity::page).toList())
                    .map((row, context) -> new Known(
                            row.getLong("id"),
                            row.getString("identity"),
                            row.getString("page"),
                            Instant.ofEpochMilli(row.getLong("arrived_at")),
                            row.getString("fingerprint")))
                    .forEach(each -> {
                        known.put("id " + each.identity(), each);
                        known.put("page " + each.page(), each);
                    });
        }
        return known;
    }

    /** Until it has settled, and unless an edition has used it, an article takes what its publisher changes. */
    private void edit(Handle handle, Known known, Candidate candidate) {
        boolean settled = known.arrived().plus(rules.settle()).isBefore(clock.instant());
        if (settled || known.fingerprint().equals(candidate.fingerprint())) {
            return;
        }
        bindWords(handle.createUpdate("""
                        UPDATE articles SET title = :title, body = :body, author = :author, picture = :picture,
                            links = :links, fingerprint = :fingerprint, full_text = NULL
                        WHERE id = :id AND NOT EXISTS (SELECT 1 FROM consumed_articles WHERE article_id = :id)"""), candidate).bind("id", known.id()).execute();
    }

    private int add(Handle handle, URI feed, List<Candidate> fresh, int presented) {
        List<Flood.Past> past = past(handle, feed);
        int waiting = 0;
        int undated = 0;
        boolean first = past.isEmpty();
        boolean held = !first && isHeld(handle, feed, fresh, presented, past);
        for (Candidate candidate : fresh) {
            undated += candidate.published().isEmpty() ? 1 : 0;
            boolean old = first && (candidate.published().isEmpty() ? undated > UNDATED_AT_FIRST : isOld(candidate));
            int rows = insert(handle, feed, candidate, held ? "held" : old ? "seen" : "waiting");
            waiting += held || old ? 0 : rows;
        }
        return waiting;
    }

    private boolean isOld(Candidate candidate) {
        Instant oldest = clock.instant().minus(rules.firstWindow());
        return candidate.published().filter(oldest::isAfter).isPresent();
    }

    /** While a flood waits for a person's decision, what comes after it waits with it. */
    private boolean isHeld(Handle handle, URI feed, List<Candidate> fresh, int presented, List<Flood.Past> past) {
        boolean already = handle.createQuery("SELECT 1 FROM articles WHERE feed_url = :feed AND shelf = 'held' LIMIT 1")
                .bind("feed", feed.toString())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
        if (already) {
            return true;
        }
        boolean flood = new Flood(past, clock.instant()).is(fresh, presented);
        if (flood) {
            LOG.warn(
                    "feed {} suddenly has {} new articles of {}: they are held until a person accepts them or marks them"
                            + " seen",
                    feed,
                    fresh.size(),
                    presented);
        }
        return flood;
    }

    private static List<Flood.Past> past(Handle handle, URI feed) {
        return handle.createQuery("""
                        SELECT published_at, arrived_at, fingerprint FROM articles
                        WHERE feed_url = :feed ORDER BY id DESC LIMIT :most""")
                .bind("feed", feed.toString())
                .bind("most", PAST)
                .map((row, context) -> new Flood.Past(
                        Instant.ofEpochMilli(row.getLong("published_at")),
                        Instant.ofEpochMilli(row.getLong("arrived_at")),
                        row.getString("fingerprint").split("\\.", 2)[0]))
                .list();
    }

    /** Another process may have been faster: the same identity, or another one on the same page, is the same article. */
    private int insert(Handle handle, URI feed, Candidate candidate, String shelf) {
        return bindWords(handle.createUpdate("""
                        INSERT INTO articles (feed_url, identity, page, link, outlet, title, body, author, language,
                            published_at, arrived_at, picture, links, shelf, fingerprint)
                        VALUES (:feed, :identity, :page, :link, :outlet, :title, :body, :author, :language,
                            :published, :arrived, :picture, :links, :shelf, :fingerprint)
                        ON CONFLICT DO NOTHING"""), candidate)
                .bind("feed", feed.toString())
                .bind("identity", candidate.identity().id())
                .bind("page", candidate.identity().page())
                .bind("link", candidate.link().toString())
                .bind("outlet", candidate.outlet())
                .bind("language", candidate.language().toLanguageTag())
                .bind("published", published(candidate).toEpochMilli())
                .bind("arrived", clock.millis())
                .bind("shelf", shelf)
                .execute();
    }

    /** Tomorrow's news is dated today; undated news is as old as our knowledge of it. */
    private Instant published(Candidate candidate) {
        Instant now = clock.instant();
        return candidate.published().filter(instant -> !instant.isAfter(now)).orElse(now);
    }

    private static Update bindWords(Update update, Candidate candidate) {
        return update.bind("title", candidate.title())
                .bind("body", candidate.text())
                .bind("author", candidate.author().orElse(null))
                .bind("picture", candidate.picture().map(ArticleJson::write).orElse(null))
                .bind("links", ArticleJson.write(candidate.links()))
                .bind("fingerprint", candidate.fingerprint());
    }
}
