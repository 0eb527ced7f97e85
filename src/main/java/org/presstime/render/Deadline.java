package org.presstime.render;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Gives work a time to be done in. Work that is late is interrupted and no longer waited for; its thread is a daemon,
 * so that even work deaf to the interruption does not keep the program alive.
 */
record Deadline(Duration time) {

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
            return task.get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + name, stopped);
        } finally {
            task.cancel(true);
        }
    }
}
