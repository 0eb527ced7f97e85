package org.presstime.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How often a feed has something new.
 *
 * @param gap the mean time between two entries, as far as known
 * @param newest when the newest entry was published, or seen where its date is not known
 * @param pause how long it asks to be left alone between two fetches
 */
record Rhythm(Optional<Duration> gap, Optional<Instant> newest, Optional<Duration> pause) {

    static final Rhythm UNKNOWN = new Rhythm(Optional.empty(), Optional.empty(), Optional.empty());

    // The last twenty entries tell of now; older ones of what the feed was once.
    private static final int LOOKED_AT = 20;
    private static final Duration QUIET = Duration.ofDays(7);
    private static final int BEYOND = 5;

    /** The rhythm after a change, from the dates in the feed; from the changes themselves where it gives none. */
    Rhythm after(ParsedFeed feed, Instant now) {
        List<Instant> dates = feed.entries().stream()
                .flatMap(entry -> entry.published().or(entry::updated).stream())
                .filter(date -> !date.isAfter(now))
                .sorted(Comparator.reverseOrder())
                .limit(LOOKED_AT)
                .toList();
        if (dates.isEmpty()) {
            return new Rhythm(betweenChanges(now), Optional.of(now), feed.pause());
        }
        Instant oldest = dates.get(dates.size() - 1);
        return new Rhythm(
                dates.size() > 1
                        ? Optional.of(Duration.between(oldest, dates.get(0)).dividedBy(dates.size() - 1))
                        : gap,
                Optional.of(dates.get(0)),
                feed.pause());
    }

    private Optional<Duration> betweenChanges(Instant now) {
        Optional<Duration> last = newest.map(before -> Duration.between(before, now));
        return Stream.of(gap, last)
                .flatMap(Optional::stream)
                .reduce((old, latest) -> old.plus(latest).dividedBy(2));
    }

    /** The time to the next entry, at a guess: a feed that has been quiet for long is expected to stay so. */
    Optional<Duration> expected(Instant now) {
        Optional<Duration> silence =
                newest.map(last -> Duration.between(last, now).dividedBy(2));
        return gap.map(
                mean -> silence.filter(quiet -> quiet.compareTo(mean) > 0).orElse(mean));
    }

    /** Whether nothing has come for far longer than usual. */
    boolean isSilent(Instant now) {
        Duration usual = gap.map(mean -> mean.multipliedBy(BEYOND)).orElse(QUIET);
        Duration patience = usual.compareTo(QUIET) > 0 ? usual : QUIET;
        return newest.filter(last -> last.plus(patience).isBefore(now)).isPresent();
    }
}
