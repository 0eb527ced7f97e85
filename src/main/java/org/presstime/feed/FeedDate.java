package org.presstime.feed;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates as feeds write them: RFC 3339, ISO 8601 and RFC 822 with the liberties people take with each, seconds since 1970,
 * and what people write by hand. A date without a time is its first moment; a time without a zone is UTC.
 */
final class FeedDate {

    private static final int LONGEST = 100;
    private static final Pattern EPOCH = Pattern.compile("(\\d{9,10})(?:\\.\\d{1,9})?|(\\d{13})");
    private static final Pattern ISO =
            Pattern.compile("(\\d{4})(?:([-/])(\\d{1,3})(?:\\2(\\d{1,2}))?)?(?:[T ,]\\s?(?=\\d)(.*))?");
    private static final Pattern ISO_OTHER =
            Pattern.compile("(\\d{4})(?:(\\d{2})(\\d{2})|-?W(\\d{2})(?:-?([1-7]))?|-?(\\d{3}))(?:T\\s?(.*))?");
    private static final Pattern TIME = Pattern.compile(
            "(?<![\\d:])(\\d{1,2})[:hH](\\d{2})(?!\\d)(?:[:m](\\d{2})(?!\\d)(?:[.,](\\d{1,9}))?)?s?\\s?([aApP]\\.?[mM]\\b\\.?)?(?!:)");
    private static final Pattern COMPACT_TIME =
            Pattern.compile("(\\d{2})(\\d{2})(\\d{2})?(?:[.,](\\d{1,9}))?()(?!\\d)");
    private static final Pattern PART = Pattern.compile("\\d+|[\\p{L}\\p{M}]+");
    private static final Pattern YEAR_AT_END = Pattern.compile("(?:^|\\s)(\\d{4})$");

    private FeedDate() {}

    /** The first of these children of an element, the names in order of preference, that names an instant. */
    static Optional<Instant> first(XmlElement parent, String... names) {
        for (String name : names) {
            for (XmlElement child : parent.all(name)) {
                Optional<Instant> date = parse(child.text());
                if (date.isPresent()) {
                    return date;
                }
            }
        }
        return Optional.empty();
    }

    /** The instant a text names; empty when it names none. */
    static Optional<Instant> parse(String text) {
        if (text.length() > LONGEST * 2) {
            return Optional.empty();
        }
        String date = Words.oneLine(text);
        if (date.isEmpty() || date.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return parsed(date).filter(instant -> instant.getEpochSecond() < 253_402_300_800L);
        } catch (DateTimeException | NumberFormatException noSuchDate) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> parsed(String date) {
        Matcher epoch = EPOCH.matcher(date);
        if (epoch.matches()) {
            return Optional.of(
                    epoch.group(2) == null
                            ? Instant.ofEpochSecond(Long.parseLong(epoch.group(1)))
                            : Instant.ofEpochMilli(Long.parseLong(epoch.group(2))));
        }
        Matcher iso = ISO.matcher(date);
        if (iso.matches() && !isOrdinal(iso)) {
            return at(LocalDate.of(number(iso, 1, 1), number(iso, 3, 1), number(iso, 4, 1)), iso.group(5));
        }
        Matcher other = ISO_OTHER.matcher(date);
        return other.matches() ? at(otherDate(other), other.group(7)) : inWords(date);
    }

    private static boolean isOrdinal(Matcher iso) {
        return iso.group(4) == null && iso.group(3) != null && iso.group(3).length() == 3;
    }

    private static LocalDate otherDate(Matcher found) {
        int year = number(found, 1, 1);
        if (found.group(4) != null) {
            return LocalDate.of(year, 1, 4)
                    .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, number(found, 4, 1))
                    .with(java.time.temporal.ChronoField.DAY_OF_WEEK, number(found, 5, 1));
        }
        return found.group(6) == null
                ? LocalDate.of(year, number(found, 2, 1), number(found, 3, 1))
                : LocalDate.ofYearDay(year, number(found, 6, 1));
    }

    /** A date, and behind it a time and a zone. */
    private static Optional<Instant> at(LocalDate date, @org.jspecify.annotations.Nullable String rest) {
        if (rest == null || rest.isEmpty()) {
            return at(date, LocalTime.MIDNIGHT, false, "");
        }
        Matcher time = TIME.matcher(rest);
        if (!time.lookingAt()) {
            time = COMPACT_TIME.matcher(rest);
            if (!time.lookingAt()) {
                return Optional.empty();
            }
        }
        return at(date, time(time), time.group(1).equals("24"), rest.substring(time.end()));
    }

