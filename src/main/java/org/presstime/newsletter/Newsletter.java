package org.presstime.newsletter;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.presstime.settings.Mailbox;

/**
 * A newsletter as its file in {@code config/newsletters/} describes it.
 *
 * @param id the file's name without its ending: lower-case letters, digits and hyphens
 * @param name what readers call it
 * @param from the sender readers see
 * @param replyTo where replies go; the sender when not configured
 * @param language the language of its mails: English or Spanish
 * @param schedule when an edition is due
 * @param stories how many stories an edition holds
 * @param feeds where its articles come from, in the order of the file
 * @param template the directory of its templates below {@code templates/mail/}
 */
public record Newsletter(
        String id,
        String name,
        Mailbox from,
        Mailbox replyTo,
        Locale language,
        Schedule schedule,
        StoryLimits stories,
        List<FeedSource> feeds,
        String template) {

    /**
     * How many stories make an edition.
     *
     * @param atLeast with fewer new stories nothing is sent; at least 1
     * @param atMost the rest waits for the next edition
     */
    public record StoryLimits(int atLeast, int atMost) {}

    /**
     * A feed and the section its stories appear in.
     *
     * @param url {@code http:}, {@code https:}, or {@code file:} (from the configuration only)
     * @param section the heading readers see
     * @param fullText whether the pages of its articles are fetched for their text
     */
    public record FeedSource(URI url, String section, boolean fullText) {

        /** A feed that is told as it is. */
        public FeedSource(URI url, String section) {
            this(url, section, false);
        }
    }

    /** The sections in the order in which the feeds first name them, which is their order in an edition. */
    public List<String> sections() {
        return feeds.stream().map(FeedSource::section).distinct().toList();
    }

    /** The date that an edition made now carries: the newsletter's own, not the machine's. */
    public LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), schedule.zone());
    }
}
