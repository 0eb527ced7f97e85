package org.presstime.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.presstime.database.DatabaseUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All connections at work once, until nothing is due or nothing goes. */
final class Pass {

    private static final Logger LOG = LoggerFactory.getLogger(Pass.class);

    private final Worker.Crew crew;
    private final Signal stopping;
    private final ConcurrentLinkedQueue<RuntimeException> failures = new ConcurrentLinkedQueue<>();

    Pass(Worker.Crew crew, Signal stopping) {
        this.crew = crew;
        this.stopping = stopping;
    }

    /**
     * Sends what is due of these editions; they are asked for anew each time a connection wants more to do.
     *
     * @return why not everything went that was due; empty when it did
     * @throws DatabaseUnavailable when that is why
     */
    Optional<String> run(Supplier<List<Long>> editions) {
        List<Route> routes = crew.routes().all();
        CountDownLatch ended = new CountDownLatch(
                routes.stream().mapToInt(Route::mostConnections).sum());
        for (Route route : routes) {
            for (int i = 1; i <= route.mostConnections(); i++) {
                Worker worker = new Worker(crew, route, editions, stopping);
                Thread thread = new Thread(() -> work(worker, ended), route.name() + "-" + i);
                thread.setDaemon(true);
                thread.start();
            }
        }
        awaitAll(ended);
        List<RuntimeException> all = new ArrayList<>(failures);
        all.stream().filter(DatabaseUnavailable.class::isInstance).findFirst().ifPresent(failure -> {
            throw failure;
        });
        return all.stream()
                .findFirst()
                .map(failure -> String.valueOf(failure.getMessage()))
                .or(crew.routes()::trouble);
    }

    private void work(Worker worker, CountDownLatch ended) {
        try {
            worker.work();
        } catch (DatabaseUnavailable unavailable) {
            LOG.warn("a connection ended: {}", unavailable.getMessage());
            failures.add(unavailable);
        } catch (RuntimeException failure) {
            LOG.error("a connection ended", failure);
            failures.add(failure);
        } finally {
            ended.countDown();
        }
    }

    private static void awaitAll(CountDownLatch ended) {
        try {
            ended.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
