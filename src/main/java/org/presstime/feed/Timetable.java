package org.presstime.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.presstime.feed.FetchOutcome.Failed;
import org.presstime.feed.FetchOutcome.Failure;
import org.presstime.feed.FetchOutcome.Success;
import org.presstime.settings.Settings;

/** When a feed is asked again: as often as it has something new, as seldom as its server wishes. */
final class Timetable {

    // A server that asks for a year means "go away"; a person should see that, not a calendar.
    private static final Duration LONGEST_WISH = Duration.ofDays(7);
    private static final Duration LONGEST_BACK_OFF = Duration.ofDays(1);
    // The share by which a wait is lengthened at random, so that feeds read together do not stay together.
    private static final double JITTER = 0.1;

    private final Settings.Gather bounds;
    private final RandomGenerator random;

    Timetable(Settings.Gather bounds, RandomGenerator random) {
        this.bounds = bounds;
        this.random = random;
    }

    /**
     * How long to wait after a success.
     *
     * @param rhythm as it is now
     */
    Duration after(Success outcome, Rhythm rhythm, Instant now) {
        Duration wish = longer(
                outcome.advice().freshFor().orElse(Duration.ZERO),
                rhythm.pause().orElse(Duration.ZERO));
        return jittered(longer(interval(rhythm, now), shorter(wish, bounds.longest())));
    }

    /**
     * How long to wait after a failure: twice as long after each.
     *
     * @param failures in a row, this one counted
     */
    Duration after(Failure outcome, int failures) {
        Duration wait = bounds.shortest().multipliedBy(1L << Math.min(Math.max(failures - 1, 0), 16));
        Duration backOff = shorter(wait, longer(LONGEST_BACK_OFF, bounds.longest()));
        return jittered(longer(backOff, wish(outcome)));
    }

    /** How long nobody may ask, not even a person: what a server asked for when it was asked too much. */
    Duration wish(Failure outcome) {
        return outcome instanceof Failed failed
                ? shorter(failed.retryAfter().orElse(Duration.ZERO), LONGEST_WISH)
                : Duration.ZERO;
    }

    /** Half the time in which an entry is expected, between the bounds. */
    private Duration interval(Rhythm rhythm, Instant now) {
        Optional<Duration> half = rhythm.expected(now).map(expected -> expected.dividedBy(2));
        return shorter(longer(half.orElse(bounds.shortest().multipliedBy(2)), bounds.shortest()), bounds.longest());
    }

    private Duration jittered(Duration wait) {
        return wait.plusMillis((long) (wait.toMillis() * JITTER * random.nextDouble()));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
