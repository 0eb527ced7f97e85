package org.presstime.render;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Gives work so much processor time, and ten times as long on the clock: on a busy machine good work must not fail.
 * Work that is late is interrupted and no longer waited for; its thread is a daemon, so that even work deaf to the
 * interruption does not keep the program alive.
 */
record Deadline(Duration time) {

    private static final int PATIENCE = 10;

    /**
     * Does the work on a thread of its own.
     *
     * @throws ExecutionException with whatever the work threw, errors such as an overflown stack included
     * @throws TimeoutException when it was not done in time
     */
    <T> T await(String name, Callable<T> work) throws ExecutionException, TimeoutException {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
        try {
            return patiently(task, thread);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + name, stopped);
        } finally {
            task.cancel(true);
        }
    }

    private <T> T patiently(FutureTask<T> task, Thread thread)
            throws ExecutionException, TimeoutException, InterruptedException {
        for (int waited = 1; ; waited++) {
            try {
                return task.get(time.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException late) {
                if (waited == PATIENCE || worked(thread).compareTo(time) >= 0) {
                    throw late;
                }
            }
        }
    }

    private static Duration worked(Thread thread) {
        return Duration.ofNanos(ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.getId()));
    }
}
