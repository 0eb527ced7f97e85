package org.presstime.article;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.presstime.article.Article.Link;
import org.presstime.feed.Entry.Picture;

/** The parts of an article that have a column but no type in a database. */
final class ArticleJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ArticleJson() {}

    static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("cannot be stored: " + value, failure);
        }
    }

    static Optional<Picture> picture(@Nullable String json) throws JsonProcessingException {
        return json == null ? Optional.empty() : Optional.of(MAPPER.readValue(json, Picture.class));
    }

    static List<Link> links(String json) throws JsonProcessingException {
        return MAPPER.readValue(json, new TypeReference<List<Link>>() {});
    }
}
