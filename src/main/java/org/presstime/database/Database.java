package org.presstime.database;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An open, migrated database. Safe for use by many threads.
 *
 * <p>Calls nest: work inside {@link #atomically} that calls another store's {@code atomically} or {@link #query} on the
 * same thread runs in the same transaction, so a use case can join several stores without handing anything around.
 */
public final class Database implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    private final String url;
    private final HikariDataSource pool;
    private final Jdbi jdbi;
    private final Dialect dialect;

    private Database(String url, HikariDataSource pool, Dialect dialect) {
        this.url = url;
        this.pool = pool;
        this.jdbi = Jdbi.create(pool);
        this.dialect = dialect;
    }

    /**
     * Opens a database, makes it when it does not exist, and brings its tables up to date.
     *
     * @param url {@code jdbc:sqlite:FILE} or {@code jdbc:postgresql:…}
     * @throws DatabaseUnavailable when it cannot be reached, made or migrated
     */
    public static Database open(String url) {
        Dialect dialect = Dialect.of(url);
        try {
            HikariDataSource pool = dialect.pool(url);
            migrate(pool, dialect);
            Database database = new Database(url, pool, dialect);
            database.query(dialect::risks).forEach(risk -> LOG.warn("{}", risk));
            return database;
        } catch (FlywayException | com.zaxxer.hikari.pool.HikariPool.PoolInitializationException failure) {
            throw Failures.inWords(dialect, failure);
        }
    }

    private static void migrate(DataSource pool, Dialect dialect) {
        Flyway.configure()
                .dataSource(pool)
                .locations("classpath:org/presstime/database")
                .placeholders(dialect.placeholders())
                .load()
                .migrate();
    }

    /**
     * Reads. Sees one statement at a time; use {@link #atomically} where several must agree.
     *
     * @throws DatabaseUnavailable when the database cannot answer
     */
    public <T> T query(Function<Handle, T> work) {
        try {
            return jdbi.withHandle(work::apply);
        } catch (JdbiException failure) {
            throw Failures.inWords(dialect, failure);
        }
    }

    /**
     * Writes: all of it is committed when this returns, or nothing. Joins the transaction already open on this thread.
     *
     * @throws DatabaseUnavailable when the database cannot answer; then nothing was written
     */
    public <T> T atomically(Function<Handle, T> work) {
        try {
            return jdbi.inTransaction(work::apply);
        } catch (JdbiException failure) {
            throw Failures.inWords(dialect, failure);
        }
    }

    /** As {@link #atomically}, for work that gives nothing back. */
    public void run(Consumer<Handle> work) {
        atomically(handle -> {
            work.accept(handle);
            return true;
        });
    }

    /**
     * Writes a copy of an embedded database as it is at one moment; others go on working with it. Nothing is sent from the
     * copy until a person claims it.
     *
     * @param file must not exist
     * @return false, and nothing is written, for a database on a server
     * @throws DatabaseUnavailable when it cannot be written
     */
    public boolean backUp(Path file) {
        if (dialect != Dialect.SQLITE) {
            return false;
        }
        query(handle -> handle.execute("VACUUM INTO ?", file.toString()));
        try (HikariDataSource copy = dialect.pool("jdbc:sqlite:" + file)) {
            Jdbi.create(copy).useHandle(handle -> {
                handle.execute("UPDATE installation SET place = 'a backup'");
                // One file, without a log beside it that could be left behind.
                handle.execute("PRAGMA journal_mode = DELETE");
            });
        } catch (JdbiException failure) {
            throw Failures.inWords(dialect, failure);
        }
        return true;
    }

    /** What tells this database from a copy of it. */
    String place() {
        return query(handle -> dialect.place(url, handle));
    }

    /**
     * Writes many rows with one statement, without what Jdbi does for each value; for the hottest of loops. Joins the
     * transaction already open on this thread.
     *
     * @param update with a {@code ?} for each value
     * @param values of a row, in the order of the marks: texts, numbers or null
     * @throws DatabaseUnavailable when the database cannot answer; then nothing was written
     */
    public <T> void batch(String update, Collection<T> rows, Function<T, List<@Nullable Object>> values) {
        if (rows.isEmpty()) {
            return;
        }
        run(handle -> {
            try (PreparedStatement statement = handle.getConnection().prepareStatement(update)) {
                for (T row : rows) {
                    int mark = 1;
                    for (Object value : values.apply(row)) {
                        statement.setObject(mark++, value);
                    }
                    statement.addBatch();
                }
                statement.executeBatch();
            } catch (SQLException failure) {
                throw Failures.inWords(dialect, new IllegalStateException(failure));
            }
        });
    }

    /** Ends a {@code SELECT} that claims rows, so that other processes skip them instead of waiting for them. */
    public String claimClause() {
        return dialect.claimClause();
    }

    /** Ends a {@code SELECT} of rows that will be written in the same transaction, so that others wait for them. */
    public String lockClause() {
        return dialect.lockClause();
    }

    @Override
    public void close() {
        pool.close();
    }
}
