package org.presstime.edition;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One edition of a newsletter for one local date.
 *
 * @param id its key in the database
 * @param key what makes it unique
 * @param number counted per newsletter from 1; given when the edition is frozen, so that numbers have no gaps; only
 *     editions of the day have one
 * @param state where it is
 * @param reason why it is {@code SKIPPED}, {@code HELD} or {@code CANCELLED}, in words; empty otherwise
 * @param content what it says
 * @param frozen when its content and recipients were fixed
 * @param sent when its last delivery came to its end
 */
public record Edition(
        long id,
        Key key,
        OptionalInt number,
        EditionState state,
        String reason,
        EditionContent content,
        Optional<Instant> frozen,
        Optional<Instant> sent) {

    /** What an edition is made for. */
    public enum Kind {
        /** The edition of the day. */
        EDITION,
        /** The best of a week, for readers who want no more. */
        WEEK,
        /** A correction of an edition of that day. */
        CORRECTION
    }

    /**
     * What makes an edition unique.
     *
     * @param newsletter the newsletter's id
     * @param date the newsletter's local date
     * @param part counts the corrections of a date from 1; 0 for everything else
     */
    public record Key(String newsletter, LocalDate date, Kind kind, int part) {

        private static final Pattern NAME = Pattern.compile(
                "([^/]+)/(\\d{4}-\\d{2}-\\d{2})" + "(?<tail>/week|/correction-(?<part>[1-9]\\d{0,3}))?");

        /** A key; only corrections have parts. */
        public Key {
            if ((kind == Kind.CORRECTION) != (part > 0) || part < 0) {
                throw new IllegalArgumentException("no edition: " + kind + " " + part);
            }
        }

        /** The edition of a day. */
        public static Key of(String newsletter, LocalDate date) {
            return new Key(newsletter, date, Kind.EDITION, 0);
        }

        /** The best of the week that ends on a day. */
        public static Key ofWeek(String newsletter, LocalDate date) {
            return new Key(newsletter, date, Kind.WEEK, 0);
        }

        /** The key that a {@linkplain #toString name} stands for; empty when it is not the name of an edition. */
        public static Optional<Key> parse(String name) {
            Matcher matcher = NAME.matcher(name);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            try {
                LocalDate date = LocalDate.parse(matcher.group(2));
                String part = matcher.group("part");
                Kind kind = matcher.group("tail") == null ? Kind.EDITION : part == null ? Kind.WEEK : Kind.CORRECTION;
                return Optional.of(new Key(matcher.group(1), date, kind, part == null ? 0 : Integer.parseInt(part)));
            } catch (DateTimeException noSuchDay) {
                return Optional.empty();
            }
        }

        /** The name people type and see, as in {@code daily/2026-11-24} or {@code daily/2026-11-24/correction-1}. */
        @Override
        public String toString() {
            String day = newsletter + "/" + date;
            return switch (kind) {
                case EDITION -> day;
                case WEEK -> day + "/week";
                case CORRECTION -> day + "/correction-" + part;
            };
        }
    }

    /** The newsletter's id. */
    public String newsletter() {
        return key.newsletter();
    }

    /** The newsletter's local date. */
    public LocalDate date() {
        return key.date();
    }

    /** The name people type and see, as in {@code daily/2026-11-24}. */
    public String name() {
        return key.toString();
    }

    /**
     * This edition in another state.
     *
     * @throws IllegalEditionChange when {@link EditionState#mayBecome} says no
     */
    Edition become(EditionState next, String why, Instant now) {
        if (!state.mayBecome(next)) {
            throw new IllegalEditionChange(this, next);
        }
        return new Edition(
                id, key, number, next, why, content, frozen, next == EditionState.SENT ? Optional.of(now) : sent);
    }

    /** This edition with a number. */
    Edition numbered(int next) {
        return new Edition(id, key, OptionalInt.of(next), state, reason, content, frozen, sent);
    }

    /** This edition with another content. */
    Edition saying(EditionContent other) {
        return new Edition(id, key, number, state, reason, other, frozen, sent);
    }

    /** This edition on its way from now on; with its number, if it is one of the day. */
    Edition freeze(int nextNumber, Instant now) {
        Edition sending = become(EditionState.SENDING, "", now);
        return new Edition(
                id,
                key,
                key.kind() == Kind.EDITION ? OptionalInt.of(nextNumber) : OptionalInt.empty(),
                sending.state,
                "",
                content,
                Optional.of(now),
                Optional.empty());
    }
}
