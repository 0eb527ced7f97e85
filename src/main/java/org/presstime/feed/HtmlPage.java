package org.presstime.feed;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.presstime.feed.Entry.Picture;

/** An HTML page: the feed that its head names, and the entries that it marks itself (h-feed of microformats2). */
final class HtmlPage {

    // Enough for any page; a tree of more costs more memory than a page is worth.
    private static final int LONGEST = 1 << 20;
    private static final int DEEPEST = 200;

    private final Document page;
    private final URI base;

    HtmlPage(String text, URI address) {
        this.page = Jsoup.parse(
                text.substring(0, Math.min(text.length(), LONGEST)),
                address.toString(),
                org.jsoup.parser.Parser.htmlParser().setMaxDepth(DEEPEST));
        Element stated = page.selectFirst("base[href]");
        this.base = stated == null
                ? address
                : Addresses.of(stated.attr("href"), address).orElse(address);
    }

    Reading read() {
        Optional<ParsedFeed> own = marked();
        Optional<URI> named = named();
        if (named.isPresent()) {
            return new Reading.Page(named.get(), own);
        }
        return new Reading.Feed(own.orElseThrow(
                () -> new UnreadableFeed("an HTML page, not a feed; look on it for the address of its feed")));
    }

    /** The feed of the page; that of its comments only if there is no other. */
    private Optional<URI> named() {
        Optional<URI> ofComments = Optional.empty();
        for (Element link : page.select("link[href], a[rel][href]")) {
            if (isFeed(link)) {
                Optional<URI> address = Addresses.of(link.attr("href"), base);
                boolean comments = (link.attr("title") + link.attr("href"))
                        .toLowerCase(Locale.ROOT)
                        .contains("comment");
                if (address.isPresent() && !comments) {
                    return address;
                }
                ofComments = ofComments.or(() -> address);
            }
        }
        return ofComments;
    }

    private static boolean isFeed(Element link) {
        String relation = " " + link.attr("rel").toLowerCase(Locale.ROOT).strip() + " ";
        String type = link.attr("type")
                .toLowerCase(Locale.ROOT)
                .replaceFirst(";.*$", "")
                .strip();
        return switch (type) {
            case "application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml" ->
                relation.contains(" alternate ") || relation.contains(" feed ");
            case "application/json", "text/xml", "application/xml" -> relation.contains(" alternate ");
            case "" -> relation.contains(" feed ");
            default -> false;
        };
    }

    private Optional<ParsedFeed> marked() {
        Element feed = page.selectFirst(".h-feed");
        List<Entry> entries = new ArrayList<>();
        for (Element entry : (feed == null ? page : feed).select(".h-entry")) {
            boolean outermost = entry.parent() == null || entry.parent().closest(".h-entry") == null;
            if (outermost && entries.size() < FeedReader.MOST_ENTRIES) {
                entries.add(entry(entry, feed));
            }
        }
        if (entries.isEmpty()) {
            return Optional.empty();
        }
        String title = feed == null ? "" : words(property(feed, "p-name"));
        return Optional.of(new ParsedFeed(
                title.isEmpty() ? Words.oneLine(page.title()) : title,
                new ParsedFeed.Links(
                        feed == null
                                ? Optional.of(base)
                                : address(property(feed, "u-url")).or(() -> Optional.of(base)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                Words.language(
                        page.selectFirst("html") == null
                                ? ""
                                : page.selectFirst("html").attr("lang")),
                Optional.empty(),
                List.copyOf(entries)));
    }

    private Entry entry(Element entry, @Nullable Element feed) {
        Element content = property(entry, "e-content");
        Element summary = property(entry, "p-summary");
        HtmlBody.Read body = HtmlBody.of(content == null ? "" : content.html().strip(), base);
        Optional<URI> page = address(property(entry, "u-url"));
        Element uid = property(entry, "u-uid");
        Optional<String> id = Words.present(uid == null ? "" : source(uid));
        var updated = date(property(entry, "dt-updated"));
        return new Entry(
                id.or(() -> page.map(URI::toString)),
                id.isEmpty() && page.isPresent(),
                words(property(entry, "p-name")),
                new Entry.Links(page, Optional.empty(), Optional.empty(), OptionalInt.empty()),
                new Entry.Dates(date(property(entry, "dt-published")).or(() -> updated), updated),
                new Entry.Body(summary == null ? "" : Words.escaped(words(summary)), body.html()),
                authors(entry, feed),
                new Entry.Labels(
                        language(entry.closest("[lang]")),
                        Words.distinct(
                                entry.select(".p-category").stream()
                                        .map(HtmlPage::words)
                                        .toList(),
                                50)),
                new Entry.Media(pictures(entry, body), List.of()));
    }

    private List<Picture> pictures(Element entry, HtmlBody.Read body) {
        List<Picture> pictures = new ArrayList<>();
        for (Element photo : entry.select(".u-photo, .u-featured")) {
            if (photo.closest(".h-card") == null) {
                address(photo)
                        .map(source -> new Picture(
                                source,
                                "",
                                Pictures.pixels(photo.attr("width")),
                                Pictures.pixels(photo.attr("height")),
                                Words.oneLine(photo.attr("alt")),
                                ""))
                        .ifPresent(pictures::add);
            }
        }
        pictures.addAll(body.pictures());
        return pictures.stream().distinct().limit(20).toList();
    }

    private static List<String> authors(Element entry, @Nullable Element feed) {
        List<String> names = new ArrayList<>();
        for (Element author : entry.select(".p-author")) {
            names.add(name(author));
        }
        Element ofFeed = feed == null ? null : property(feed, "p-author");
        if (names.isEmpty() && ofFeed != null) {
            names.add(name(ofFeed));
        }
        return Words.distinct(names, 20);
    }

    private static String name(Element card) {
        Element name = card.selectFirst(".p-name");
        return words(name == null ? card : name);
    }

    /** The first element of a class that belongs to this item and to none inside it. */
    private static @Nullable Element property(Element item, String name) {
        for (Element found : item.select("." + name)) {
            Element owner = found.parent() == null || found.equals(item)
                    ? null
                    : found.parent().closest(".h-entry, .h-feed, .h-card, .h-cite");
            if (item.equals(owner)) {
                return found;
            }
        }
        return null;
    }

    private static Optional<Locale> language(@Nullable Element element) {
        return element == null ? Optional.empty() : Words.language(element.attr("lang"));
    }

    private Optional<URI> address(@Nullable Element element) {
        return element == null ? Optional.empty() : Addresses.of(source(element), base);
    }

    private static String source(Element element) {
        for (String attribute : new String[] {"href", "src", "data", "value"}) {
            if (element.hasAttr(attribute)) {
                return element.attr(attribute);
            }
        }
        return element.text();
    }

    private static String words(@Nullable Element element) {
        if (element == null) {
            return "";
        }
        return Words.oneLine(
                element.hasAttr("alt")
                        ? element.attr("alt")
                        : element.tagName().equals("abbr") && element.hasAttr("title")
                                ? element.attr("title")
                                : element.text());
    }

    private static Optional<java.time.Instant> date(@Nullable Element element) {
        if (element == null) {
            return Optional.empty();
        }
        String stated = element.hasAttr("datetime") ? element.attr("datetime") : element.attr("title");
        return FeedDate.parse(stated.isBlank() ? element.text() : stated);
    }
}
