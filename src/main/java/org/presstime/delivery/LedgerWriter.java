package org.presstime.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import org.presstime.database.Database;
import org.presstime.database.DatabaseUnavailable;
import org.presstime.delivery.Claiming.Grant;
import org.presstime.delivery.Ledger.Settlement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one hand that writes while connections send. What several connections have to write at the same moment goes into
 * one commit, so that the ledger costs one write to disk for many messages, and no connection waits for another's lock.
 */
final class LedgerWriter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerWriter.class);
    private static final int MOST = 200;
    private static final Step END = new Step(List.of(), () -> Grant.NOTHING, new CompletableFuture<>());

    private final Database database;
    private final Ledger ledger;
    private final String owner;
    private final BlockingQueue<Step> steps = new LinkedBlockingQueue<>();
    // What could not be written yet. It is the truth, and outlives the database's absence.
    private volatile List<Settlement> unwritten = new ArrayList<>();

    LedgerWriter(Database database, Ledger ledger, String owner) {
        this.database = database;
        this.ledger = ledger;
        this.owner = owner;
        Thread thread = new Thread(this::run, "ledger");
        thread.setDaemon(true);
        thread.start();
    }

    /** What one connection has to write: the results of its last group, and that the next one leaves. */
    private record Step(List<Settlement> results, Supplier<Grant> claiming, CompletableFuture<Grant> committed) {}

    /**
     * Writes the results of a connection's last group and claims its next one; returns when both are committed.
     *
     * @param results are kept, and written as soon as that is possible, even when this throws
     * @param claiming is called in the transaction
     * @throws DatabaseUnavailable when nothing could be written; nothing may leave then
     */
    Grant write(List<Settlement> results, Supplier<Grant> claiming) {
        Step step = new Step(results, claiming, new CompletableFuture<>());
        steps.add(step);
        try {
            return step.committed().join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof DatabaseUnavailable unavailable) {
                throw unavailable;
            }
            throw failure;
        }
    }

    /**
     * Writes what could not be written before.
     *
     * @throws DatabaseUnavailable when it still cannot be
     */
    void catchUp() {
        write(List.of(), () -> Grant.NOTHING);
    }

    private void run() {
        try {
            boolean last = false;
            while (!last) {
                List<Step> together = new ArrayList<>();
                together.add(steps.take());
                steps.drainTo(together, MOST);
                last = together.remove(END);
                commit(together);
            }
        } catch (InterruptedException nobodyDoesThat) {
            Thread.currentThread().interrupt();
        }
    }

    private void commit(List<Step> together) {
        together.forEach(step -> unwritten.addAll(step.results()));
        List<Grant> claimed = new ArrayList<>();
        try {
            database.run(handle -> {
                ledger.settle(unwritten, owner);
                together.forEach(step -> claimed.add(step.claiming().get()));
            });
        } catch (RuntimeException failure) {
            together.forEach(step -> step.committed().completeExceptionally(failure));
            return;
        }
        unwritten = new ArrayList<>();
        for (int i = 0; i < together.size(); i++) {
            together.get(i).committed().complete(claimed.get(i));
        }
    }

    /** Writes what could not be written before, if that is possible now, and ends; nobody may write after that. */
    @Override
    public void close() {
        try {
            catchUp();
        } catch (DatabaseUnavailable unavailable) {
            LOG.warn("{} results could not be written: {}", unwritten.size(), unavailable.getMessage());
        }
        steps.add(END);
    }
}
