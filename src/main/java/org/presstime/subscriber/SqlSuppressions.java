package org.presstime.subscriber;

import java.time.Clock;
import java.util.Optional;
import org.presstime.database.Database;
import org.presstime.settings.EmailAddress;

/** Suppressions in the table of that name. */
final class SqlSuppressions implements Suppressions {

    private final Database database;
    private final Clock clock;

    SqlSuppressions(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public void suppress(EmailAddress address, String reason) {
        database.run(handle -> handle.createUpdate("""
                        INSERT INTO suppressions (address, reason, created_at) VALUES (:address, :reason, :now)
                        ON CONFLICT DO NOTHING""")
                .bind("address", address.toString())
                .bind("reason", reason)
                .bind("now", clock.millis())
                .execute());
    }

    @Override
    public Optional<String> reason(EmailAddress address) {
        return database.query(handle -> handle.createQuery("SELECT reason FROM suppressions WHERE address = :address")
                .bind("address", address.toString())
                .mapTo(String.class)
                .findOne());
    }
}
