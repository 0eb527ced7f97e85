package org.presstime.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.presstime.article.HeldArticles;
import org.presstime.article.HeldArticles.Decision;
import org.presstime.article.HeldArticles.HeldFeed;
import org.presstime.web.Json;

/** Feeds that suddenly brought mostly new articles, and what becomes of those. */
final class HeldApi {

    private final HeldArticles held;

    HeldApi(HeldArticles held) {
        this.held = held;
    }

    void list(Context context) {
        Bearer.answer(context, 200, held.all().stream().map(HeldApi::json).toList());
    }

    private static Map<String, Object> json(HeldFeed feed) {
        return Map.of(
                "feed", feed.feed().toString(),
                "articles", feed.articles(),
                "since", feed.since().toString(),
                "titles", feed.titles());
    }

    /** Asked twice, the second time nothing is held any more. */
    void decide(Context context) {
        URI feed;
        Decision decision;
        try {
            JsonNode body = Json.read(context.body());
            feed = URI.create(body.path("feed").asText());
            decision = Decision.valueOf(body.path("decision").asText().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException wrong) {
            Bearer.problem(context, 422, "The body is a JSON object with a feed, and a decision: accept or seen.");
            return;
        }
        int articles = held.decide(feed, decision);
        if (articles == 0) {
            Bearer.problem(context, 404, "Nothing of this feed is held.");
        } else {
            Bearer.answer(context, 200, Map.of("feed", feed.toString(), "articles", articles));
        }
    }
}
