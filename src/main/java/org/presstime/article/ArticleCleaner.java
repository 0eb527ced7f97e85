package org.presstime.article;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.presstime.article.Article.Link;
import org.presstime.feed.Entry;
import org.presstime.feed.Entry.Picture;
import org.presstime.feed.ParsedFeed;

/** Turns an entry into what can be stored: identity, canonical link, clean text. */
final class ArticleCleaner {

    private static final int LONGEST_TITLE = 300;
    private static final int TITLE_OF_TEXT = 80;
    private static final int LONGEST_LINE = 200;

    private final ParsedFeed feed;
    private final Locale fallbackLanguage;
    private final Instant now;

    ArticleCleaner(ParsedFeed feed, Locale fallbackLanguage, Instant now) {
        this.feed = feed;
        this.fallbackLanguage = fallbackLanguage;
        this.now = now;
    }

    /**
     * An article that has no number yet.
     *
     * @param identity the publisher's own identifier, or the link where there is none
     */
    record Candidate(
            String identity,
            URI link,
            String outlet,
            String title,
            String text,
            Optional<String> author,
            Locale language,
            Instant published,
            Optional<Picture> picture,
            List<Link> links) {}

    /** Nothing when there is no page to link to, or nothing to read. */
    Optional<Candidate> clean(Entry entry) {
        if (entry.link().isEmpty()) {
            return Optional.empty();
        }
        URI link = CanonicalLink.of(entry.link().get());
        Element body = ReadableText.clean(entry.content().isBlank() ? entry.summary() : entry.content(), link);
        String text = ReadableText.of(body);
        String title = title(entry, text);
        if (title.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Candidate(
                entry.id().filter(id -> id.length() <= 500).orElse(link.toString()),
                link,
                outlet(link),
                title,
                // A title alone is still something to tell, and a claim needs words to point at.
                text.isEmpty() ? title : text,
                entry.author().map(author -> shortened(ReadableText.tidy(author), LONGEST_LINE)),
                feed.language().orElse(fallbackLanguage),
                published(entry),
                entry.picture().map(ArticleCleaner::picture),
                ReadableText.links(body, link)));
    }

    private static String title(Entry entry, String text) {
        String title = ReadableText.tidy(entry.title());
        String first = text.split("\n", 2)[0];
        return title.isEmpty() ? shortened(first, TITLE_OF_TEXT) : shortened(title, LONGEST_TITLE);
    }

    private String outlet(URI link) {
        String title = ReadableText.tidy(feed.title());
        String host = feed.link().map(URI::getHost).orElse(link.getHost());
        return title.isEmpty() ? host.replaceFirst("^www\\.", "") : shortened(title, LONGEST_LINE);
    }

    /** Tomorrow's news is dated today; undated news is as old as our knowledge of it. */
    private Instant published(Entry entry) {
        return entry.published()
                .or(entry::updated)
                .filter(instant -> !instant.isAfter(now))
                .orElse(now);
    }

    private static Picture picture(Picture picture) {
        return new Picture(
                picture.source(),
                picture.type(),
                picture.width(),
                picture.height(),
                shortened(ReadableText.tidy(picture.alt()), LONGEST_TITLE),
                shortened(ReadableText.tidy(picture.credit()), LONGEST_LINE));
    }

    private static String shortened(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        int blank = text.lastIndexOf(' ', length - 1);
        return text.substring(0, blank < length / 2 ? length - 1 : blank) + "…";
    }
}
