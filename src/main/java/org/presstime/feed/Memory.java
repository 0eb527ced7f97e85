package org.presstime.feed;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The memory that large answers may take together. Nearly all answers are small and never hear of it; when many servers send
 * large ones at once, a few are taken and the others fail, to be asked again later. Safe for use by many threads.
 */
final class Memory {

    private static final long SMALL = 1L << 20;
    private static final int SHARE = 4;

    private final Semaphore large;

    /** Memory for as many answers as fit in a share of the heap, and for two at least. */
    Memory(long maxBytes) {
        this.large = new Semaphore((int)
                Math.max(2, Math.min(64, Runtime.getRuntime().maxMemory() / SHARE / maxBytes)));
    }

    /** What one answer may take, from its first byte until nobody needs it any more. */
    Allowance allowance() {
        return new Allowance();
    }

    /** What one answer may take. */
    final class Allowance implements AutoCloseable {

        private final AtomicBoolean isLarge = new AtomicBoolean();

        /** Grows to a size in bytes, without waiting. */
        void growTo(long size) throws FetchFailure {
            if (size > SMALL && !isLarge.get()) {
                if (!large.tryAcquire()) {
                    throw new FetchFailure("too many large answers at once; it is asked again later");
                }
                isLarge.set(true);
            }
        }

        @Override
        public void close() {
            if (isLarge.getAndSet(false)) {
                large.release();
            }
        }
    }
}
