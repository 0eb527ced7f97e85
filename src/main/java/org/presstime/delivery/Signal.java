package org.presstime.delivery;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Waiting, by one thread, that others can end. */
final class Signal {

    private final Semaphore calls = new Semaphore(0);
    private volatile boolean stopped;

    /** Waits for so long, or until woken or stopped; not at all once stopped. */
    void await(Duration longest) {
        try {
            if (!stopped && calls.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                calls.drainPermits();
            }
        } catch (InterruptedException interrupted) {
            stopped = true;
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the waiting of now, or of the next time. */
    void wake() {
        calls.release();
    }

    /** Ends all waiting for good. */
    void stop() {
        stopped = true;
        wake();
    }

    boolean isStopped() {
        return stopped;
    }
}
