package org.presstime.subscriber;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;
import org.presstime.database.Database;

/** Keys in the table {@code secret_keys}: who opens the database can sign links, as who opens it can read addresses. */
final class SqlSecretKeys implements SecretKeys {

    private static final int BYTES = 32;

    private final Database database;
    private final Clock clock;

    SqlSecretKeys(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Key get(int id, SecureRandom random) {
        byte[] fresh = new byte[BYTES];
        random.nextBytes(fresh);
        return database.atomically(handle -> {
            // Of two processes that start first at once, one inserts; both read what it inserted.
            handle.createUpdate("""
                            INSERT INTO secret_keys (id, material, created_at) VALUES (:id, :material, :now)
                            ON CONFLICT DO NOTHING""")
                    .bind("id", id)
                    .bind("material", Base64.getEncoder().encodeToString(fresh))
                    .bind("now", clock.millis())
                    .execute();
            return find(id).orElseThrow();
        });
    }

    @Override
    public Optional<Key> find(int id) {
        return database.query(
                handle -> handle.createQuery("SELECT id, material, created_at FROM secret_keys WHERE id = :id")
                        .bind("id", id)
                        .map(SqlSecretKeys::key)
                        .findOne());
    }

    @Override
    public List<Key> all() {
        return database.query(handle -> handle.createQuery(
                        "SELECT id, material, created_at FROM secret_keys WHERE id > 0 ORDER BY id")
                .map(SqlSecretKeys::key)
                .list());
    }

    private static Key key(ResultSet row, StatementContext context) throws SQLException {
        return new Key(row.getInt("id"), row.getString("material"), Instant.ofEpochMilli(row.getLong("created_at")));
    }
}
