package org.presstime.subscriber;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
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
    public byte[] get(int id, SecureRandom random) {
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
            return Base64.getDecoder()
                    .decode(handle.createQuery("SELECT material FROM secret_keys WHERE id = :id")
                            .bind("id", id)
                            .mapTo(String.class)
                            .one());
        });
    }
}
