package org.presstime.schedule;

import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.presstime.newsletter.Schedule;
import org.quartz.CronExpression;

/**
 * When an edition is due: each local time that the cron expression names, once, on every day of the year.
 *
 * <p>Quartz evaluates cron expressions on the clock of the zone, and so skips an hour that a change to summer time
 * leaves out. Here the expression is evaluated on a calendar without changes, and its answer is put into the zone: a
 * time that does not exist is due as much later as the clock was moved, a time that exists twice is due the first time.
 */
final class DueTimes {

    // A leap day on a given weekday comes at most 40 years after the last one; everything else comes sooner.
    private static final Duration HORIZON = Duration.ofDays(41 * 366L);

    private final CronExpression cron;
    private final ZoneId zone;

    /**
     * Reads a schedule.
     *
     * @throws IllegalArgumentException in words, when its cron expression is none
     */
    DueTimes(Schedule schedule) {
        try {
            cron = new CronExpression(schedule.cron());
        } catch (ParseException wrong) {
            throw new IllegalArgumentException(
                    "not a Quartz cron expression: \"" + schedule.cron() + "\" (" + wrong.getMessage() + ")", wrong);
        }
        cron.setTimeZone(TimeZone.getTimeZone("UTC"));
        zone = schedule.zone();
    }

    /** The first time after an instant; empty when there is none. */
    Optional<Instant> after(Instant instant) {
        LocalDateTime local = start(instant);
        while (true) {
            Optional<LocalDateTime> next = next(local);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            Instant due = next.get().atZone(zone).toInstant();
            if (due.isAfter(instant)) {
                return Optional.of(due);
            }
            local = next.get();
        }
    }

    /** Where to begin: a time inside a gap that has just passed was moved on by the gap, and may still come. */
    private LocalDateTime start(Instant instant) {
        ZoneOffsetTransition last = zone.getRules().previousTransition(instant.plusMillis(1));
        boolean gapJustPassed = last != null
                && last.isGap()
                && !last.getInstant().plus(last.getDuration()).isBefore(instant);
        return gapJustPassed ? last.getDateTimeBefore().minusSeconds(1) : LocalDateTime.ofInstant(instant, zone);
    }

    /** The last time at or before an instant, if it is at most so long ago. */
    Optional<Instant> atOrBefore(Instant instant, Duration longest) {
        // The last minute first: an expression that is due each second has very many times in a day.
        return Stream.of(Duration.ofMinutes(1), Duration.ofHours(1), longest)
                .filter(window -> window.compareTo(longest) <= 0)
                .flatMap(window -> lastWithin(instant, window).stream())
                .findFirst();
    }

    private Optional<Instant> lastWithin(Instant instant, Duration window) {
        Optional<Instant> last = Optional.empty();
        Optional<Instant> due = after(instant.minus(window).minusMillis(1));
        while (due.isPresent() && !due.get().isAfter(instant)) {
            last = due;
            due = after(due.get());
        }
        return last;
    }

    private Optional<LocalDateTime> next(LocalDateTime local) {
        Instant start = local.toInstant(ZoneOffset.UTC);
        return Optional.ofNullable(cron.getNextValidTimeAfter(java.util.Date.from(start)))
                .map(java.util.Date::toInstant)
                .filter(found -> found.isBefore(start.plus(HORIZON)))
                .map(found -> LocalDateTime.ofInstant(found, ZoneOffset.UTC));
    }
}
