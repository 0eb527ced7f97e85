package org.presstime.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.presstime.newsletter.Schedule;

/** The hour, in six zones, over every day of a year. */
class DueTimesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Europe/Madrid",
                "America/New_York",
                "America/Santiago",
                "Australia/Lord_Howe",
                "Asia/Kathmandu",
                "Pacific/Auckland"
            })
    void isSevenInTheMorningOnceADayAllYear(String zone) {
        ZoneId id = ZoneId.of(zone);
        List<LocalDate> days = new ArrayList<>();
        Instant now = LocalDate.parse("2026-01-01").atStartOfDay(id).toInstant();
        Instant end = LocalDate.parse("2027-01-01").atStartOfDay(id).toInstant();

        for (Instant due = next("0 0 7 ? * *", zone, now); due.isBefore(end); due = next("0 0 7 ? * *", zone, due)) {
            assertThat(due.atZone(id).toLocalTime()).isEqualTo(LocalTime.of(7, 0));
            days.add(due.atZone(id).toLocalDate());
        }

        assertThat(days)
                .isEqualTo(LocalDate.parse("2026-01-01")
                        .datesUntil(LocalDate.parse("2027-01-01"))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        // Spring: 02:30 does not exist in Madrid on 29 March 2026; the clock goes from 02:00 to 03:00.
        "0 30 2 ? * *, Europe/Madrid, 2026-03-28T12:00:00Z, 2026-03-29T01:30:00Z",
        "0 30 2 ? * *, Europe/Madrid, 2026-03-29T01:30:00Z, 2026-03-30T00:30:00Z",
        "0 30 2 ? * *, Europe/Madrid, 2026-03-29T01:15:00Z, 2026-03-29T01:30:00Z",
        // Autumn: 02:30 exists twice on 25 October 2026; the first counts.
        "0 30 2 ? * *, Europe/Madrid, 2026-10-24T12:00:00Z, 2026-10-25T00:30:00Z",
        "0 30 2 ? * *, Europe/Madrid, 2026-10-25T00:30:00Z, 2026-10-26T01:30:00Z",
        // Samoa had no 30 December 2011.
        "0 0 7 ? * *, Pacific/Apia, 2011-12-29T18:00:00Z, 2011-12-30T17:00:00Z",
        "0 0 7 ? * MON-FRI, Europe/Madrid, 2026-11-27T12:00:00Z, 2026-11-30T06:00:00Z",
        "0 0 7 29 2 ?, Europe/Madrid, 2026-11-27T12:00:00Z, 2028-02-29T06:00:00Z",
    })
    void isThereOnTheOddDaysToo(String cron, String zone, Instant after, Instant expected) {
        assertThat(next(cron, zone, after)).isEqualTo(expected);
    }

    @Test
    void thatHasJustPassedIsFound() {
        DueTimes times = new DueTimes(schedule("0 0 7 ? * *", "Europe/Madrid"));
        Instant seven = Instant.parse("2026-11-24T06:00:00Z");

        assertThat(times.atOrBefore(seven, Duration.ofDays(1))).hasValue(seven);
        assertThat(times.atOrBefore(seven.plusSeconds(3600), Duration.ofDays(1)))
                .hasValue(seven);
        assertThat(times.atOrBefore(seven.plusSeconds(3600), Duration.ofMinutes(59)))
                .isEmpty();
        assertThat(times.atOrBefore(seven.minusMillis(1), Duration.ofDays(2)))
                .hasValue(seven.minus(Duration.ofDays(1)));
    }

    @Test
    void endsWithTheExpression() {
        assertThat(new DueTimes(schedule("0 0 7 1 1 ? 2020", "UTC")).after(Instant.parse("2026-01-01T00:00:00Z")))
                .isEmpty();
    }

    @Test
    void isRefusedWhenItIsNone() {
        assertThatThrownBy(() -> new DueTimes(schedule("0 0 25 ? * *", "UTC")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0 0 25 ? * *");
    }

    private static Instant next(String cron, String zone, Instant after) {
        return new DueTimes(schedule(cron, zone)).after(after).orElseThrow();
    }

    private static Schedule schedule(String cron, String zone) {
        return new Schedule(cron, ZoneId.of(zone), Duration.ofHours(2));
    }
}
