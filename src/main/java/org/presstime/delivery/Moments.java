package org.presstime.delivery;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.OptionalInt;
import org.presstime.newsletter.Schedule;
import org.presstime.subscriber.Subscribers.Choice;
import org.presstime.subscriber.Subscribers.Manner;

/**
 * When readers get an edition: at their own hour, where they are. Hours are counted from the newsletter's own hour on the
 * edition's date, and not from the moment at which it was frozen: an edition that starts late is not a day late for those
 * whose hour has just passed.
 */
final class Moments {

    private static final Duration LONGEST = Duration.ofHours(24);

    private final Schedule schedule;
    private final LocalDate date;
    private final Instant frozen;

    Moments(Schedule schedule, LocalDate date, Instant frozen) {
        this.schedule = schedule;
        this.date = date;
        this.frozen = frozen;
    }

    /** When an edition of a day goes to a reader: not before it is frozen, and within 24 hours. */
    Instant ofDay(Manner manner, OptionalInt hour) {
        if (manner.zone().isEmpty() && hour.isEmpty()) {
            return frozen;
        }
        Instant own = schedule.hourOn(date);
        Instant start = own.isBefore(frozen) ? own : frozen;
        Instant next = next(zone(manner), hour, start).toInstant();
        Instant last = frozen.plus(LONGEST);
        return next.isBefore(frozen) ? frozen : next.isAfter(last) ? last : next;
    }

    /**
     * When the best of the week goes to a reader; empty when their day does not begin, or their hour does not come, until
     * the newsletter's hour of the next date: then the week that ends a day later or earlier is theirs.
     */
    Optional<Instant> ofWeek(Manner manner, Choice choice) {
        DayOfWeek day = choice.weekly().orElseThrow();
        ZonedDateTime next = next(zone(manner), choice.hour(), schedule.hourOn(date));
        boolean isTheirs = next.getDayOfWeek() == day && next.toInstant().isBefore(schedule.hourOn(date.plusDays(1)));
        return isTheirs ? Optional.of(next.toInstant().isBefore(frozen) ? frozen : next.toInstant()) : Optional.empty();
    }

    private ZoneId zone(Manner manner) {
        return manner.zone().orElse(schedule.zone());
    }

    /** The first such hour at or after a moment; one that a change of the clock leaves out comes as much later. */
    private ZonedDateTime next(ZoneId zone, OptionalInt hour, Instant start) {
        LocalTime time = hour.isPresent() ? LocalTime.of(hour.getAsInt(), 0) : schedule.hour();
        ZonedDateTime today = start.atZone(zone).toLocalDate().atTime(time).atZone(zone);
        return today.toInstant().isBefore(start)
                ? today.toLocalDate().plusDays(1).atTime(time).atZone(zone)
                : today;
    }
}
