package org.presstime.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.presstime.database.DatabaseUnavailable;
import org.presstime.smtp.RelayUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All connections at work once, until nothing is due or nothing goes. */
final class Pass {

    private static final Logger LOG = LoggerFactory.getLogger(Pass.class);

    private final Worker.Crew crew;
    private final BooleanSupplier stopping;
    private final ConcurrentLinkedQueue<RuntimeException> failures = new ConcurrentLinkedQueue<>();

    Pass(Worker.Crew crew, BooleanSupplier stopping) {
        this.crew = crew;
        this.stopping = stopping;
    }

    /**
     * Sends what is due of these editions; they are asked for anew each time a connection wants more to do.
     *
     * @return why a connection ended early; empty when none did
     * @throws DatabaseUnavailable when that is why
     */
    Optional<String> run(Supplier<List<Long>> editions) {
        int connections = crew.relay().connections();
        CountDownLatch ended = new CountDownLatch(connections);
        for (int i = 0; i < connections; i++) {
            Worker worker = new Worker(crew, i, editions, stopping);
            Thread thread = new Thread(() -> work(worker, ended), "connection-" + (i + 1));
            thread.setDaemon(true);
            thread.start();
        }
        awaitAll(ended);
        List<RuntimeException> all = new ArrayList<>(failures);
        all.stream().filter(DatabaseUnavailable.class::isInstance).findFirst().ifPresent(failure -> {
            throw failure;
        });
        return all.stream().findFirst().map(failure -> String.valueOf(failure.getMessage()));
    }

    private void work(Worker worker, CountDownLatch ended) {
        try {
            worker.work();
        } catch (RelayUnavailable | DatabaseUnavailable unavailable) {
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
