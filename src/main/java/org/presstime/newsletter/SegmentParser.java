package org.presstime.newsletter;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.presstime.newsletter.Segment.And;
import org.presstime.newsletter.Segment.Condition;
import org.presstime.newsletter.Segment.Has;
import org.presstime.newsletter.Segment.Joined;
import org.presstime.newsletter.Segment.JoinedWithin;
import org.presstime.newsletter.Segment.Not;
import org.presstime.newsletter.Segment.Or;
import org.presstime.newsletter.Segment.Trait;

/** Reads an expression by recursive descent: "or" binds least, then "and", then "not". */
final class SegmentParser {

    private static final Set<String> UNKNOWABLE = Set.of("engaged", "opened", "clicked", "active", "read");
    private static final int DEEPEST = 50;
    private static final int MOST_DAYS = 36_500;

    private final SegmentWords words;
    private int depth;

    SegmentParser(String text) {
        this.words = new SegmentWords(text);
    }

    Condition read() {
        Condition all = or();
        if (!words.atEnd()) {
            throw words.expected("and, or, or the end");
        }
        return all;
    }

    private Condition or() {
        Condition left = and();
        while (words.take("or")) {
            left = new Or(left, and());
        }
        return left;
    }

    private Condition and() {
        Condition left = not();
        while (words.take("and")) {
            left = new And(left, not());
        }
        return left;
    }

    private Condition not() {
        if (++depth > DEEPEST) {
            throw words.mistake("more than " + DEEPEST + " conditions inside each other");
        }
        Condition condition = words.take("not") ? new Not(not()) : single();
        depth--;
        return condition;
    }

    private Condition single() {
        if (words.take("(")) {
            Condition inside = or();
            words.need(")");
            return inside;
        }
        if (words.take("joined")) {
            return joined();
        }
        if (words.isOneOf(UNKNOWABLE)) {
            throw words.mistake("nobody knows that: Presstime does not watch who opens or reads a mail;"
                    + " ask what readers said or what you tagged them with");
        }
        return has(trait());
    }

    private Trait trait() {
        for (Trait trait : Trait.values()) {
            if (words.take(trait.name().toLowerCase(Locale.ROOT))) {
                return trait;
            }
        }
        throw words.expected(Stream.concat(
                        Stream.of("not", "(", "joined"),
                        Stream.of(Trait.values()).map(trait -> trait.name().toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining(", ")));
    }

    private Condition has(Trait trait) {
        if (words.take("!=")) {
            return new Not(new Has(trait, Set.of(value(trait))));
        }
        if (words.take("in")) {
            words.need("(");
            Set<String> values = new LinkedHashSet<>(List.of(value(trait)));
            while (words.take(",")) {
                values.add(value(trait));
            }
            words.need(")");
            return new Has(trait, Set.copyOf(values));
        }
        if (words.take("=")) {
            return new Has(trait, Set.of(value(trait)));
        }
        throw words.expected("=, != or in (…)");
    }

    private String value(Trait trait) {
        return switch (trait) {
            case ORIGIN, SECTION -> words.value("a value");
            case FREQUENCY -> words.parsed(SegmentParser::frequency, "each, or a day such as monday");
            case LANGUAGE, DOMAIN -> words.value("a value").toLowerCase(Locale.ROOT);
            case TAG -> words.parsed(Segment::tag, "a tag of letters, digits and hyphens");
        };
    }

    private static String frequency(String text) {
        return text.equalsIgnoreCase("each")
                ? "each"
                : DayOfWeek.valueOf(text.toUpperCase(Locale.ROOT)).name();
    }

    private Condition joined() {
        if (words.take("before")) {
            return new Joined(Optional.empty(), Optional.of(midnight(0)));
        }
        if (words.take("after")) {
            return new Joined(Optional.of(midnight(1)), Optional.empty());
        }
        if (words.take("within")) {
            int days = words.parsed(SegmentParser::days, "a number of days");
            if (!words.take("days")) {
                words.need("day");
            }
            return new JoinedWithin(Duration.ofDays(days));
        }
        throw words.expected("before, after or within");
    }

    /** In UTC: an expression means the same whichever newsletter it is asked for. */
    private Instant midnight(int daysLater) {
        return words.parsed(LocalDate::parse, "a date such as 2026-01-31")
                .plusDays(daysLater)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }

    private static int days(String text) {
        int days = Integer.parseInt(text);
        if (days < 1 || days > MOST_DAYS) {
            throw new DateTimeException(text);
        }
        return days;
    }
}
