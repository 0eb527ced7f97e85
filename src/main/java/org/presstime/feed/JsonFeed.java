package org.presstime.feed;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.presstime.feed.Entry.Enclosure;
import org.presstime.feed.Entry.Picture;

/** JSON Feed 1.0 and 1.1. Of one that breaks off, what came is read. */
final class JsonFeed {

    private static final int MOST = 50;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(
                    JsonReadFeature.ALLOW_TRAILING_COMMA,
                    JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
                    JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER,
                    JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .build();

    private final URI address;
    private final ObjectNode feed = JsonNodeFactory.instance.objectNode();
    private final List<JsonNode> items = new ArrayList<>();
    private boolean hasItems;

    JsonFeed(URI address) {
        this.address = address;
    }

    ParsedFeed read(String text) {
        try (JsonParser parser = MAPPER.createParser(text)) {
            take(parser);
        } catch (IOException broken) {
            if (items.isEmpty()) {
                throw new UnreadableFeed("JSON that is broken off or wrong");
            }
        }
        if (!hasItems) {
            throw new UnreadableFeed("JSON, but no JSON Feed: it has no list of items");
        }
        Optional<URI> site = Addresses.of(words(feed, "home_page_url"), address);
        List<String> authors = authors(feed);
        return new ParsedFeed(
                Html.guessedWords(words(feed, "title")),
                new ParsedFeed.Links(
                        site,
                        Addresses.of(words(feed, "feed_url"), address),
                        Addresses.of(words(feed.path("hubs").path(0), "url"), address),
                        Optional.empty()),
                Words.language(words(feed, "language")),
                Optional.empty(),
                items.stream()
                        .map(item -> entry(item, authors, site.orElse(address)))
                        .toList());
    }

    private void take(JsonParser parser) throws IOException {
        parser.nextToken();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("items") && value == JsonToken.START_ARRAY) {
                hasItems = true;
                takeItems(parser);
            } else {
                feed.set(name, parser.readValueAsTree());
            }
        }
    }

    private void takeItems(JsonParser parser) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY && parser.currentToken() != null) {
            if (parser.currentToken() != JsonToken.START_OBJECT || items.size() >= FeedReader.MOST_ENTRIES) {
                parser.skipChildren();
            } else {
                items.add(parser.readValueAsTree());
            }
        }
    }

    private Entry entry(JsonNode item, List<String> feedAuthors, URI site) {
        String id = words(item, "id");
        Optional<URI> url = Addresses.of(words(item, "url"), site);
        Optional<URI> other = Addresses.of(words(item, "external_url"), site);
        Optional<URI> page =
                url.or(() -> other).or(() -> id.startsWith("http") ? Addresses.of(id, site) : Optional.empty());
        String html = words(item, "content_html");
        HtmlBody.Read content = HtmlBody.of(
                html.isBlank() ? Words.escaped(words(item, "content_text")) : html.strip(), page.orElse(site));
        Optional<java.time.Instant> updated = FeedDate.parse(words(item, "date_modified"));
        List<String> own = authors(item);
        return new Entry(
                Words.present(id),
                false,
                Html.guessedWords(words(item, "title")),
                new Entry.Links(
                        page,
                        other.filter(address -> !Optional.of(address).equals(page)),
                        Optional.empty(),
                        OptionalInt.empty()),
                new Entry.Dates(FeedDate.parse(words(item, "date_published")).or(() -> updated), updated),
                new Entry.Body(Words.escaped(words(item, "summary").strip()), content.html()),
                own.isEmpty() ? feedAuthors : own,
                new Entry.Labels(
                        Words.language(words(item, "language")).or(() -> Words.language(words(feed, "language"))),
                        Words.distinct(tags(item), MOST)),
                new Entry.Media(pictures(item, content.pictures(), site), enclosures(item, site)));
    }

    /** A field that should be a text; numbers are taken for one, anything else for none. */
    private static String words(JsonNode parent, String name) {
        JsonNode value = parent.path(name);
        return value.isValueNode() && !value.isNull() ? value.asText() : "";
    }

    /** JSON Feed 1.1 has authors, 1.0 an author. */
    private static List<String> authors(JsonNode parent) {
        List<String> names = new ArrayList<>();
        for (JsonNode author : parent.path("authors")) {
            names.add(Words.oneLine(author.isTextual() ? author.asText() : words(author, "name")));
        }
        JsonNode one = parent.path("author");
        names.add(Words.oneLine(one.isTextual() ? one.asText() : words(one, "name")));
        return Words.distinct(names, MOST);
    }

    private static List<String> tags(JsonNode item) {
        List<String> tags = new ArrayList<>();
        item.path("tags").forEach(tag -> tags.add(Words.oneLine(tag.asText())));
        return tags;
    }

    /** The pictures the item names, with what its content says about them; then those of its content. */
    private static List<Picture> pictures(JsonNode item, List<Picture> ofContent, URI base) {
        List<Picture> pictures = new ArrayList<>();
        for (String name : new String[] {"image", "banner_image"}) {
            Addresses.of(words(item, name), base)
                    .map(source -> ofContent.stream()
                            .filter(picture -> picture.source().equals(source))
                            .findFirst()
                            .orElse(new Picture(source, "", "")))
                    .ifPresent(pictures::add);
        }
        for (JsonNode attachment : item.path("attachments")) {
            if (words(attachment, "mime_type").startsWith("image/")) {
                Addresses.of(words(attachment, "url"), base)
                        .ifPresent(source -> pictures.add(new Picture(
                                source, words(attachment, "mime_type"), 0, 0, words(attachment, "title"), "")));
            }
        }
        pictures.addAll(ofContent);
        return pictures.stream().distinct().limit(MOST).toList();
    }

    private static List<Enclosure> enclosures(JsonNode item, URI base) {
        List<Enclosure> enclosures = new ArrayList<>();
        for (JsonNode attachment : item.path("attachments")) {
            Addresses.of(words(attachment, "url"), base)
                    .map(source -> new Enclosure(
                            source,
                            words(attachment, "mime_type"),
                            Math.max(0, attachment.path("size_in_bytes").asLong())))
                    .ifPresent(enclosures::add);
        }
        return enclosures.stream().limit(MOST).toList();
    }
}
