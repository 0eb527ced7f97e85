package org.presstime.edition;

import java.util.Set;

/** Where an edition is on its way to readers. */
public enum EditionState {
    /** Being put together; its content may still change. */
    DRAFT,
    /** Waiting for an editor. */
    IN_REVIEW,
    /** May be sent in exactly this form. */
    APPROVED,
    /** Frozen, numbered, and on its way. */
    SENDING,
    /** Frozen; a person stopped the sending for now. */
    PAUSED,
    /** Every delivery has come to its end. */
    SENT,
    /** A person stopped it for good. */
    CANCELLED,
    /** Nothing to send; says why. */
    SKIPPED,
    /** Not sent at its hour; waits for a person and says why. */
    HELD;

    /** Whether an edition may go from this state to the other. */
    public boolean mayBecome(EditionState next) {
        return switch (this) {
            case DRAFT ->
                Set.of(DRAFT, IN_REVIEW, APPROVED, CANCELLED, SKIPPED, HELD).contains(next);
            case IN_REVIEW ->
                Set.of(DRAFT, IN_REVIEW, APPROVED, CANCELLED, HELD, SKIPPED).contains(next);
            case APPROVED ->
                Set.of(DRAFT, IN_REVIEW, SENDING, CANCELLED, HELD, SKIPPED).contains(next);
            case SENDING -> Set.of(PAUSED, SENT, CANCELLED).contains(next);
            case PAUSED -> Set.of(SENDING, CANCELLED).contains(next);
            case SKIPPED -> Set.of(DRAFT, CANCELLED).contains(next);
            case HELD -> Set.of(DRAFT, IN_REVIEW, APPROVED, CANCELLED).contains(next);
            // Those who did not get it may be sent it after all.
            case SENT -> next == SENDING;
            case CANCELLED -> false;
        };
    }

    /** Whether its content and its recipients are fixed. */
    public boolean isFrozen() {
        return this == SENDING || this == PAUSED || this == SENT;
    }
}
