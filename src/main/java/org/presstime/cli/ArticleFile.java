package org.presstime.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.presstime.article.Article;

/** Articles out of a JSONL file somebody made: {@code {id, title, text, lang, published}} on each line. */
final class ArticleFile {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final URI NOWHERE = URI.create("file:articles");
    private static final int SHOWN = 200;

    private final List<Article> articles = new ArrayList<>();
    private final List<Object> ids = new ArrayList<>();

    private ArticleFile() {}

    /** Reads a file; empty lines are skipped. */
    static ArticleFile read(Path file) throws UnreadableArticles {
        ArticleFile read = new ArticleFile();
        int number = 0;
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            Set<Object> seen = new HashSet<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                String json = number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line;
                if (!json.isBlank()) {
                    read.add(number, json, seen);
                }
            }
            return read;
        } catch (NoSuchFileException missing) {
            throw new UnreadableArticles(0, "stories.missing", file.toString());
        } catch (CharacterCodingException notText) {
            throw new UnreadableArticles(number + 1, "stories.notUtf8", "");
        } catch (IOException failure) {
            throw new UnreadableArticles(0, "stories.failed", String.valueOf(failure.getMessage()));
        }
    }

    List<Article> articles() {
        return articles;
    }

    /** What the file calls an article. */
    Object id(long article) {
        return ids.get((int) article - 1);
    }

    /** A stranger's text as a terminal may show it. */
    static String shown(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
        return line.length() <= SHOWN * 4 ? line : line.substring(0, SHOWN * 4) + "…";
    }

    private void add(int number, String line, Set<Object> seen) throws UnreadableArticles {
        JsonNode node = parse(number, line);
        Object id = id(number, node);
        if (!seen.add(id)) {
            throw new UnreadableArticles(number, "stories.twice", String.valueOf(id));
        }
        String title = text(number, node, "title").strip();
        String text = text(number, node, "text");
        if (title.isBlank() && text.isBlank()) {
            throw new UnreadableArticles(number, "stories.empty", String.valueOf(id));
        }
        ids.add(id);
        Instant published = published(node);
        articles.add(new Article(
                ids.size(),
                NOWHERE,
                "",
                title.isBlank() ? text.strip().lines().findFirst().orElse(title) : title,
                text,
                URI.create("file:articles/" + ids.size()),
                Optional.empty(),
                Locale.forLanguageTag(node.path("lang").asText("en")),
                published,
                published,
                Optional.empty(),
                List.of()));
    }

    private static JsonNode parse(int number, String line) throws UnreadableArticles {
        try {
            JsonNode node = JSON.readTree(line);
            if (!node.isObject()) {
                throw new UnreadableArticles(number, "stories.notAnObject", "");
            }
            return node;
        } catch (JsonProcessingException notJson) {
            throw new UnreadableArticles(
                    number, "stories.notJson", notJson.getOriginalMessage().replaceFirst(" \\(start marker.*", ""));
        }
    }

    private static Object id(int number, JsonNode node) throws UnreadableArticles {
        JsonNode id = node.path("id");
        if (id.isIntegralNumber()) {
            return id.bigIntegerValue();
        }
        if (id.isTextual() && !id.asText().isBlank()) {
            return id.asText();
        }
        throw new UnreadableArticles(number, "stories.noId", "");
    }

    private static String text(int number, JsonNode node, String key) throws UnreadableArticles {
        JsonNode text = node.path(key);
        if (text.isMissingNode() || text.isNull()) {
            return "";
        }
        if (!text.isTextual()) {
            throw new UnreadableArticles(number, "stories.notText", key);
        }
        return text.asText();
    }

    /** An article without a readable time counts as one of the same hour as the others without. */
    private static Instant published(JsonNode node) {
        String text = node.path("published").asText("");
        try {
            return text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException unknown) {
            return Instant.EPOCH;
        }
    }
}
