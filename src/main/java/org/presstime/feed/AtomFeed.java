package org.presstime.feed;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.presstime.feed.Entry.Enclosure;

/** Atom 1.0 (RFC 4287) and its draft 0.3. */
final class AtomFeed {

    private static final int MOST = 50;

    private final XmlElement document;
    private final XmlElement feed;
    private final URI address;
    private final List<String> authors;

    AtomFeed(XmlElement document, URI address) {
        this.document = document;
        this.feed = document.within("feed", 1).stream().findFirst().orElse(document);
        this.address = address;
        this.authors = Authors.persons(feed.all("author"));
    }

    ParsedFeed read() {
        List<Entry> entries = new ArrayList<>();
        for (XmlElement entry : document.within("entry", FeedReader.MOST_ENTRIES)) {
            entries.add(entry(entry));
        }
        return new ParsedFeed(
                feed.first("title").map(AtomFeed::words).orElse(""),
                new ParsedFeed.Links(
                        Links.alternate(feed, address),
                        Links.related(feed, "self", address),
                        Links.related(feed, "hub", address),
                        Addresses.of(feed.text("itunes:new-feed-url"), address)),
                Words.language(feed.language()).or(() -> Words.language(feed.text("dc:language"))),
                Pause.of(feed),
                List.copyOf(entries));
    }

    private Entry entry(XmlElement entry) {
        HtmlBody.Read content = entry.first("content").map(this::html).orElse(NOTHING);
        HtmlBody.Read summary = entry.first("summary").map(this::html).orElseGet(() -> described(entry));
        return new Entry(
                Words.present(entry.text("id", "guid")),
                false,
                entry.first("title", "dc:title", "media:title")
                        .map(AtomFeed::words)
                        .orElse(""),
                links(entry),
                dates(entry),
                new Entry.Body(summary.html(), content.html()),
                authors(entry),
                labels(entry),
                new Entry.Media(
                        Pictures.of(
                                entry, address, content.pictures().isEmpty() ? summary.pictures() : content.pictures()),
                        enclosures(entry)));
    }

    private static final HtmlBody.Read NOTHING = new HtmlBody.Read("", List.of());

    /** Videos have their words in Media RSS. */
    private static HtmlBody.Read described(XmlElement entry) {
        XmlElement group = entry.first("media:group").orElse(entry);
        return new HtmlBody.Read(Words.escaped(group.text("media:description")), List.of());
    }

    private Entry.Links links(XmlElement entry) {
        Optional<URI> page = Addresses.of(entry.text("feedburner:origlink"), entry.base(address))
                .or(() -> Links.alternate(entry, address))
                .or(() -> entry.first("content").flatMap(out -> Addresses.of(out.attribute("src"), out.base(address))))
                .or(() -> id(entry));
        return new Entry.Links(
                page,
                Links.related(entry, "canonical", address)
                        .filter(other -> !Optional.of(other).equals(page)),
                Links.related(entry, "replies", address),
                Links.count(entry.text("thr:total", "slash:comments")));
    }

    /** An id that could be visited, for an entry that names no page at all. */
    private static Optional<URI> id(XmlElement entry) {
        String id = entry.text("id");
        return id.startsWith("http") ? Addresses.of(id, URI.create(".")) : Optional.empty();
    }

    private static Entry.Dates dates(XmlElement entry) {
        Optional<Instant> updated = FeedDate.first(entry, "updated", "modified", "dcterms:modified");
        return new Entry.Dates(
                FeedDate.first(entry, "published", "issued", "created", "dc:date", "pubdate")
                        .or(() -> updated),
                updated);
    }

    /** RFC 4287, 4.2.1: the entry's own, or those of the feed it was taken from, or those of this feed. */
    private List<String> authors(XmlElement entry) {
        List<String> own = Authors.persons(entry.all("author"));
        if (!own.isEmpty()) {
            return own;
        }
        List<String> created = Authors.named(entry.all("dc:creator"));
        if (!created.isEmpty()) {
            return created;
        }
        List<String> source = entry.first("source")
                .map(taken -> Authors.persons(taken.all("author")))
                .orElse(List.of());
        return source.isEmpty() ? authors : source;
    }

