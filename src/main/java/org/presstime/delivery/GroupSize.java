package org.presstime.delivery;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * How many messages to hand a connection at once: as many as its window takes, but few enough that a group is on the wire
 * for a fraction of a second only, so that a pause is obeyed within one. Learned from the groups before.
 */
final class GroupSize {

    private static final long MOST_NANOS = Duration.ofMillis(300).toNanos();
    private static final int FIRST = 4;

    private int size = FIRST;

    /** The size of the next group, at most as large as the window, at least 1. */
    int within(int window) {
        return Math.max(1, Math.min(size, window));
    }

    /** Sends a group of so many, and learns from how long it takes. */
    <T> T timed(int messages, Supplier<T> sending) {
        long start = System.nanoTime();
        T result = sending.get();
        long nanos = Math.max(1, System.nanoTime() - start);
        long fitting = MOST_NANOS * messages / nanos;
        size = (int) Math.max(1, Math.min(fitting, 2L * messages));
        return result;
    }
}
