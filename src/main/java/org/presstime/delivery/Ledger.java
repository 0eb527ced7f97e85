package org.presstime.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.presstime.settings.EmailAddress;

/**
 * The ledger as those who send see it. A copy is claimed, begun, and settled: claiming only reserves it, beginning
 * writes {@code SENDING} before the first byte leaves, settling writes what became of it. Whatever happens in between,
 * the row says what may have happened to the reader.
 */
interface Ledger extends Deliveries {

    /** A copy that this process may begin. */
    record Claim(long edition, long subscriber, EmailAddress address) {}

    /**
     * What became of a copy that was begun.
     *
     * @param nextAttempt empty when it is done
     * @param endedUncertain whether nobody knows if this attempt arrived
     */
    record Settlement(
            Claim claim,
            DeliveryState state,
            Optional<Instant> nextAttempt,
            boolean endedUncertain,
            int replyCode,
            String reply) {}

    /**
     * That a copy is about to leave.
     *
     * @param attempt which one this is, from 1
     * @param uncertainties how many attempts before it ended with nobody knowing
     */
    record Beginning(int attempt, int uncertainties) {}

    /** Reserves copies that are due, of an edition that is being sent; at most so many. */
    List<Claim> claim(long edition, String owner, int limit);

    /**
     * Writes that a copy is about to leave.
     *
     * @return empty when it must not leave: the claim is gone, the edition is not being
     *     sent any more, or the reader has left or been suppressed, which is then written down
     */
    Optional<Beginning> begin(Claim claim, String owner);

    /** Writes what became of a copy. */
    void settle(Settlement settlement, String owner);

    /** Gives back copies that were claimed and not begun. */
    void giveBack(List<Claim> claims, String owner);

    /**
     * What an owner had begun becomes uncertain and is due again; what it had claimed is free. For an owner that is gone,
     * or that has nothing on the wire.
     */
    void recover(String owner);

    /** Owners of copies that are no process any more. */
    List<String> orphans();

    /** Ends the copies of an edition that are still waiting. */
    void expire(long edition);

    /** Whether an edition has a copy that is due now. */
    boolean hasDue(long edition);

    /** The editions that are being sent, oldest first. */
    List<Long> editionsOnTheirWay();
}
