package org.presstime.press;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.presstime.database.Database;

/**
 * Joins what many threads write at the same time into few transactions: a commit waits for the disk, and a thousand feeds
 * would wait a thousand times. Each write is all there or not at all; one that fails does not take the others with it.
 */
final class SharedTransactions {

    private static final int MOST = 64;

    private final Database database;
    private final ReentrantLock turn = new ReentrantLock();
    private final Queue<Write<?>> waiting = new ConcurrentLinkedQueue<>();

    SharedTransactions(Database database) {
        this.database = database;
    }

    /** Something to write, and what came of it; seen by others only under the lock. */
    private static final class Write<T> {
        private final Supplier<T> work;
        private boolean done;
        private @Nullable T result;
        private @Nullable RuntimeException failure;

        private Write(Supplier<T> work) {
            this.work = work;
        }

        private void run() {
            result = work.get();
        }

        private void alone(Database database) {
            try {
                database.run(handle -> run());
            } catch (RuntimeException thrown) {
                failure = thrown;
            }
            done = true;
        }
    }

    /**
     * Writes, together with what others write at this moment; it is committed when this returns.
     *
     * @param work may be done twice, the first time without effect; never gives null
     * @throws RuntimeException what the work or the database threw; then nothing of it was written
     */
    <T> T write(Supplier<T> work) {
        Write<T> mine = new Write<>(work);
        waiting.add(mine);
        turn.lock();
        try {
            while (!mine.done) {
                writeWhatWaits();
            }
        } finally {
            turn.unlock();
        }
        if (mine.failure != null) {
            throw mine.failure;
        }
        return java.util.Objects.requireNonNull(mine.result);
    }

    private void writeWhatWaits() {
        List<Write<?>> group = new ArrayList<>();
        for (Write<?> next = waiting.poll(); next != null; next = group.size() < MOST ? waiting.poll() : null) {
            group.add(next);
        }
        try {
            database.run(handle -> group.forEach(Write::run));
            group.forEach(write -> write.done = true);
        } catch (RuntimeException oneOfThem) {
            group.forEach(write -> write.alone(database));
        }
    }
}
