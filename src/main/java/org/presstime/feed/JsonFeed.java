package org.presstime.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.presstime.feed.Entry.Picture;

/** JSON Feed 1.0 and 1.1. */
final class JsonFeed {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final URI address;

    JsonFeed(URI address) {
        this.address = address;
    }

    ParsedFeed read(String text) {
        JsonNode feed = tree(text);
        if (!feed.path("items").isArray()) {
            throw new UnreadableFeed("JSON, but no JSON Feed: it has no list of items");
        }
        Optional<URI> link = Words.address(feed.path("home_page_url").asText(), address);
        List<Entry> entries = new ArrayList<>();
        for (JsonNode item : feed.path("items")) {
            if (entries.size() < FeedReader.MOST_ENTRIES && item.isObject()) {
                entries.add(entry(item, author(feed), link.orElse(address)));
            }
        }
        return new ParsedFeed(
                Words.plain(feed.path("title").asText()),
                new ParsedFeed.Links(
                        link,
                        Words.address(feed.path("feed_url").asText(), address),
                        Optional.empty(),
                        Optional.empty()),
                Words.language(feed.path("language").asText()),
                Optional.empty(),
                entries);
    }

    private static JsonNode tree(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new UnreadableFeed("JSON that is broken off or wrong: " + broken.getOriginalMessage());
        }
    }

    private static Entry entry(JsonNode item, Optional<String> feedAuthor, URI base) {
        String html = item.path("content_html").asText();
        String content =
                html.isBlank() ? Words.escaped(item.path("content_text").asText()) : html;
        return new Entry(
                Words.present(item.path("id").asText()),
                false,
                Words.plain(item.path("title").asText()),
                new Entry.Links(
                        Words.address(item.path("url").asText(), base)
                                .or(() ->
                                        Words.address(item.path("external_url").asText(), base)),
                        Optional.empty(),
                        Optional.empty(),
                        OptionalInt.empty()),
                new Entry.Dates(
                        FeedDate.parse(item.path("date_published").asText()),
                        FeedDate.parse(item.path("date_modified").asText())),
                new Entry.Body(Words.escaped(item.path("summary").asText()), content),
                author(item).or(() -> feedAuthor).stream().toList(),
                new Entry.Labels(Optional.empty(), List.of()),
                new Entry.Media(picture(item, content, base).stream().toList(), List.of()));
    }

    /** JSON Feed 1.1 has authors, 1.0 an author. */
    private static Optional<String> author(JsonNode parent) {
        JsonNode first = parent.path("authors").path(0);
        JsonNode author = first.isMissingNode() ? parent.path("author") : first;
        return Words.present(Words.plain(author.path("name").asText()));
    }

    /** What the content says about its picture, if that is the one the item names. */
    private static Optional<Picture> picture(JsonNode item, String content, URI base) {
        Optional<Picture> inContent = Pictures.inHtml(content, base);
        Optional<URI> named = Words.address(item.path("image").asText(), base)
                .or(() -> Words.address(item.path("banner_image").asText(), base));
        return named.map(source -> inContent
                        .filter(picture -> picture.source().equals(source))
                        .orElse(new Picture(source, "", "")))
                .or(() -> inContent);
    }
}
