package org.presstime.article;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.presstime.feed.ParsedFeed;

/** RSS documents for tests. */
final class FeedDocument {

    private FeedDocument() {}

    /** An item; each change makes another one. */
    record Item(String title, String guid, String link, String text, Optional<Instant> published) {

        Item guid(String other) {
            return new Item(title, other, link.equals(page(guid)) ? page(other) : link, text, published);
        }

        Item link(String other) {
            return new Item(title, guid, other, text, published);
        }

        Item text(String other) {
            return new Item(title, guid, link, other, published);
        }

        Item at(Instant instant) {
            return new Item(title, guid, link, text, Optional.of(instant));
        }

        /** The same article, linked to in another way. */
        Item variant(int number) {
            String query = link.contains("?") ? "&" : "?";
            return link(
                    switch (number) {
                        case 1 -> link.replace("https:", "http:");
                        case 2 -> link.replace("://", "://www.");
                        case 3 -> link.replace("://", "://m.");
                        case 4 -> link + query + "utm_source=rss&utm_medium=feed";
                        case 5 -> link + "#comments";
                        case 6 -> link + query + "fbclid=a&gclid=b&mc_cid=c";
                        case 7 -> link.replace("https://", "HTTPS://").replace("x.example", "X.example:443");
                        case 8 -> link.replaceFirst("(\\?|$)", "/$1");
                        case 9 -> link.replaceFirst("(\\?|$)", "/index.html$1");
                        case 10 -> link.replaceFirst("(\\?|$)", "/amp$1");
                        case 11 -> link.replace("://", "://amp.");
                        default -> link;
                    });
        }

        private String xml() {
            return "<item><title>" + title + "</title>"
                    + (guid.isEmpty() ? "" : "<guid isPermaLink='false'>" + guid + "</guid>")
                    + (link.isEmpty() ? "" : "<link>" + link.replace("&", "&amp;") + "</link>")
                    + "<description>" + text + "</description>"
                    + published
                            .map(instant -> "<pubDate>"
                                    + DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC))
                                    + "</pubDate>")
                            .orElse("")
                    + "</item>";
        }
    }

    /** An undated item with a page named after its identifier, which is its title. */
    static Item item(String title) {
        return new Item(title, title, page(title), "It happened.", Optional.empty());
    }

    private static String page(String guid) {
        return "https://x.example/" + guid.replace(' ', '-');
    }

    static ParsedFeed of(URI feed, Item... items) {
        String document = "<rss><channel><title>Courier</title><link>https://courier.example/</link>"
                + Arrays.stream(items).map(Item::xml).collect(Collectors.joining()) + "</channel></rss>";
        return ParsedFeed.of(document.getBytes(StandardCharsets.UTF_8), Optional.empty(), feed);
    }
}
