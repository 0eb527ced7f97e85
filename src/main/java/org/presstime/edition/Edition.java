package org.presstime.edition;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One edition of a newsletter for one local date.
 *
 * @param id its key in the database
 * @param newsletter the newsletter's id
 * @param date the newsletter's local date
 * @param number counted per newsletter from 1; given when the edition is frozen, so that numbers have no gaps
 * @param state where it is
 * @param reason why it is {@code SKIPPED}, {@code HELD} or {@code CANCELLED}, in words; empty otherwise
 * @param content what it says
 * @param frozen when its content and recipients were fixed
 * @param sent when its last delivery came to its end
 */
public record Edition(
        long id,
        String newsletter,
        LocalDate date,
        OptionalInt number,
        EditionState state,
        String reason,
        EditionContent content,
        Optional<Instant> frozen,
        Optional<Instant> sent) {

    /** The name people type and see: newsletter and date, as in {@code daily/2026-11-24}. */
    public String name() {
        return newsletter + "/" + date;
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
                id,
                newsletter,
                date,
                number,
                next,
                why,
                content,
                frozen,
                next == EditionState.SENT ? Optional.of(now) : sent);
    }

    /** This edition with a number. */
    Edition numbered(int next) {
        return new Edition(id, newsletter, date, OptionalInt.of(next), state, reason, content, frozen, sent);
    }

    /** This edition with another content. */
    Edition saying(EditionContent other) {
        return new Edition(id, newsletter, date, number, state, reason, other, frozen, sent);
    }

    /** This edition with its number, on its way from now on. */
    Edition freeze(int nextNumber, Instant now) {
        Edition sending = become(EditionState.SENDING, "", now);
        return new Edition(
                id,
                newsletter,
                date,
                OptionalInt.of(nextNumber),
                sending.state,
                "",
                content,
                Optional.of(now),
                Optional.empty());
    }
}
