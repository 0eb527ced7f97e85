package org.presstime.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.presstime.edition.Edition;
import org.presstime.edition.EditionState;
import org.presstime.edition.Editions;
import org.presstime.edition.IllegalEditionChange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings editions to their end: old copies expire, and an edition is sent when its accounts add up. */
final class Endings {

    private static final Logger LOG = LoggerFactory.getLogger(Endings.class);

    private final Editions editions;
    private final Deliveries deliveries;
    private final Ledger ledger;
    private final Duration expiry;
    private final Clock clock;

    Endings(Editions editions, Deliveries deliveries, Ledger ledger, Duration expiry, Clock clock) {
        this.editions = editions;
        this.deliveries = deliveries;
        this.ledger = ledger;
        this.expiry = expiry;
        this.clock = clock;
    }

    /** Ends the copies of an edition that are not worth a mail any more. */
    void expire(long edition) {
        if (editions.get(edition).frozen().orElseThrow().plus(expiry).isBefore(clock.instant())) {
            ledger.expire(edition);
        }
    }

    /**
     * Says that an edition is sent if every copy is in a state that is an end; whichever process sees it first does.
     *
     * @return what is wrong with its accounts; empty when nothing is
     */
    Optional<String> finish(long id) {
        Edition edition = editions.get(id);
        if (edition.state() != EditionState.SENDING || ledger.isOpen(id)) {
            return Optional.empty();
        }
        DeliveryCounts counts = deliveries.counts(id);
        if (!counts.isFinished()) {
            return Optional.empty();
        }
        int written = deliveries.targeted(id).orElse(counts.targeted());
        if (!counts.isBalanced() || counts.targeted() != written) {
            return Optional.of("edition " + edition.name() + " does not add up and is not called sent: " + written
                    + " copies were written, the ledger has " + counts.targeted() + ": " + counts.states());
        }
        finish(edition, counts);
        return Optional.empty();
    }

    private void finish(Edition edition, DeliveryCounts counts) {
        try {
            editions.change(edition, EditionState.SENT, "");
            LOG.info("edition {} is sent: {}", edition.name(), counts.states());
        } catch (IllegalEditionChange somebodyElseWasFirst) {
            LOG.debug("edition {} was finished by another process", edition.name());
        }
    }
}
