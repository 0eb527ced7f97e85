package org.presstime.delivery;

/** Where one reader's copy of an edition is. A copy is done when it has no next attempt and is not being sent. */
public enum DeliveryState {
    /** Waits for its turn. */
    QUEUED,
    /** On the wire in some process, or was when that process died. */
    SENDING,
    /** The relay took it. */
    SENT,
    /** The relay said "later"; it has a next attempt. */
    DEFERRED,
    /** The relay said "never". */
    REJECTED,
    /** It left, and nobody knows whether it arrived; it is sent again, as the same message. */
    UNCERTAIN,
    /** The reader left, or the address is known to be dead. */
    SUPPRESSED,
    /** Too old to be news; no further attempt. */
    EXPIRED
}
