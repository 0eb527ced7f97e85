package org.presstime.delivery;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.presstime.delivery.Delivery.Meaning;

/**
 * How far the sending of an edition is.
 *
 * @param states how many copies are in each state; every state has a number
 * @param meanings what was said of copies that were not taken, and of how many; of nothing else
 * @param open how many copies are not done yet
 * @param waiting how many of the open copies wait for their readers' hours
 * @param nextAttempt when the earliest open copy is due
 */
public record DeliveryCounts(
        Map<DeliveryState, Integer> states,
        Map<Meaning, Integer> meanings,
        int open,
        int waiting,
        Optional<Instant> nextAttempt) {

    /** Counts with a zero for every state that is not named. */
    public DeliveryCounts {
        Map<DeliveryState, Integer> all = new EnumMap<>(DeliveryState.class);
        for (DeliveryState state : DeliveryState.values()) {
            all.put(state, states.getOrDefault(state, 0));
        }
        states = Map.copyOf(all);
    }

    /** How many copies are in a state. */
    public int in(DeliveryState state) {
        return states.getOrDefault(state, 0);
    }

    /** How many readers the edition is for. */
    public int targeted() {
        return states.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How many copies are done, whatever became of them. */
    public int done() {
        return targeted() - open;
    }

    /** Whether each copy has come to an end: sent, rejected, suppressed, expired, or uncertain for good. */
    public boolean isBalanced() {
        int ends = Stream.of(
                        DeliveryState.SENT,
                        DeliveryState.REJECTED,
                        DeliveryState.SUPPRESSED,
                        DeliveryState.EXPIRED,
                        DeliveryState.UNCERTAIN)
                .mapToInt(this::in)
                .sum();
        return isFinished() && ends == targeted();
    }

    /** Whether every copy is done. */
    public boolean isFinished() {
        return open == 0;
    }
}
