package org.presstime.feed;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A news sitemap: pages of the last two days, with title and date, as publishers write it for search engines. */
final class SitemapFeed {

    private static final int MOST = 50;

    private final XmlElement document;
    private final URI address;

    SitemapFeed(XmlElement document, URI address) {
        this.document = document;
        this.address = address;
    }

    ParsedFeed read() {
        List<Entry> entries = new ArrayList<>();
        String outlet = "";
        String language = "";
        for (XmlElement page : document.within("url", FeedReader.MOST_ENTRIES)) {
            Optional<XmlElement> news = page.first("news:news");
            if (news.isPresent()) {
                XmlElement publication = news.get().first("news:publication").orElse(news.get());
                outlet = outlet.isEmpty() ? Html.guessedWords(publication.text("news:name")) : outlet;
                language = language.isEmpty() ? publication.text("news:language") : language;
                entries.add(entry(page, news.get(), publication.text("news:language")));
            }
        }
        if (entries.isEmpty()) {
            throw new UnreadableFeed("a sitemap without news in it");
        }
        return new ParsedFeed(
                outlet,
                new ParsedFeed.Links(
                        Addresses.of("/", entries.get(0).link().orElse(address)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                Words.language(language),
                Optional.empty(),
                List.copyOf(entries));
    }

    private Entry entry(XmlElement page, XmlElement news, String language) {
        Optional<URI> link = Addresses.of(page.text("loc"), address);
        var updated = FeedDate.first(page, "lastmod");
        return new Entry(
                Words.present(page.text("loc")),
                true,
                Html.guessedWords(news.text("news:title")),
                new Entry.Links(link, Optional.empty(), Optional.empty(), OptionalInt.empty()),
                new Entry.Dates(FeedDate.first(news, "news:publication_date").or(() -> updated), updated),
                new Entry.Body("", ""),
                List.of(),
                new Entry.Labels(
                        Words.language(language),
                        Words.distinct(
                                Arrays.stream(news.text("news:keywords").split(",", MOST))
                                        .map(Html::guessedWords)
                                        .toList(),
                                MOST)),
                new Entry.Media(Pictures.of(page, address, List.of()), List.of()));
    }
}
