package org.presstime.press;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs work that waits for many hosts, much of it at once, but never more than two pieces for one host: a slow host holds
 * up its own, and nobody else. On one host, work that takes long can step back behind the others. Safe for use by many
 * threads.
 */
final class Lanes implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);
    private static final int A_HOST = 2;
    private static final int AT_ONCE = 64;
    private static final int PATIENCE_SECONDS = 5;

    private final ExecutorService threads = threads();
    private final Map<String, Lane> lanes = new HashMap<>();

    /** What waits for one host. */
    private static final class Lane {
        private final Queue<Runnable> waiting = new ArrayDeque<>();
        private int running;
    }

    private static ExecutorService threads() {
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(AT_ONCE, AT_ONCE, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "gathering");
                    thread.setDaemon(true);
                    return thread;
                });
        // A newsletter gathers for seconds and rests for hours.
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** Work that waits for a host. */
    interface Work<T> {

        /**
         * Does it.
         *
         * @param othersWait whether there is other work for the host; false when this has stepped back already
         * @return empty to step back: then it is done again, after the others
         */
        Optional<T> run(boolean othersWait) throws Exception;
    }

    /** Runs work when it is its host's turn; that for one host in the order it came. */
    <T> Future<T> submit(String host, Work<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        enqueue(host, () -> first(host, work, result));
        return result;
    }

    private synchronized void enqueue(String host, Runnable piece) {
        Lane lane = lanes.computeIfAbsent(host, name -> new Lane());
        if (lane.running < A_HOST) {
            lane.running++;
            threads.execute(() -> run(host, piece));
        } else {
            lane.waiting.add(piece);
        }
    }

    private synchronized boolean othersWait(String host) {
        Lane lane = lanes.get(host);
        return lane != null && !lane.waiting.isEmpty();
    }

    private <T> void first(String host, Work<T> work, CompletableFuture<T> result) {
        if (!complete(work, othersWait(host), result) && !threads.isShutdown()) {
            enqueue(host, () -> complete(work, false, result));
        }
    }

    private static <T> boolean complete(Work<T> work, boolean othersWait, CompletableFuture<T> result) {
        FutureTask<Optional<T>> attempt = new FutureTask<>(() -> work.run(othersWait));
        attempt.run();
        try {
            Optional<T> done = attempt.get();
            if (done.isEmpty() && !othersWait) {
                throw new IllegalStateException("work stepped back though no other waits");
            }
            done.ifPresent(result::complete);
            return done.isPresent();
        } catch (ExecutionException failure) {
            return result.completeExceptionally(failure.getCause());
        } catch (InterruptedException | IllegalStateException failure) {
            return result.completeExceptionally(failure);
        }
    }

    private void run(String host, Runnable piece) {
        try {
            piece.run();
        } finally {
            next(host);
        }
    }

    private synchronized void next(String host) {
        Lane lane = lanes.get(host);
        if (lane == null) {
            throw new IllegalStateException("nothing runs for " + host);
        }
        Runnable waiting = lane.waiting.poll();
        if (waiting != null && !threads.isShutdown()) {
            threads.execute(() -> run(host, waiting));
        } else if (--lane.running == 0) {
            lanes.remove(host);
        }
    }

    /** Interrupts what runs, and waits a moment for it to end in order. */
    @Override
    public void close() {
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("some feeds are still being asked");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
