package org.presstime.feed;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * One entry of a feed as its publisher wrote it, with entities resolved and links made absolute; its HTML is hostile
 * until {@code article} has cleaned it.
 *
 * @param id the publisher's identifier (guid, atom:id, JSON Feed id), if any
 * @param title plain text, empty when there is none
 * @param link the page of the entry; http or https
 * @param published when it says it was published
 * @param updated when it says it was changed
 * @param author plain text
 * @param summary HTML, empty when there is none
 * @param content HTML, empty when there is none
 * @param picture the first sensible picture it names
 */
public record Entry(
        Optional<String> id,
        String title,
        Optional<URI> link,
        Optional<Instant> published,
        Optional<Instant> updated,
        Optional<String> author,
        String summary,
        String content,
        Optional<Picture> picture) {

    /**
     * A picture.
     *
     * @param source http or https
     * @param alt what it shows, in words; empty when the feed does not say
     * @param credit who made it; empty when the feed does not say
     */
    public record Picture(URI source, String alt, String credit) {}
}
