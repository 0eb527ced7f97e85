package org.presstime.delivery;

import java.time.Instant;
import java.util.Optional;

/**
 * A row of the ledger: one reader's copy of an edition.
 *
 * @param subscriber the reader's key
 * @param address where it goes
 * @param attempts how often it was begun to be sent
 * @param nextAttempt when it is due again; empty when nothing more will happen by itself
 * @param replyCode what the relay said last; 0 when it has not said anything
 * @param reply the words of it, or why there was none; may be empty
 * @param changed when its state was written
 */
public record Delivery(
        long subscriber,
        String address,
        DeliveryState state,
        int attempts,
        Optional<Instant> nextAttempt,
        int replyCode,
        String reply,
        Instant changed) {}
