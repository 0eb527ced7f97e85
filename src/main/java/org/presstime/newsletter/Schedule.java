package org.presstime.newsletter;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When an edition is due.
 *
 * @param cron a Quartz cron expression of six or seven fields, read in {@code zone}
 * @param zone the newsletter's own time zone
 * @param latest how long after its hour an edition may still start; later it is held. Positive.
 */
public record Schedule(String cron, ZoneId zone, Duration latest) {

    private static final Pattern TIME = Pattern.compile("\\S+\\s+(\\d{1,2})?\\S*\\s+(\\d{1,2})?.*");

    /** The newsletter's own hour: the first that its expression names, midnight when it names none. */
    public LocalTime hour() {
        Matcher matcher = TIME.matcher(cron);
        return matcher.matches()
                ? LocalTime.of(number(matcher.group(2)) % 24, number(matcher.group(1)))
                : LocalTime.MIDNIGHT;
    }

    private static int number(@org.jspecify.annotations.Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits) % 60;
    }

    /** When that hour is on a date. */
    public Instant hourOn(LocalDate date) {
        return date.atTime(hour()).atZone(zone).toInstant();
    }
}
