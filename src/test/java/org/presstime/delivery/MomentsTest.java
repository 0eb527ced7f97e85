package org.presstime.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.presstime.newsletter.Schedule;
import org.presstime.subscriber.Subscribers.Choice;
import org.presstime.subscriber.Subscribers.Manner;

/** Readers' hours. The newsletter comes out at 07:00 in Madrid. */
class MomentsTest {

    private static final Schedule SEVEN = schedule("0 0 7 ? * *");

    @ParameterizedTest(name = "{0}: {5}")
    @CsvSource({
        "who chose nothing gets it at once, 2026-11-24, 2026-11-24T06:03:00Z, '', -1, 2026-11-24T06:03:00Z",
        "an hour later, 2026-11-24, 2026-11-24T06:03:00Z, '', 8, 2026-11-24T07:00:00Z",
        "an hour before is the next day's, 2026-11-24, 2026-11-24T06:03:00Z, '', 6, 2026-11-25T05:00:00Z",
        "the newsletter's own hour is now though it started late, 2026-11-24, 2026-11-24T07:50:00Z, '', 7, 2026-11-24T07:50:00Z",
        "an hour that passed while it waited is now, 2026-11-24, 2026-11-24T09:50:00Z, '', 9, 2026-11-24T09:50:00Z",
        "the own hour in New York, 2026-11-24, 2026-11-24T06:03:00Z, America/New_York, -1, 2026-11-24T12:00:00Z",
        "another hour in New York, 2026-11-24, 2026-11-24T06:03:00Z, America/New_York, 22, 2026-11-25T03:00:00Z",
        "the own hour in Tokyo, 2026-11-24, 2026-11-24T06:03:00Z, Asia/Tokyo, -1, 2026-11-24T22:00:00Z",
        "half an hour apart in India, 2026-11-24, 2026-11-24T06:03:00Z, Asia/Kolkata, -1, 2026-11-25T01:30:00Z",
        "by hand at five they wait for their hour, 2026-11-24, 2026-11-24T04:00:00Z, '', 6, 2026-11-24T05:00:00Z",
        "an hour that summer time leaves out comes later, 2026-03-28, 2026-03-28T06:00:00Z, '', 2, 2026-03-29T01:00:00Z",
        "an hour that comes twice comes first, 2026-10-24, 2026-10-24T05:00:00Z, '', 2, 2026-10-25T00:00:00Z",
        "never more than a day later, 2026-10-24, 2026-10-24T05:00:00Z, '', 6, 2026-10-25T05:00:00Z",
        "an edition of the past is now, 2026-11-20, 2026-11-24T06:03:00Z, Asia/Tokyo, 9, 2026-11-24T06:03:00Z",
    })
    void anEditionComesAtTheReadersHour(
            String fact, LocalDate date, Instant frozen, String zone, int hour, Instant expected) {
        Instant due = new Moments(SEVEN, date, frozen).ofDay(Manner.of("", "html", zone), hour(hour));

        assertThat(due).as(fact).isEqualTo(expected);
        assertThat(due).isBetween(frozen, frozen.plus(Duration.ofHours(24)));
    }

    @ParameterizedTest(name = "{0}: {4}")
    @CsvSource({
        // 2026-11-29 is a Sunday.
        "on their day at the own hour, 2026-11-29, sunday, '', -1, 2026-11-29T06:00:30Z",
        "at their hour, 2026-11-29, sunday, '', 9, 2026-11-29T08:00:00Z",
        "not on another day, 2026-11-28, sunday, '', 9, ",
        "early in the day comes of the week that ends the day before, 2026-11-28, sunday, '', 6, 2026-11-29T05:00:00Z",
        "and so not of this one, 2026-11-29, sunday, '', 6, ",
        "Sunday in Tokyo begins on Saturday, 2026-11-28, sunday, Asia/Tokyo, 9, 2026-11-29T00:00:00Z",
        "Sunday evening in Los Angeles, 2026-11-29, sunday, America/Los_Angeles, 20, 2026-11-30T04:00:00Z",
    })
    void aWeeksBestComesOnTheReadersDay(
            String fact,
            LocalDate date,
            String day,
            String zone,
            int hour,
            @org.jspecify.annotations.Nullable Instant expected) {
        Instant frozen = SEVEN.hourOn(date).plusSeconds(30);
        Choice choice = Choice.stored(
                "",
                java.time.DayOfWeek.valueOf(day.toUpperCase(java.util.Locale.ROOT))
                        .getValue(),
                hour);

        assertThat(new Moments(SEVEN, date, frozen)
                        .ofWeek(Manner.of("", "html", zone), choice)
                        .orElse(null))
                .as(fact)
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"'', -1", "'', 6", "'', 7", "'', 8", "Asia/Tokyo, 9", "America/Los_Angeles, 23", "Pacific/Kiritimati, 0"
    })
    void everyReaderIsInOneWeekOutOfSeven(String zone, int hour) {
        Choice choice = Choice.stored("", 7, hour);
        // Over both changes of the clock.
        for (LocalDate first = LocalDate.parse("2026-03-20"); first.getYear() == 2026; first = first.plusDays(1)) {
            long weeks = first.datesUntil(first.plusDays(7))
                    .filter(date -> new Moments(SEVEN, date, SEVEN.hourOn(date))
                            .ofWeek(Manner.of("", "html", zone), choice)
                            .isPresent())
                    .count();
            assertThat(weeks).as("from %s on", first).isOne();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0 0 7 ? * *, 07:00",
        "0 30 6 ? * MON-FRI, 06:30",
        "'0 0 7,19 ? * *', 07:00",
        "0/5 * * ? * *, 00:00",
        "0 0/10 8-18 ? * *, 08:00"
    })
    void aNewslettersOwnHourIsTheFirstOfItsSchedule(String cron, String hour) {
        assertThat(schedule(cron).hour()).hasToString(hour);
    }

    private static Schedule schedule(String cron) {
        return new Schedule(cron, ZoneId.of("Europe/Madrid"), Duration.ofHours(2));
    }

    private static OptionalInt hour(int hour) {
        return hour < 0 ? OptionalInt.empty() : OptionalInt.of(hour);
    }
}
