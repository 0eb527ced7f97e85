package org.presstime.smtp;

/**
 * How many messages a connection takes at once: as many as configured, unless they take so long that a pause would be felt
 * late.
 */
final class Pace {

    private static final long LONG = 1_000_000_000;
    private static final long SHORT = 400_000_000;

    private final int most;
    private int now;

    Pace(int most) {
        this.most = most;
        this.now = most;
    }

    /** At least 1. */
    int window() {
        return now;
    }

    /** A group took so many nanoseconds. */
    void took(long nanos) {
        if (nanos > LONG) {
            now = Math.max(1, now / 2);
        } else if (nanos < SHORT) {
            now = Math.min(most, now * 2);
        }
    }
}
