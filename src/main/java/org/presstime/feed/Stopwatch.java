package org.presstime.feed;

import java.time.Duration;

/** The time that is left of a limit; it runs between {@link #start} and {@link #close}. For use by one thread. */
final class Stopwatch implements AutoCloseable {

    private final Duration limit;
    private long left;
    private long started;

    Stopwatch(Duration limit) {
        this.limit = limit;
        this.left = limit.toNanos();
    }

    Stopwatch start() {
        started = System.nanoTime();
        return this;
    }

    /** What is left while it runs; negative when the time is over. */
    long nanos() {
        return left - (System.nanoTime() - started);
    }

    FetchFailure over() {
        return new FetchFailure.OutOfTime(limit);
    }

    @Override
    public void close() {
        left = nanos();
    }
}
