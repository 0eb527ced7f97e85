package org.presstime.newsletter;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.presstime.newsletter.Newsletter.FeedSource;
import org.presstime.newsletter.Newsletter.StoryLimits;
import org.presstime.settings.Mailbox;

/** Newsletters for tests of the packages that come after this one. */
public final class Newsletters4Tests {

    private Newsletters4Tests() {}

    /**
     * "The Daily", in English, at 07:00 in Madrid, of 1 to 12 stories.
     *
     * @param feeds each as {@code Section=address}
     */
    public static Newsletter daily(String... feeds) {
        return newsletter("daily", new StoryLimits(1, 12), feeds);
    }

    /** A newsletter as {@link #daily}, with another id and other limits. */
    public static Newsletter newsletter(String id, StoryLimits stories, String... feeds) {
        List<FeedSource> sources = Arrays.stream(feeds)
                .map(feed -> feed.split("=", 2))
                .map(parts -> new FeedSource(URI.create(parts[1]), parts[0]))
                .toList();
        return new Newsletter(
                id,
                "The Daily",
                Mailbox.parse("The Daily <daily@news.example.org>"),
                Mailbox.parse("editors@news.example.org"),
                Locale.ENGLISH,
                new Schedule("0 0 7 ? * *", ZoneId.of("Europe/Madrid"), Duration.ofHours(2)),
                stories,
                sources,
                "daily",
                Newsletter.Review.NONE,
                Segment.EVERYBODY);
    }
}
