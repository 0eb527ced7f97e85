package org.presstime.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** One PostgreSQL server for all tests, started when the first one asks; a database each, copied from a migrated one. */
public final class Postgres {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final EmbeddedPostgres SERVER = start();

    private Postgres() {}

    /** The JDBC URL of a database nobody else uses, with all tables and no rows. */
    public static String freshDatabase() {
        String name = "test" + COUNT.incrementAndGet();
        execute("CREATE DATABASE " + name + " TEMPLATE migrated");
        return SERVER.getJdbcUrl("postgres", name);
    }

    private static EmbeddedPostgres start() {
        try {
            // The tests' databases live as long as the tests; fsync would only make them slow.
            return EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("max_connections", "200")
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static {
        execute("CREATE DATABASE migrated");
        Database.open(SERVER.getJdbcUrl("postgres", "migrated")).close();
    }

    private static void execute(String sql) {
        try (Connection connection = SERVER.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
