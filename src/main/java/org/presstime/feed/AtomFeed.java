package org.presstime.feed;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.jsoup.nodes.Element;

/** Atom 1.0 (RFC 4287) and its draft 0.3. */
final class AtomFeed {

    private final URI address;
    private final Children feed;

    AtomFeed(URI address, Element root) {
        this.address = address;
        this.feed = new Children(withoutPrefix(root));
    }

    /** {@code <atom:entry>} is {@code <entry>}. */
    private static Element withoutPrefix(Element root) {
        if (root.tagName().contains(":")) {
            String prefix = root.tagName().substring(0, root.tagName().indexOf(':') + 1);
            root.select("*").forEach(element -> {
                if (element.tagName().startsWith(prefix)) {
                    element.tagName(element.tagName().substring(prefix.length()));
                }
            });
        }
        return root;
    }

    ParsedFeed read() {
        URI base = Words.base(feed.parent(), address);
        List<Entry> entries = feed.parent().getElementsByTag("entry").stream()
                .limit(FeedReader.MOST_ENTRIES)
                .map(this::entry)
                .toList();
        return new ParsedFeed(
                feed.first("title").map(AtomFeed::words).orElse(""),
                new ParsedFeed.Links(
                        link(feed, base), related(feed, "self", base), related(feed, "hub", base), Optional.empty()),
                Words.language(feed.parent().attr("xml:lang")),
                Optional.empty(),
                entries);
    }

    private Entry entry(Element element) {
        Children entry = new Children(element);
        URI base = Words.base(element, address);
        String content = entry.first("content").map(text -> html(text, base)).orElse("");
        String summary =
                entry.first("summary", "tagline").map(text -> html(text, base)).orElse("");
        return new Entry(
                Words.present(entry.html("id")),
                false,
                entry.first("title").map(AtomFeed::words).orElse(""),
                new Entry.Links(
                        link(entry, base),
                        related(entry, "canonical", base),
                        related(entry, "replies", base),
                        OptionalInt.empty()),
                new Entry.Dates(
                        date(entry, "published", "issued", "created", "updated", "modified"),
                        date(entry, "updated", "modified")),
                new Entry.Body(summary, content),
                author(entry).or(() -> author(feed)).stream().toList(),
                new Entry.Labels(
                        Optional.empty(),
                        entry.all("category").stream()
                                .map(category -> category.attr("term"))
                                .toList()),
                new Entry.Media(
                        Pictures.of(element, content.isEmpty() ? summary : content, base).stream()
                                .toList(),
                        List.of()));
    }

    private static Optional<URI> related(Children parent, String relation, URI base) {
        return parent.all("link").stream()
                .filter(link -> link.attr("rel").equals(relation))
                .flatMap(link -> Words.address(link.attr("href"), Words.base(link, base)).stream())
                .findFirst();
    }

    /** RFC 4287, 4.2.7.2: a link without a relation is the alternate. */
    private static Optional<URI> link(Children parent, URI base) {
        return parent.all("link").stream()
                .filter(link -> link.attr("rel").isEmpty() || link.attr("rel").equals("alternate"))
                .filter(link -> !link.attr("type").startsWith("application/json"))
                .flatMap(link -> Words.address(link.attr("href"), Words.base(link, base)).stream())
                .findFirst();
    }

    private static Optional<Instant> date(Children entry, String... names) {
        return entry.first(names).flatMap(date -> FeedDate.parse(date.wholeText()));
    }

    private static Optional<String> author(Children parent) {
        return parent.first("author")
                .map(author -> new Children(author).words("name"))
                .flatMap(Words::present);
    }

    /** RFC 4287, 3.1: text is text, html is escaped markup, xhtml is markup in a div. */
    private static String words(Element text) {
        return type(text).equals("text")
                ? text.wholeText().replaceAll("\\s+", " ").strip()
                : Words.plain(Words.html(text));
    }

    /** The HTML of a text construct; relative links in it get the base that only XML knows of. */
    private static String html(Element text, URI base) {
        String type = type(text);
        if (type.equals("text") && text.childrenSize() == 0) {
            return Words.escaped(text.wholeText().strip());
        }
        return "<base href=\""
                + Words.escaped(Words.base(text, base).toString()).replace("\"", "&quot;") + "\">" + Words.html(text);
    }

    private static String type(Element text) {
        String type = text.attr("type").toLowerCase(Locale.ROOT);
        return switch (type) {
            case "", "text", "text/plain" -> text.attr("mode").equals("escaped") ? "html" : "text";
            case "xhtml", "application/xhtml+xml" -> "xhtml";
            default -> "html";
        };
    }
}
