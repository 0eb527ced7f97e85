package org.presstime.newsletter;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
 * @param review who must agree before an edition goes out
 * @param audience who of the subscribers gets it
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
        String template,
        Review review,
        Segment audience) {

    /**
     * How many stories make an edition.
     *
     * @param atLeast with fewer new stories nothing is sent; at least 1
     * @param atMost the rest waits for the next edition
     * @param sections how many of them a section may and should have; those that are not named have no limit
     * @param remember for so long what an edition told is told again only when it has moved on; zero for never mind
     */
    public record StoryLimits(int atLeast, int atMost, Map<String, Quota> sections, Duration remember) {

        /** As long as is usual. */
        public static final Duration USUAL_MEMORY = Duration.ofDays(7);

        /** Without limits for sections, and with the usual memory. */
        public StoryLimits(int atLeast, int atMost) {
            this(atLeast, atMost, Map.of(), USUAL_MEMORY);
        }

        /** How many stories a section may and should have. */
        public Quota of(String section) {
            return sections.getOrDefault(section, new Quota(0, atMost));
        }
    }

    /**
     * How many stories of an edition a section has.
     *
     * @param atLeast as far as it has so many: they go in before those of sections that ask for none
     * @param atMost the rest waits for the next edition
     */
    public record Quota(int atLeast, int atMost) {}

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

    /** What is done at the hour with an edition nobody approved. */
    public enum Deadline {
        /** It waits for a person. */
        HOLD,
        /** It is sent as it stands. */
        AUTO_SEND,
        /** It is sent with those stories only that a person wrote in or stands for. */
        WITHOUT_BOT_STORIES
    }

    /**
     * Who must agree before an edition goes out.
     *
     * @param required whether a person must approve it
     * @param fourEyes whether that must be another person than the one who changed it last
     * @param notice so long before its hour an edition is made and the editors get a mail
     */
    public record Review(boolean required, boolean fourEyes, Deadline deadline, Duration notice) {

        /** As long before the hour as is usual. */
        public static final Duration USUAL_NOTICE = Duration.ofHours(1);

        /** Nobody needs to. */
        public static final Review NONE = new Review(false, false, Deadline.HOLD, USUAL_NOTICE);
    }

    /** This newsletter under another rule of review. */
    public Newsletter under(Review rule) {
        return new Newsletter(id, name, from, replyTo, language, schedule, stories, feeds, template, rule, audience);
    }

    /** This newsletter for a part of its subscribers. */
    public Newsletter toThose(Segment part) {
        return new Newsletter(id, name, from, replyTo, language, schedule, stories, feeds, template, review, part);
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
