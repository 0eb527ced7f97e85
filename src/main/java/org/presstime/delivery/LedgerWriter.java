package org.presstime.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.presstime.database.Database;
import org.presstime.database.DatabaseUnavailable;
import org.presstime.delivery.Ledger.Beginning;
import org.presstime.delivery.Ledger.Claim;
import org.presstime.delivery.Ledger.Settlement;

/**
 * The one hand that writes while connections send. What several connections have to write at the same moment goes into
 * one commit, so that the ledger costs one write to disk for many messages, and no connection waits for another's lock.
 */
final class LedgerWriter implements AutoCloseable {

    private static final int MOST = 200;
    private static final Step END = new Step(null, null, new CompletableFuture<>());

    private final Database database;
    private final Ledger ledger;
    private final String owner;
    private final BlockingQueue<Step> steps = new LinkedBlockingQueue<>();

    LedgerWriter(Database database, Ledger ledger, String owner) {
        this.database = database;
        this.ledger = ledger;
        this.owner = owner;
        Thread thread = new Thread(this::run, "ledger");
        thread.setDaemon(true);
        thread.start();
    }

    /** What one connection has to write: the result of its last message, and that the next one leaves. */
    private record Step(
            @Nullable Settlement last, @Nullable Claim next, CompletableFuture<Optional<Beginning>> committed) {}

    /**
     * Writes the result of the last message and the beginning of the next one; returns when both are committed.
     *
     * @return as {@link Ledger#begin}; empty when there is no next one
     * @throws DatabaseUnavailable when nothing could be written; the next message must not leave then
     */
    Optional<Beginning> write(@Nullable Settlement last, @Nullable Claim next) {
        Step step = new Step(last, next, new CompletableFuture<>());
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

    private void run() {
        try {
            while (true) {
                List<Step> together = new ArrayList<>();
                together.add(steps.take());
                steps.drainTo(together, MOST);
                boolean last = together.remove(END);
                commit(together);
                if (last) {
                    return;
                }
            }
        } catch (InterruptedException nobodyDoesThat) {
            Thread.currentThread().interrupt();
        }
    }

    private void commit(List<Step> together) {
        List<Optional<Beginning>> begun = new ArrayList<>();
        try {
            database.run(handle -> together.forEach(step -> begun.add(write(step))));
        } catch (RuntimeException failure) {
            together.forEach(step -> step.committed().completeExceptionally(failure));
            return;
        }
        for (int i = 0; i < together.size(); i++) {
            together.get(i).committed().complete(begun.get(i));
        }
    }

    private Optional<Beginning> write(Step step) {
        if (step.last() != null) {
            ledger.settle(step.last(), owner);
        }
        return step.next() == null ? Optional.empty() : ledger.begin(step.next(), owner);
    }

    /** Ends the writer after what it was given; nobody may write after that. */
    @Override
    public void close() {
        steps.add(END);
    }
}
