package org.presstime.delivery;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Waiting that others can end. Woken is one thread, the one that awaits; stopped are all. */
final class Signal {

    private final Semaphore calls = new Semaphore(0);
    private final CountDownLatch stop = new CountDownLatch(1);

    /** Waits for so long, or until woken or stopped; not at all once stopped. */
    void await(Duration longest) {
        try {
            if (!isStopped() && calls.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                calls.drainPermits();
            }
        } catch (InterruptedException interrupted) {
            stop.countDown();
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for so long, or until stopped; for any number of threads. */
    void pause(Duration time) {
        try {
            stop.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            stop.countDown();
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the waiting of now, or of the next time. */
    void wake() {
        calls.release();
    }

    /** Ends all waiting for good. */
    void stop() {
        stop.countDown();
        wake();
    }

    boolean isStopped() {
        return stop.getCount() == 0;
    }
}
