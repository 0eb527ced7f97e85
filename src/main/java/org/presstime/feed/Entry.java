package org.presstime.feed;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One entry of a feed as its publisher wrote it, with entities resolved and links made absolute; its HTML is hostile
 * until {@code article} has cleaned it.
 *
 * @param id the publisher's identifier (guid, atom:id, JSON Feed id), if any
 * @param permalink whether the identifier says that it is the address of the page
 * @param title plain text, empty when there is none
 * @param body the words of the entry
 * @param authors plain text, the feed's own where the entry names none
 * @param labels what it says it is about, and in which language
 * @param media pictures and files
 */
public record Entry(
        Optional<String> id,
        boolean permalink,
        String title,
        Links links,
        Dates dates,
        Body body,
        List<String> authors,
        Labels labels,
        Media media) {

    /** The page of the entry. */
    public Optional<URI> link() {
        return links.page();
    }

    /** When it says it was published, or else changed. */
    public Optional<Instant> published() {
        return dates.published();
    }

    /** When it says it was changed. */
    public Optional<Instant> updated() {
        return dates.updated();
    }

    /** All its authors in one line. */
    public Optional<String> author() {
        return authors.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", authors));
    }

    /** HTML, empty when there is none. */
    public String summary() {
        return body.summary();
    }

    /** HTML, empty when there is none. */
    public String content() {
        return body.content();
    }

    /** The first picture that is worth showing. */
    public Optional<Picture> picture() {
        return media.pictures().stream()
                .filter(Picture::isWorthShowing)
                .findFirst()
                .or(() -> media.pictures().stream().findFirst());
    }

    /**
     * The addresses of an entry; all of them http or https.
     *
     * @param page the page of the entry
     * @param canonical another address the entry gives as that of its page, where it differs
     * @param comments the page of what readers say about it
     * @param commentCount how many comments the feed counts
     */
    public record Links(
            Optional<URI> page, Optional<URI> canonical, Optional<URI> comments, OptionalInt commentCount) {}

    /** The dates of an entry; published is when it was changed where the feed says no more. */
    public record Dates(Optional<Instant> published, Optional<Instant> updated) {}

    /** The words of an entry, as HTML. */
    public record Body(String summary, String content) {}

    /**
     * What an entry says of itself.
     *
     * @param language if it names one, or its feed does
     */
    public record Labels(Optional<Locale> language, List<String> categories) {}

    /** What belongs to an entry beside its words; pictures in the order of preference. */
    public record Media(List<Picture> pictures, List<Enclosure> enclosures) {}

    /**
     * A picture.
     *
     * @param source http or https
     * @param type its media type; empty when the feed does not say
     * @param width in pixels; 0 when the feed does not say
     * @param height in pixels; 0 when the feed does not say
     * @param alt what it shows, in words; empty when the feed does not say
     * @param credit who made it; empty when the feed does not say
     */
    public record Picture(URI source, String type, int width, int height, String alt, String credit) {

        // Half the column of a mail.
        private static final int WIDE_ENOUGH = 280;

        /** A picture of which only the words are known. */
        public Picture(URI source, String alt, String credit) {
            this(source, "", 0, 0, alt, credit);
        }

        /** Whether it is larger than a thumbnail, as far as the feed says. */
        boolean isWorthShowing() {
            return width == 0 || width >= WIDE_ENOUGH;
        }
    }

    /**
     * A file that belongs to an entry, such as a podcast's sound.
     *
     * @param source http or https
     * @param type its media type; empty when the feed does not say
     * @param length in bytes; 0 when the feed does not say
     */
    public record Enclosure(URI source, String type, long length) {}
}
