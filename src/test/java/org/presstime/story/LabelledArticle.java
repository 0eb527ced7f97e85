package org.presstime.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.presstime.article.Article;

/** An article and the event it tells. */
record LabelledArticle(Article article, String event) {

    /** The articles of a JSONL file of {@code {title, text, lang, published, event}}. */
    static List<LabelledArticle> read(Path file) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<LabelledArticle> articles = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode node = json.readTree(line);
            articles.add(of(
                    articles.size() + 1,
                    node.path("title").asText(),
                    node.path("text").asText(),
                    node.path("lang").asText(),
                    Instant.parse(node.path("published").asText()),
                    node.path("event").asText()));
        }
        return articles;
    }

    static LabelledArticle of(long id, String title, String text, String language, Instant published, String event) {
        Article article = new Article(
                id,
                URI.create("https://feed.example/" + language),
                "Outlet " + id % 7,
                title,
                text,
                URI.create("https://outlet.example/" + id),
                Optional.empty(),
                Locale.forLanguageTag(language),
                published,
                published,
                Optional.empty(),
                List.of());
        return new LabelledArticle(article, event);
    }
}
