package org.presstime.article;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.presstime.feed.Entry;
import org.presstime.feed.Entry.Enclosure;
import org.presstime.feed.Entry.Picture;
import org.presstime.feed.ParsedFeed;

/** Turns an entry into what can be stored: canonical link, clean text. */
final class ArticleCleaner {

    private static final int LONGEST_TITLE = 300;
    private static final int TITLE_OF_TEXT = 80;
    private static final int LONGEST_LINE = 200;

    private final ParsedFeed feed;
    private final Locale fallbackLanguage;

    ArticleCleaner(ParsedFeed feed, Locale fallbackLanguage) {
        this.feed = feed;
        this.fallbackLanguage = fallbackLanguage;
    }

    /** Nothing when there is no page to link to, or nothing to read. */
    Optional<Candidate> clean(Entry entry) {
        Optional<URI> found = link(entry);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        URI link = CanonicalLink.of(found.get());
        Element body = ReadableText.clean(entry.content().isBlank() ? entry.summary() : entry.content(), link);
        String text = ReadableText.of(body);
        String title = title(entry, text);
        if (title.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Candidate(
                Identity.of(entry, link, title),
                link,
                outlet(link),
                title,
                // A title alone is still something to tell, and a claim needs words to point at.
                text.isEmpty() ? title : text,
                entry.author().map(author -> shortened(ReadableText.tidy(author), LONGEST_LINE)),
                entry.labels().language().or(feed::language).orElse(fallbackLanguage),
                entry.published().or(entry::updated),
                Pictures.choose(entry.media().pictures()).map(ArticleCleaner::picture),
                ReadableText.links(body, link)));
    }

    /** Its page; where it has none, a file or the site that tells of it: a reader must be able to go and look. */
    private Optional<URI> link(Entry entry) {
        return entry.link()
                .or(() -> entry.media().enclosures().stream()
                        .map(Enclosure::source)
                        .findFirst())
                .or(feed::link);
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
