package org.presstime.feed;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jsoup.nodes.Element;

/** RSS in all its versions: 2.0 puts the items into the channel, 1.0 beside it, 0.9x wherever. */
final class RssFeed {

    private final URI address;
    private final Element root;

    RssFeed(URI address, Element root) {
        this.address = address;
        this.root = root;
    }

    ParsedFeed read() {
        Element found = root.selectFirst("channel");
        Children channel = new Children(found == null ? root : found);
        URI base = Words.base(channel.parent(), address);
        Optional<URI> link = Words.address(channel.html("link"), base);
        List<Entry> entries = root.getElementsByTag("item").stream()
                .limit(FeedReader.MOST_ENTRIES)
                .map(item -> entry(item, link.orElse(base)))
                .toList();
        return new ParsedFeed(
                channel.words("title", "dc:title"),
                links(channel, link, base),
                Words.language(channel.words("language", "dc:language")),
                minutes(channel.html("ttl")),
                entries);
    }

    private static ParsedFeed.Links links(Children channel, Optional<URI> site, URI base) {
        return new ParsedFeed.Links(
                site,
                related(channel, "self", base),
                related(channel, "hub", base),
                Words.address(channel.html("itunes:new-feed-url"), base));
    }

    private static Optional<URI> related(Children channel, String relation, URI base) {
        return channel.all("atom:link").stream()
                .filter(link -> link.attr("rel").equals(relation))
                .flatMap(link -> Words.address(link.attr("href"), base).stream())
                .findFirst();
    }

    private static Optional<Duration> minutes(String ttl) {
        return ttl.matches("\\d{1,6}") ? Optional.of(Duration.ofMinutes(Long.parseLong(ttl))) : Optional.empty();
    }

    private Entry entry(Element element, URI feedLink) {
        Children item = new Children(element);
        URI base = Words.base(element, feedLink);
        String content = item.html("content:encoded", "xhtml:body", "body");
        String summary = item.html("description", "summary", "itunes:summary", "dc:description");
        return new Entry(
                id(item, element),
                item.first("guid")
                        .filter(guid -> !guid.attr("isPermaLink").equalsIgnoreCase("false"))
                        .isPresent(),
                item.words("title", "dc:title", "media:title"),
                new Entry.Links(
                        link(item, base),
                        Optional.empty(),
                        Words.address(item.html("comments"), base),
                        OptionalInt.empty()),
                new Entry.Dates(
                        date(item, "pubdate", "dc:date", "dcterms:issued", "published", "date"),
                        date(item, "dcterms:modified", "atom:updated", "updated")),
                new Entry.Body(summary, content),
                Words.present(author(item)).stream().toList(),
                new Entry.Labels(
                        Optional.empty(),
                        item.all("category").stream()
                                .map(category -> Words.plain(category.wholeText()))
                                .toList()),
                new Entry.Media(
                        Pictures.of(element, content.isEmpty() ? summary : content, base).stream()
                                .toList(),
                        List.of()));
    }

    private static Optional<String> id(Children item, Element element) {
        return Words.present(item.html("guid", "id")).or(() -> Words.present(element.attr("rdf:about")));
    }

    /** The link, or a guid that says it is one (RSS 2.0: isPermaLink is true unless written otherwise). */
    private static Optional<URI> link(Children item, URI base) {
        Optional<URI> written = Words.address(item.html("feedburner:origlink", "link"), base)
                .or(() -> item.all("link").stream()
                        .flatMap(link -> Words.address(link.attr("href"), base).stream())
                        .findFirst());
        return written.or(() -> item.first("guid")
                .filter(guid -> !guid.attr("isPermaLink").equalsIgnoreCase("false"))
                .filter(guid -> guid.wholeText().strip().startsWith("http"))
                .flatMap(guid -> Words.address(guid.wholeText(), base)));
    }

    private static Optional<java.time.Instant> date(Children item, String... names) {
        return item.first(names).flatMap(date -> FeedDate.parse(date.wholeText()));
    }

    /** RSS 2.0 wants "address (Name)" in author; only the name is anybody's business. */
    private static String author(Children item) {
        String author = item.words("dc:creator", "author", "itunes:author");
        return author.replaceFirst("^\\S+@\\S+\\s*\\((.*)\\)$", "$1").replaceFirst("^\\S+@\\S+$", "");
    }
}
