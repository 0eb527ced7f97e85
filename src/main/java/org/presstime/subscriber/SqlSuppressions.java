package org.presstime.subscriber;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.presstime.database.Database;
import org.presstime.settings.EmailAddress;

/** Suppressions in the table of that name. */
final class SqlSuppressions implements Suppressions {

    private final Database database;
    private final Clock clock;
    private volatile @Nullable AddressHash hash;

    SqlSuppressions(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public boolean suppress(EmailAddress address, String reason) {
        return database.atomically(handle -> insert(handle, address.toString(), reason) > 0);
    }

    @Override
    public int undo(Instant from, Instant to, Optional<String> reason) {
        return database.atomically(handle -> handle.createUpdate("""
                        DELETE FROM suppressions WHERE created_at >= :from AND created_at < :to
                        AND (:reason = '' OR reason = :reason) AND reason NOT IN (:erased, :notMe)""")
                .bind("from", from.toEpochMilli())
                .bind("to", to.toEpochMilli())
                .bind("reason", reason.orElse(""))
                .bind("erased", ERASED)
                .bind("notMe", NOT_ME)
                .execute());
    }

    private int insert(Handle handle, String address, String reason) {
        return handle.createUpdate("""
                        INSERT INTO suppressions (address, reason, created_at) VALUES (:address, :reason, :now)
                        ON CONFLICT DO NOTHING""")
                .bind("address", address)
                .bind("reason", reason)
                .bind("now", clock.millis())
                .execute();
    }

    @Override
    public Optional<String> reason(EmailAddress address) {
        return database.query(handle -> handle.createQuery(
                        "SELECT reason FROM suppressions WHERE address IN (:address, :hash) ORDER BY address LIMIT 1")
                .bind("address", address.toString())
                .bind("hash", hashed(address))
                .mapTo(String.class)
                .findOne());
    }

    @Override
    public Map<EmailAddress, String> reasons(Collection<EmailAddress> addresses) {
        Map<String, EmailAddress> meant = new HashMap<>();
        // Once for all of them: where nothing was ever hashed, each look for the key asks the database.
        Optional<AddressHash> known = hash();
        for (EmailAddress address : addresses) {
            meant.put(address.toString(), address);
            known.ifPresent(key -> meant.put(key.of(address), address));
        }
        Map<EmailAddress, String> reasons = new HashMap<>();
        if (!meant.isEmpty()) {
            database.run(handle -> handle.createQuery(
                            "SELECT address, reason FROM suppressions WHERE address IN (<addresses>)")
                    .bindList("addresses", List.copyOf(meant.keySet()))
                    .map((row, context) -> Map.entry(row.getString("address"), row.getString("reason")))
                    .forEach(row -> reasons.put(meant.get(row.getKey()), row.getValue())));
        }
        return reasons;
    }

    @Override
    public void erase(EmailAddress address, SecureRandom random) {
        AddressHash key = AddressHash.in(database, clock, random);
        database.run(handle -> {
            String before = reason(address).orElse(ERASED);
            handle.execute("DELETE FROM suppressions WHERE address = ?", address.toString());
            insert(handle, key.of(address), before);
        });
    }

    @Override
    public void comeBack(EmailAddress address) {
        database.run(handle ->
                handle.execute("DELETE FROM suppressions WHERE address = ? AND reason = ?", hashed(address), ERASED));
    }

    /** The address itself while nothing was ever hashed. */
    private String hashed(EmailAddress address) {
        return hash().map(key -> key.of(address)).orElseGet(address::toString);
    }

    private Optional<AddressHash> hash() {
        AddressHash known = hash;
        if (known == null) {
            known = AddressHash.found(database, clock).orElse(null);
            hash = known;
        }
        return Optional.ofNullable(known);
    }
}
