package org.presstime.feed;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.presstime.feed.Entry.Enclosure;

/** RSS in all its versions: 2.0 puts the items into the channel, 1.0 beside it, 0.9x wherever. */
final class RssFeed {

    private static final String[] LANGUAGES = {"language", "dc:language"};
    private static final int MOST = 50;

    private final XmlElement document;
    private final XmlElement channel;
    private final URI address;
    private final Optional<URI> site;
    private final Optional<Locale> language;
    private final List<String> authors;

    /**
     * A feed in a document.
     *
     * @param document may hold items outside of its root
     */
    RssFeed(XmlElement document, URI address) {
        this.document = document;
        this.channel = document.within("channel", 1).stream()
                .findFirst()
                .orElseGet(() -> document.within("feed", 1).stream().findFirst().orElse(document));
        this.address = channel.base(address);
        this.site = Links.page(channel, this.address);
        this.language = Words.language(channel.text(LANGUAGES)).or(() -> Words.language(channel.language()));
        this.authors =
                authors(channel, List.of("dc:creator", "managingeditor", "itunes:author", "atom:author", "author"));
    }

    ParsedFeed read() {
        List<Entry> entries = new ArrayList<>();
        for (XmlElement item : document.within("item", FeedReader.MOST_ENTRIES)) {
            entries.add(entry(item));
        }
        return new ParsedFeed(
                Html.guessedWords(markup(channel, "title", "dc:title", "itunes:title")),
                new ParsedFeed.Links(
                        site,
                        Links.related(channel, "self", address),
                        Links.related(channel, "hub", address),
                        Addresses.of(channel.text("itunes:new-feed-url"), address)),
                language,
                Pause.of(channel),
                List.copyOf(entries));
    }

    private Entry entry(XmlElement item) {
        URI base = item.hasBase() ? item.base(address) : site.orElse(address);
        Optional<URI> page = Links.page(item, base);
        URI inner = item.hasBase() ? base : page.orElse(base);
        HtmlBody.Read content = html(
                item.first("content:encoded", "xhtml:body", "body", "xhtml:div", "fullitem", "atom:content", "content"),
                inner);
        HtmlBody.Read summary =
                html(item.first("description", "atom:summary", "summary", "itunes:summary", "dc:description"), inner);
        List<String> named = authors(item, List.of("dc:creator", "author", "atom:author", "itunes:author"));
        return new Entry(
                id(item),
                Links.isPermalink(item),
                Html.guessedWords(markup(item, "title", "dc:title", "media:title", "itunes:title", "atom:title")),
                links(item, page, base),
                dates(item),
                new Entry.Body(summary.html(), content.html()),
                named.isEmpty() ? authors : named,
                labels(item),
                new Entry.Media(
                        Pictures.of(item, base, content.pictures().isEmpty() ? summary.pictures() : content.pictures()),
                        enclosures(item, base)));
    }

    private static Optional<String> id(XmlElement item) {
        return Words.present(item.text("guid", "id", "atom:id"))
                .or(() -> Words.present(item.attribute("rdf:about")))
                .or(() -> Words.present(item.attribute("about")))
                .or(() -> Words.present(item.text("dc:identifier")));
    }

    private static Entry.Links links(XmlElement item, Optional<URI> page, URI base) {
        return new Entry.Links(
                page,
                Links.canonical(item, base).filter(other -> !Optional.of(other).equals(page)),
                Addresses.of(item.text("comments"), base).or(() -> Links.related(item, "replies", base)),
                Links.count(item.text("slash:comments", "thr:total")));
    }

    private static Entry.Dates dates(XmlElement item) {
        Optional<Instant> updated = FeedDate.first(item, "atom:updated", "dcterms:modified", "updated", "modified");
        return new Entry.Dates(
                FeedDate.first(
                                item,
                                "pubdate",
                                "dc:date",
                                "atom:published",
                                "published",
                                "dcterms:issued",
                                "dcterms:created",
                                "dcterms:date",
                                "prism:publicationdate",
                                "date")
                        .or(() -> updated),
                updated);
    }

    private Entry.Labels labels(XmlElement item) {
        List<String> categories = new ArrayList<>();
        for (XmlElement child : item.children()) {
            switch (child.name()) {
                case "category", "dc:subject", "media:category" -> categories.add(Html.guessedWords(child.text()));
                case "itunes:category" -> categories.add(child.attribute("text"));
                default -> {}
            }
        }
        return new Entry.Labels(
                Words.language(item.text(LANGUAGES))
                        .or(() -> Words.language(item.attribute("xml:lang")))
                        .or(() -> language),
                Words.distinct(categories, MOST));
    }

    private static List<Enclosure> enclosures(XmlElement item, URI base) {
        List<Enclosure> enclosures = new ArrayList<>(1);
        for (XmlElement enclosure : item.all("enclosure")) {
            Addresses.of(enclosure.attribute("url"), enclosure.base(base))
                    .map(source ->
                            new Enclosure(source, enclosure.attribute("type"), length(enclosure.attribute("length"))))
                    .ifPresent(enclosures::add);
        }
        return enclosures.stream().limit(MOST).toList();
    }

    static long length(String octets) {
        return octets.strip().matches("\\d{1,15}") ? Long.parseLong(octets.strip()) : 0;
    }

    private static List<String> authors(XmlElement parent, List<String> names) {
        for (String name : names) {
            List<XmlElement> found = parent.all(name);
            List<String> authors = name.equals("atom:author") ? Authors.persons(found) : Authors.named(found);
            if (!authors.isEmpty()) {
                return authors;
            }
        }
        return List.of();
    }

    private HtmlBody.Read html(Optional<XmlElement> element, URI base) {
        return element.map(found -> HtmlBody.of(Markup.htmlOf(found, base), base))
                .orElse(new HtmlBody.Read("", List.of()));
    }

    private static String markup(XmlElement parent, String... names) {
        return parent.first(names).map(Markup::of).orElse("");
    }
}
