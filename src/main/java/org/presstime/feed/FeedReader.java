package org.presstime.feed;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads RSS 0.90 to 2.0, Atom 0.3 and 1.0, JSON Feed, news sitemaps, and HTML pages that are feeds or name one. It reads
 * what is there: a feed that is cut off, names the wrong character set, or has junk in front of it still gives its
 * entries. However hostile a document is, it costs time and memory in proportion to its length. Safe for use by many
 * threads.
 */
final class FeedReader {

    /** No feed has more entries that anybody would read. */
    static final int MOST_ENTRIES = 1000;

    private static final Set<String> OF_HTML =
            Set.of("html", "head", "body", "meta", "title", "script", "style", "div", "p", "center", "h1", "table");
    private static final List<String> ROOTS = List.of("rss", "feed", "rdf", "channel", "urlset", "item", "entry");

    /**
     * Reads a document.
     *
     * @param contentType the HTTP header of that name, for its charset
     * @param address where it came from; relative links are resolved against it
     * @throws UnreadableFeed when the bytes are no feed
     */
    Reading read(byte[] body, Optional<String> contentType, URI address) {
        String text = readable(FeedText.decode(body, contentType));
        if (text.isBlank()) {
            throw new UnreadableFeed("nothing: the document is empty");
        }
        if (startsJson(text)) {
            return new Reading.Feed(new JsonFeed(address).read(text));
        }
        if (text.indexOf('<') < 0) {
            throw new UnreadableFeed("plain text or binary, not a feed");
        }
        return readMarkup(text, address);
    }

    private static boolean startsJson(String text) {
        int at = 0;
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
        return text.charAt(at) == '{' || (text.charAt(at) == '[' && text.indexOf('<') < 0);
    }

    private static Reading readMarkup(String text, URI address) {
        XmlElement document = new XmlReader(text).read();
        String root = root(document);
        return switch (root) {
            case "rss", "rdf", "channel", "item" -> new Reading.Feed(new RssFeed(document, address).read());
            case "feed", "entry" ->
                new Reading.Feed(
                        document.within("entry", 1).isEmpty()
                                        && !document.within("item", 1).isEmpty()
                                ? new RssFeed(document, address).read()
                                : new AtomFeed(document, address).read());
            case "urlset" -> new Reading.Feed(new SitemapFeed(document, address).read());
            case "sitemapindex" -> throw new UnreadableFeed("a list of sitemaps, not a feed");
            case "html" -> new HtmlPage(text, address).read();
            case "" -> throw new UnreadableFeed("plain text or binary, not a feed");
            default -> throw new UnreadableFeed("XML, but neither RSS nor Atom: <" + shortened(root) + ">");
        };
    }

    /** The name of the element that makes it a feed, which junk or a wrapper may surround. */
    private static String root(XmlElement document) {
        List<XmlElement> outermost = document.children();
        for (XmlElement element : outermost) {
            if (XmlReader.ROOTS.contains(element.name()) && !element.name().equals("html")) {
                return element.name();
            }
        }
        for (String name : ROOTS.subList(0, 5)) {
            List<XmlElement> found = document.within(name, 1);
            if (!found.isEmpty() && found.get(0).hasElements()) {
                return name;
            }
        }
        for (XmlElement element : outermost) {
            if (OF_HTML.contains(element.local().toLowerCase(java.util.Locale.ROOT))) {
                return "html";
            }
        }
        return outermost.isEmpty() ? "" : outermost.get(0).name();
    }

    private static String shortened(String name) {
        return name.length() <= 50 ? name : name.substring(0, 50) + "…";
    }

    /** With the line ends of XML, and without the control characters that it does not allow and feeds have all the same. */
    private static String readable(String text) {
        int place = 0;
        while (place < text.length() && isReadable(text.charAt(place))) {
            place++;
        }
        if (place == text.length()) {
            return text;
        }
        StringBuilder readable = new StringBuilder(text.length()).append(text, 0, place);
        for (; place < text.length(); place++) {
            char character = text.charAt(place);
            boolean lineEnd = character == '\r' && (place + 1 == text.length() || text.charAt(place + 1) != '\n');
            if (isReadable(character)) {
                readable.append(character);
            } else if (lineEnd) {
                readable.append('\n');
            }
        }
        return readable.toString();
    }

    private static boolean isReadable(char character) {
        return character >= ' '
                ? character < 0xFEFF || (character != 0xFEFF && character < 0xFFFE)
                : character == '\n' || character == '\t';
    }
}
