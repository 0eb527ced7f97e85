package org.presstime.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.presstime.delivery.Delivery.Meaning;
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
     * @param form in which the reader gets the edition
     * @param attempt which one this is, from 1
     * @param uncertainties how many attempts before it ended with nobody knowing
     */
    record Claim(long edition, long subscriber, EmailAddress address, String form, int attempt, int uncertainties) {}

    /**
     * What became of a copy that was claimed.
     *
     * @param nextAttempt empty when it is done
     * @param endedUncertain whether nobody knows if this attempt arrived
     * @param said what it means if it was an answer, and not a yes
     * @param addressIsDead whether no mail will ever reach its reader
     */
    record Settlement(
            Claim claim,
            DeliveryState state,
            Optional<Instant> nextAttempt,
            boolean endedUncertain,
            Said said,
            boolean addressIsDead) {}

    /** What a relay said of a copy, or why it said nothing. */
    record Said(int code, String enhancedCode, String text, Optional<Meaning> meaning) {

        /** That there was no answer, and why, in words. */
        static Said nothing(String why) {
            return new Said(0, "", why, Optional.empty());
        }
    }

    /**
     * Copies that are due and in a lane, at most so many, of an edition that is being sent. Those of readers who have left
     * or been suppressed are not among them; that is written down. For a transaction that goes on to {@link #begin} or
     * {@link #putIntoLanes} them.
     */
    List<Claim> due(long edition, String lane, String owner, int limit);

    /** Writes that copies are about to leave through a relay. */
    void begin(List<Claim> claims, String owner, String relay);

    /** Puts copies into the lanes of their readers' domains, where nobody waits behind them. */
    void putIntoLanes(List<Claim> claims);

    /** Brings the copies of all other lanes back into the main one. */
    void dissolveLanes(long edition, Set<String> kept);

    /** Writes what became of copies. */
    void settle(List<Settlement> settlements, String owner);

    /**
     * What an owner had begun becomes uncertain. For an owner that is gone, or that has nothing on the wire.
     *
     * @param mostUncertain a copy that became uncertain so often is not sent again by itself
     */
    void recover(String owner, int mostUncertain);

    /** Owners of copies that are no process any more. */
    List<String> orphans();

    /** Ends the copies of an edition that are still waiting and are not worth a mail any more. */
    void expire(long edition);

    /** Whether an edition has a copy in a lane that is due now. */
    boolean hasDue(long edition, String lane);

    /** Whether an edition has a copy that is not done. */
    boolean isOpen(long edition);

    /** The editions that are being sent, oldest first. */
    List<Long> editionsOnTheirWay();
}
