package org.presstime.delivery;

/** Where one reader's copy of an edition is. */
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
    /** It left, and nobody knows whether it arrived. */
    UNCERTAIN,
    /** The reader left, or the address is known to be dead. */
    SUPPRESSED,
    /** Too old to be news; no further attempt. */
    EXPIRED;

    /** Whether nothing more will happen to it by itself. */
    public boolean isFinal() {
        return this != QUEUED && this != SENDING && this != DEFERRED;
    }
}
