package org.presstime.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.presstime.settings.EmailAddress;

/**
 * The ledger as those who send see it. Copies are claimed in small groups and settled: a claim writes {@code SENDING}
 * before the first byte leaves, settling writes what became of it. Whatever happens in between, the row says what may
 * have happened to the reader.
 */
interface Ledger {

    /**
     * A copy that this process may send, and must settle.
     *
     * @param attempt which one this is, from 1
     * @param uncertainties how many attempts before it ended with nobody knowing
     */
    record Claim(long edition, long subscriber, EmailAddress address, int attempt, int uncertainties) {}

    /**
     * What became of a copy that was claimed.
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
     * Writes that copies which are due are about to leave, at most so many, of an edition that is being sent. Copies of
     * readers who have left or been suppressed are not among them; that is written down as well.
     */
    List<Claim> claim(long edition, String owner, int limit);

    /** Writes what became of copies. */
    void settle(List<Settlement> settlements, String owner);

    /** What an owner had claimed becomes uncertain. For an owner that is gone, or that has nothing on the wire. */
    void recover(String owner);

    /** Owners of copies that are no process any more. */
    List<String> orphans();

    /** Ends the copies of an edition that are still waiting. */
    void expire(long edition);

    /** Whether an edition has a copy that is due now. */
    boolean hasDue(long edition);

    /** Whether an edition has a copy that is not done. */
    boolean isOpen(long edition);

    /** The editions that are being sent, oldest first. */
    List<Long> editionsOnTheirWay();
}
