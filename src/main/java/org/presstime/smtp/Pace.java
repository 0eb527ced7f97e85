package org.presstime.smtp;

/**
 * How many messages a connection takes at once: as many as configured, unless they take so long that a pause would be felt
 * late.
 */
final class Pace {

    // A little less than the second in which a pause is to be felt.
    private static final long LONGEST = 970_000_000;

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
        long fitting = now * LONGEST / Math.max(1, nanos);
        now = (int) Math.max(1, Math.min(fitting, Math.min(most, 2L * now)));
    }
}
