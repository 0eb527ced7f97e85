package org.presstime.newsletter;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A part of the readers, as an expression says: {@code language = es and not (tag = staff or joined after 2026-01-31)}.
 *
 * @param text as it was written; empty for everybody
 * @param condition what must hold of a reader
 */
public record Segment(String text, Condition condition) {

    /** All of them. */
    public static final Segment EVERYBODY = new Segment("", new Everybody());

    private static final int LONGEST = 1000;
    private static final Pattern TAG = Pattern.compile("[\\p{L}\\p{Nd}_-]{1,40}");

    /**
     * Reads an expression; an empty one means everybody.
     *
     * @throws IllegalArgumentException naming the position, counted from 1, what is wrong there and what may stand there
     */
    public static Segment parse(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("longer than " + LONGEST + " characters");
        }
        return text.isBlank() ? EVERYBODY : new Segment(text.strip(), new SegmentParser(text).read());
    }

    /**
     * A tag as it is kept: in lower case.
     *
     * @throws IllegalArgumentException when the text holds anything but letters, digits, hyphens and underscores, or is
     *     longer than 40 of them
     */
    public static String tag(String text) {
        String tag = text.strip().toLowerCase(Locale.ROOT);
        if (!TAG.matcher(tag).matches()) {
            throw new IllegalArgumentException("not a tag of at most 40 letters, digits, hyphens and underscores: \""
                    + text.replaceAll("\\p{Cntrl}", "?") + "\"");
        }
        return tag;
    }

    public boolean isEverybody() {
        return condition instanceof Everybody;
    }

    @Override
    public String toString() {
        return text;
    }

    /** What must hold of a reader's subscription. */
    public sealed interface Condition {}

    /** Nothing. */
    public record Everybody() implements Condition {}

    /** Both. */
    public record And(Condition left, Condition right) implements Condition {}

    /** One of them, or both. */
    public record Or(Condition left, Condition right) implements Condition {}

    /** The contrary. */
    public record Not(Condition condition) implements Condition {}

    /**
     * Something about the reader is one of these.
     *
     * @param values at least one; see {@link Trait} for how they are written
     */
    public record Has(Trait trait, Set<String> values) implements Condition {}

    /**
     * They asked for the newsletter in a stretch of time.
     *
     * @param from then or later
     * @param before and not then or later
     */
    public record Joined(Optional<Instant> from, Optional<Instant> before) implements Condition {}

    /** They asked for the newsletter within so long before now. */
    public record JoinedWithin(Duration past) implements Condition {}

    /** What can be asked about a reader, as far as they or the operator have said it. */
    public enum Trait {
        /** The language they chose, as {@code es}; {@code unknown} when they have not. */
        LANGUAGE,
        /** What the operator put on them, in lower case. */
        TAG,
        /** How they came, in a word: {@code page}, {@code frame}, {@code import}, {@code command}, {@code api}. */
        ORIGIN,
        /** Of their address, in its ASCII form. */
        DOMAIN,
        /** A section they did not leave out. */
        SECTION,
        /** How often they want mail: {@code each}, or the day of the week in English. */
        FREQUENCY
    }
}
