package org.presstime.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a database from a copy of it, so that a restored backup does not send again what was sent since it was made.
 *
 * <p>A database knows its place: for SQLite the machine, the file's path and its number in the file system; for PostgreSQL
 * the cluster and the database in it. It also counts how often it was used for sending, and so does a file in the data
 * directory: a database that has counted less was put back in place. Safe for use by many threads.
 */
public final class Installation {

    private static final Logger LOG = LoggerFactory.getLogger(Installation.class);
    private static final String COPY = "this database is a copy, or was restored from a backup; nothing is sent from it"
            + " until a person has said 'presstime claim'";

    private final Database database;
    private final Path directory;
    private final Clock clock;
    private final AtomicBoolean used = new AtomicBoolean();

    /**
     * The installation that a database belongs to.
     *
     * @param directory the data directory of this process
     */
    public Installation(Database database, Path directory, Clock clock) {
        this.database = database;
        this.directory = directory;
        this.clock = clock;
    }

    private record Row(String id, String place, long epoch) {}

    /** Why nothing may be sent from this database, in words; empty when it is the one it says it is. */
    public Optional<String> obstacle() {
        return database.atomically(handle -> {
            Optional<Row> row = row(handle);
            if (row.isEmpty()) {
                handle.execute(
                        "INSERT INTO installation (id, place, epoch, claimed_at) VALUES (?, ?, 1, ?)",
                        UUID.randomUUID().toString(),
                        database.place(),
                        clock.millis());
                return Optional.empty();
            }
            // Who counts writes the database first, and is kept out while this reads.
            boolean restored = counted(row.get().id()) > row.get().epoch();
            return restored || !row.get().place().equals(database.place()) ? Optional.of(COPY) : Optional.empty();
        });
    }

    /** That something is being sent now; {@link #advance} counts it. */
    public void isUsed() {
        used.set(true);
    }

    /** Counts, if something was sent since the last time. */
    public void advance() {
        if (used.getAndSet(false) && obstacle().isEmpty()) {
            count();
        }
    }

    /** Makes this database the one that sends. */
    public void claim() {
        obstacle();
        database.run(handle -> {
            Row row = row(handle).orElseThrow();
            handle.execute(
                    "UPDATE installation SET place = ?, epoch = ?, claimed_at = ?",
                    database.place(),
                    Math.max(row.epoch(), counted(row.id())),
                    clock.millis());
        });
        count();
    }

    private void count() {
        database.run(handle -> handle.execute("UPDATE installation SET epoch = epoch + 1"));
        database.query(Installation::row).ifPresent(this::write);
    }

    private static Optional<Row> row(Handle handle) {
        return handle.createQuery("SELECT id, place, epoch FROM installation")
                .map((row, context) -> new Row(row.getString("id"), row.getString("place"), row.getLong("epoch")))
                .findFirst();
    }

    private long counted(String id) {
        try {
            return Files.exists(file(id))
                    ? Long.parseLong(Files.readString(file(id)).strip())
                    : 0;
        } catch (IOException | NumberFormatException unreadable) {
            LOG.warn("{} cannot be read; whether the database was restored is not known", file(id));
            return 0;
        }
    }

    private void write(Row row) {
        Path file = file(row.id());
        Path whole = file.resolveSibling(
                file.getFileName() + "." + ProcessHandle.current().pid());
        try {
            Files.createDirectories(directory);
            Files.write(whole, String.valueOf(row.epoch()).getBytes(StandardCharsets.US_ASCII));
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot write " + file, failure);
        }
    }

    private Path file(String id) {
        return directory.resolve("installation-" + id);
    }
}