    private static Optional<Instant> at(LocalDate date, LocalTime time, boolean nextDay, String zone) {
        Optional<ZoneId> known = Zones.of(zone);
        return known.map(
                id -> date.plusDays(nextDay ? 1 : 0).atTime(time).atZone(id).toInstant());
    }

    /** The time found. 24:00 is the first moment of a day; a leap second is the last one that we have. */
    private static LocalTime time(Matcher found) {
        int hour = number(found, 1, 0) % 24 + (number(found, 1, 0) > 24 ? 100 : 0);
        String half = found.group(5) == null ? "" : found.group(5).toLowerCase(Locale.ROOT);
        if (!half.isEmpty() && hour <= 12) {
            hour = hour % 12 + (half.startsWith("p") ? 12 : 0);
        }
        int second = number(found, 3, 0) == 60 ? 59 : number(found, 3, 0);
        String fraction = found.group(4) == null ? "" : found.group(4);
        return LocalTime.of(
                hour, number(found, 2, 0), second, Integer.parseInt((fraction + "000000000").substring(0, 9)));
    }

    /** A date of words and numbers in any order that is used: the time splits it into what is before and behind. */
    private static Optional<Instant> inWords(String date) {
        Matcher time = TIME.matcher(date);
        if (!time.find()) {
            return date(date).flatMap(day -> at(day, LocalTime.MIDNIGHT, false, ""));
        }
        String before = date.substring(0, time.start());
        String behind = date.substring(time.end()).strip();
        Matcher year = YEAR_AT_END.matcher(behind);
        boolean asctime = year.find() && !behind.matches("[+-]?\\d{4}");
        if (behind.matches("\\d{4}")) {
            asctime = true;
        }
        Optional<LocalDate> day = asctime ? date(before + " " + year.group(1)) : date(before);
        String zone = asctime ? behind.substring(0, year.start()) : behind;
        if (day.isEmpty() && before.chars().noneMatch(Character::isDigit)) {
            day = date(behind);
            zone = "";
        }
        String of = zone;
        return day.flatMap(found -> at(found, time(time), time.group(1).equals("24"), of));
    }

    private static Optional<LocalDate> date(String text) {
        List<String> numbers = new ArrayList<>(3);
        int month = 0;
        Matcher part = PART.matcher(text);
        while (part.find()) {
            boolean number = Character.isDigit(part.group().charAt(0));
            int named = number ? 0 : Months.number(part.group());
            // The last, as "mar" is Tuesday for some and March for others.
            month = named == 0 ? month : named;
            if (number) {
                numbers.add(part.group());
            }
        }
        if (month == 0) {
            return numbers.size() == 3 ? ofNumbers(numbers, text) : Optional.empty();
        }
        if (numbers.size() != 2) {
            return Optional.empty();
        }
        boolean yearFirst = numbers.get(0).length() == 4;
        return Optional.of(LocalDate.of(
                year(numbers.get(yearFirst ? 0 : 1)), month, Integer.parseInt(numbers.get(yearFirst ? 1 : 0))));
    }

    /** Year, month and day; day, month and year with dots or dashes; with slashes the month is first unless it cannot be. */
    private static Optional<LocalDate> ofNumbers(List<String> numbers, String text) {
        int first = Integer.parseInt(numbers.get(0));
        int second = Integer.parseInt(numbers.get(1));
        if (numbers.get(0).length() == 4) {
            return Optional.of(LocalDate.of(first, second, Integer.parseInt(numbers.get(2))));
        }
        int year = year(numbers.get(2));
        boolean monthFirst = text.indexOf('/') >= 0 && first <= 12;
        return Optional.of(monthFirst ? LocalDate.of(year, first, second) : LocalDate.of(year, second, first));
    }

    // RFC 5322, 4.3: two digits below 50 are of this century, three digits count from 1900.
    private static int year(String digits) {
        int year = Integer.parseInt(digits);
        return switch (digits.length()) {
            case 4 -> year;
            case 3 -> 1900 + year;
            case 2 -> year < 50 ? 2000 + year : 1900 + year;
            default -> throw new DateTimeException("no year: " + digits);
        };
    }

    private static int number(Matcher found, int group, int otherwise) {
        return found.group(group) == null ? otherwise : Integer.parseInt(found.group(group));
    }
}
