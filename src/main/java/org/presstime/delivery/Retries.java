package org.presstime.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.presstime.delivery.Delivery.Meaning;
import org.presstime.delivery.Ledger.Claim;
import org.presstime.delivery.Ledger.Said;
import org.presstime.delivery.Ledger.Settlement;
import org.presstime.settings.Settings;
import org.presstime.settings.Settings.Delivery.Uncertain;
import org.presstime.smtp.SendResult;
import org.presstime.smtp.SendResult.Accepted;
import org.presstime.smtp.SendResult.Deferred;
import org.presstime.smtp.SendResult.NotSent;
import org.presstime.smtp.SendResult.Rejected;
import org.presstime.smtp.SendResult.Reply;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an answer means for a copy, and when it is tried again. */
final class Retries {

    private static final Logger LOG = LoggerFactory.getLogger(Retries.class);
    private static final Duration RECONNECT = Duration.ofSeconds(5);
    // After so many attempts that nobody knows the end of, none follows: one reader is not to get it a fourth time.
    private static final int UNCERTAINTIES = 3;

    private final Settings.Delivery delivery;
    private final Clock clock;
    private final RandomGenerator random;
    private final DeadAddresses deadAddresses = new DeadAddresses();

    Retries(Settings.Delivery delivery, Clock clock, RandomGenerator random) {
        this.delivery = delivery;
        this.clock = clock;
        this.random = random;
    }

    /** How many attempts of one copy may end with nobody knowing, before a person has to decide. */
    int mostUncertain() {
        return delivery.uncertain() == Uncertain.RESEND ? UNCERTAINTIES : 1;
    }

    /** The row to write after an attempt. */
    Settlement settle(Claim claim, SendResult result) {
        if (result instanceof Accepted accepted) {
            return answered(claim, DeliveryState.SENT, Optional.empty(), accepted.reply());
        }
        if (result instanceof Rejected rejected) {
            return answered(claim, DeliveryState.REJECTED, Optional.empty(), rejected.reply());
        }
        if (result instanceof Deferred deferred) {
            Duration wait = backOff(delivery.firstRetry(), claim.attempt());
            return answered(claim, DeliveryState.DEFERRED, in(wait), deferred.reply());
        }
        if (result instanceof NotSent notSent) {
            return notSent(claim, notSent);
        }
        boolean again = claim.uncertainties() + 1 < mostUncertain();
        return new Settlement(
                claim,
                DeliveryState.UNCERTAIN,
                again ? in(Duration.ZERO) : Optional.empty(),
                true,
                Said.nothing(((SendResult.Uncertain) result).reason()),
                false);
    }

    private Settlement answered(Claim claim, DeliveryState state, Optional<Instant> nextAttempt, Reply reply) {
        Optional<Meaning> meaning = state == DeliveryState.SENT ? Optional.empty() : Optional.of(Meanings.of(reply));
        Said said = new Said(reply.code(), reply.enhancedCode(), reply.text(), meaning);
        boolean saysDead = state == DeliveryState.REJECTED && Meanings.isDead(reply);
        boolean isDead = deadAddresses.areProvenBy(saysDead);
        if (saysDead && !isDead) {
            LOG.warn("{} is not suppressed: the relay says \"no such user\" of too many", claim.address());
        }
        return new Settlement(claim, state, nextAttempt, false, said, isDead);
    }

    /** A relay that takes so many messages a connection is no trouble; one that never takes this one is. */
    private Settlement notSent(Claim claim, NotSent result) {
        Duration wait = claim.attempt() == 1 ? Duration.ZERO : backOff(RECONNECT, claim.attempt());
        // One that may have arrived earlier is not simply waiting.
        DeliveryState state = claim.uncertainties() > 0 ? DeliveryState.UNCERTAIN : DeliveryState.QUEUED;
        return new Settlement(claim, state, in(wait), false, Said.nothing(result.reason()), false);
    }

    private Optional<Instant> in(Duration wait) {
        return Optional.of(clock.instant().plus(wait));
    }

    /** Doubled with each attempt up to the longest, and a tenth more or less, so that copies do not come back at once. */
    private Duration backOff(Duration first, int attempt) {
        long millis = Math.min(
                first.toMillis() << Math.min(attempt - 1, 20),
                delivery.longestRetry().toMillis());
        return Duration.ofMillis(millis + random.nextLong(-millis / 10, millis / 10 + 1));
    }
}
