package org.presstime.feed;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates as feeds write them: RFC 3339 and RFC 822, with the liberties people take with both. */
final class FeedDate {

    private static final Pattern ISO = Pattern.compile(
            "(\\d{4})-(\\d{1,2})(?:-(\\d{1,2}))?(?:[T ]+(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)?\\s*(.*))?");

    private static final Pattern RFC822 =
            Pattern.compile("(?:\\p{L}+\\.?,?\\s+)?(\\d{1,2})[\\s-]+(\\p{L}+)\\.?[\\s,-]+(\\d{4}|\\d{2})"
                    + "(?:,?\\s+(\\d{1,2}):(\\d{2})(?::(\\d{2}))?\\s*(.*))?");

    private static final Map<String, Integer> MONTHS = Map.ofEntries(
            Map.entry("jan", 1),
            Map.entry("feb", 2),
            Map.entry("mar", 3),
            Map.entry("apr", 4),
            Map.entry("may", 5),
            Map.entry("jun", 6),
            Map.entry("jul", 7),
            Map.entry("aug", 8),
            Map.entry("sep", 9),
            Map.entry("oct", 10),
            Map.entry("nov", 11),
            Map.entry("dec", 12),
            Map.entry("ene", 1),
            Map.entry("abr", 4),
            Map.entry("ago", 8),
            Map.entry("dic", 12));

    // RFC 822, 5.1, and what European feeds add.
    private static final Map<String, String> ZONES = Map.ofEntries(
            Map.entry("", "Z"),
            Map.entry("UT", "Z"),
            Map.entry("GMT", "Z"),
            Map.entry("UTC", "Z"),
            Map.entry("EST", "-05:00"),
            Map.entry("EDT", "-04:00"),
            Map.entry("CST", "-06:00"),
            Map.entry("CDT", "-05:00"),
            Map.entry("MST", "-07:00"),
            Map.entry("MDT", "-06:00"),
            Map.entry("PST", "-08:00"),
            Map.entry("PDT", "-07:00"),
            Map.entry("WET", "+00:00"),
            Map.entry("WEST", "+01:00"),
            Map.entry("BST", "+01:00"),
            Map.entry("CET", "+01:00"),
            Map.entry("CEST", "+02:00"),
            Map.entry("EET", "+02:00"),
            Map.entry("EEST", "+03:00"),
            Map.entry("MSK", "+03:00"),
            Map.entry("JST", "+09:00"));

    private FeedDate() {}

    /** The instant a text names; empty when it names none. A date without a time is its first moment in UTC. */
    static Optional<Instant> parse(String text) {
        String date = text.strip();
        try {
            Matcher iso = ISO.matcher(date);
            if (iso.matches()) {
                return Optional.of(instant(
                        LocalDate.of(number(iso, 1, 0), number(iso, 2, 1), number(iso, 3, 1)), iso, 4, fraction(iso)));
            }
            Matcher rfc822 = RFC822.matcher(date);
            if (rfc822.matches()) {
                return Optional.of(instant(
                        LocalDate.of(year(rfc822.group(3)), month(rfc822.group(2)), number(rfc822, 1, 1)),
                        rfc822,
                        4,
                        0));
            }
            return Optional.empty();
        } catch (DateTimeException noSuchDate) {
            return Optional.empty();
        }
    }

    private static Instant instant(LocalDate date, Matcher found, int group, int nanos) {
        int hour = number(found, group, 0);
        // A leap second is the last second we have; 24:00 is the next day's first moment.
        int second = Math.min(number(found, group + 2, 0), 59);
        String zone = found.group(found.groupCount()) == null ? "" : found.group(found.groupCount());
        return date.plusDays(hour == 24 ? 1 : 0)
                .atTime(LocalTime.of(hour == 24 ? 0 : hour, number(found, group + 1, 0), second, nanos))
                .atZone(zone(zone))
                .toInstant();
    }

    private static int fraction(Matcher iso) {
        return iso.group(7) == null ? 0 : Integer.parseInt((iso.group(7) + "00000000").substring(0, 9));
    }

    private static int number(Matcher found, int group, int otherwise) {
        return found.group(group) == null ? otherwise : Integer.parseInt(found.group(group));
    }

    // RFC 2822, 4.3: two digits below 50 are of this century.
    private static int year(String digits) {
        int year = Integer.parseInt(digits);
        return digits.length() == 4 ? year : year < 50 ? 2000 + year : 1900 + year;
    }

    private static int month(String name) {
        String start = name.toLowerCase(Locale.ROOT);
        Integer month = MONTHS.get(start.substring(0, Math.min(3, start.length())));
        if (month == null) {
            throw new DateTimeException("no month: " + name);
        }
        return month;
    }

    private static ZoneId zone(String text) {
        String name = text.strip().toUpperCase(Locale.ROOT).replaceFirst("\\s*\\(.*\\)$", "");
        String known = ZONES.getOrDefault(name, name.replaceFirst("^(GMT|UTC)(?=[+-])", ""));
        Matcher digits = Pattern.compile("([+-])(\\d{1,2}):?(\\d{2})?").matcher(known);
        return digits.matches()
                ? ZoneOffset.of(digits.group(1) + (digits.group(2).length() == 1 ? "0" : "") + digits.group(2) + ":"
                        + (digits.group(3) == null ? "00" : digits.group(3)))
                : ZoneId.of(known.length() == 1 && !known.equals("Z") ? "Z" : known);
    }
}