    private static Entry.Labels labels(XmlElement entry) {
        List<String> categories = new ArrayList<>();
        for (XmlElement category : entry.all("category")) {
            String label =
                    category.attribute("label").isEmpty() ? category.attribute("term") : category.attribute("label");
            categories.add(Words.oneLine(label.isEmpty() ? category.text() : label));
        }
        entry.all("dc:subject").forEach(subject -> categories.add(Html.guessedWords(subject.text())));
        return new Entry.Labels(Words.language(entry.language()), Words.distinct(categories, MOST));
    }

    private List<Enclosure> enclosures(XmlElement entry) {
        List<Enclosure> enclosures = new ArrayList<>(1);
        for (XmlElement link : entry.all("link")) {
            if (link.attribute("rel").equalsIgnoreCase("enclosure")) {
                Addresses.of(link.attribute("href"), link.base(address))
                        .map(source ->
                                new Enclosure(source, link.attribute("type"), RssFeed.length(link.attribute("length"))))
                        .ifPresent(enclosures::add);
            }
        }
        return enclosures.stream().limit(MOST).toList();
    }

    /** How the content of a text construct is written. */
    private enum Kind {
        TEXT,
        HTML,
        XHTML,
        BASE64,
        OTHER
    }

    // RFC 4287, 3.1 and 4.1.3.3; Atom 0.3 says it with a media type and a mode.
    private static Kind kind(XmlElement text) {
        String type = text.attribute("type").strip().toLowerCase(Locale.ROOT);
        String mode = text.attribute("mode").strip().toLowerCase(Locale.ROOT);
        if (mode.equals("base64") || type.equals("application/octet-stream")) {
            return Kind.BASE64;
        }
        return switch (type) {
            case "", "text", "text/plain" ->
                mode.equals("escaped") && !type.isEmpty() ? Kind.TEXT : text.hasElements() ? Kind.XHTML : Kind.TEXT;
            case "xhtml", "application/xhtml+xml" -> Kind.XHTML;
            case "html", "text/html" -> Kind.HTML;
            default -> type.endsWith("xml") || type.startsWith("text/") ? Kind.HTML : Kind.OTHER;
        };
    }

    private static String words(XmlElement text) {
        return switch (kind(text)) {
            case TEXT -> Words.oneLine(text.text());
            case HTML -> Html.words(Markup.of(text));
            case XHTML -> Html.words(Markup.of(text));
            case BASE64 -> Html.guessedWords(decoded(text));
            case OTHER -> Html.guessedWords(Markup.of(text));
        };
    }

    private HtmlBody.Read html(XmlElement text) {
        URI base = text.base(address);
        String html = switch (kind(text)) {
            case TEXT -> Words.escaped(text.text());
            case HTML -> Markup.htmlOf(text, base);
            case XHTML -> xhtml(division(text));
            case BASE64 -> decoded(text);
            case OTHER -> "";
        };
        return HtmlBody.of(html, kind(text) == Kind.XHTML ? division(text).base(address) : base);
    }

    /** Markup; but who has escaped it all the same meant markup. */
    private String xhtml(XmlElement text) {
        return !text.hasElements() && Html.isHtml(text.text()) ? text.text() : Markup.inside(text, text.base(address));
    }

    /** RFC 4287, 3.1.1.3: the div around XHTML is not part of it. */
    private static XmlElement division(XmlElement text) {
        List<XmlElement> children = text.children();
        boolean only = children.size() == 1 && children.get(0).local().equalsIgnoreCase("div");
        return only ? children.get(0) : text;
    }

    private static String decoded(XmlElement text) {
        try {
            return new String(Base64.getMimeDecoder().decode(text.text()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }
}
