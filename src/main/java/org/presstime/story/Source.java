package org.presstime.story;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * An article a story was made from, as readers see it.
 *
 * @param article the article's id
 * @param outlet who published it
 * @param title its headline
 * @param link its page; http or https
 */
public record Source(long article, String outlet, Optional<String> author, String title, URI link, Instant published) {}
