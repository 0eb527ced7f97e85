package org.presstime.feed;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A feed after parsing.
 *
 * @param title plain text, empty when there is none
 * @param link the site it belongs to
 * @param language what it says it is written in
 * @param entries in the order of the document
 */
public record ParsedFeed(String title, Optional<URI> link, Optional<Locale> language, List<Entry> entries) {}
