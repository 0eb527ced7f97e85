package org.presstime.feed;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * Reads RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, and JSON Feed. It reads what is there: a feed that is cut off, names the
 * wrong character set, or has junk in front of it still gives its entries. Safe for use by many threads.
 */
final class FeedReader {

    /** No feed has more entries that anybody would read. */
    static final int MOST_ENTRIES = 1000;

    // Deeper than any feed nests, and far from where recursion would end.
    private static final int DEEPEST = 200;

    /**
     * Reads a feed.
     *
     * @param contentType the HTTP header of that name, for its charset
     * @param address where it came from; relative links are resolved against it
     * @throws UnreadableFeed when the bytes are no feed
     */
    ParsedFeed read(byte[] body, Optional<String> contentType, URI address) {
        String text = withoutControls(FeedText.decode(body, contentType));
        if (text.isBlank()) {
            throw new UnreadableFeed("nothing: the document is empty");
        }
        if (text.stripLeading().startsWith("{")) {
            return new JsonFeed(address).read(text);
        }
        return readXml(text, address);
    }

    private static ParsedFeed readXml(String text, URI address) {
        int start = text.indexOf('<');
        if (start < 0) {
            throw new UnreadableFeed("plain text or binary, not a feed");
        }
        Document document = Jsoup.parse(
                text.substring(start), address.toString(), Parser.xmlParser().setMaxDepth(DEEPEST));
        Element root = root(document);
        return switch (root.tag().localName().toLowerCase(Locale.ROOT)) {
            case "rss", "rdf", "channel" -> new RssFeed(address, root).read();
            case "feed" -> new AtomFeed(address, root).read();
            case "html", "body", "head" ->
                throw new UnreadableFeed("an HTML page, not a feed; look on it for the address of its feed");
            default -> throw new UnreadableFeed("XML, but neither RSS nor Atom: <" + root.tagName() + ">");
        };
    }

    /** The element that makes it a feed, which junk or a wrapper may precede. */
    private static Element root(Document document) {
        Element first = document.firstElementChild();
        for (Element child : document.children()) {
            if (child.tag().localName().toLowerCase(Locale.ROOT).matches("rss|rdf|feed|html")) {
                return child;
            }
        }
        if (first == null) {
            throw new UnreadableFeed("plain text or binary, not a feed");
        }
        return first;
    }

    /** XML 1.0, 2.2, allows no control character but these three; feeds have them all the same. */
    private static String withoutControls(String text) {
        boolean clean = text.chars().allMatch(FeedReader::isAllowed);
        if (clean) {
            return text;
        }
        StringBuilder allowed = new StringBuilder(text.length());
        text.chars().filter(FeedReader::isAllowed).forEach(character -> allowed.append((char) character));
        return allowed.toString();
    }

    private static boolean isAllowed(int character) {
        return character >= ' '
                ? character != 0xFFFE && character != 0xFFFF && character != 0xFEFF
                : character == '\n' || character == '\r' || character == '\t';
    }
}
