package org.presstime.article;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.presstime.feed.Entry.Picture;

/**
 * An article that arrived: clean, and never changed again.
 *
 * @param id its place in the order of arrival
 * @param feed the address of the feed it came with, as configured
 * @param outlet who published it: the feed's title, or its host
 * @param title plain text, never empty
 * @param text the readable text, plain, paragraphs separated by one empty line; character ranges of claims count in it
 * @param link its page; http or https, without tracking parameters
 * @param author plain text
 * @param language what it is written in
 * @param published when its publisher says; its arrival when the publisher does not say or names the future
 * @param arrived when Presstime first saw it
 * @param picture the picture to show with it
 * @param links links inside its text, in order, each address once, with the words they stood on
 */
public record Article(
        long id,
        URI feed,
        String outlet,
        String title,
        String text,
        URI link,
        Optional<String> author,
        Locale language,
        Instant published,
        Instant arrived,
        Optional<Picture> picture,
        List<Link> links) {

    /** A link and the words it stood on: plain text, never empty; the address is http or https. */
    public record Link(String text, URI target) {}
}
