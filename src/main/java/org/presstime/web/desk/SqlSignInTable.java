package org.presstime.web.desk;

import java.time.Instant;
import java.util.Optional;
import org.presstime.database.Database;

/** Links and sessions in the tables {@code sign_ins} and {@code sessions}. */
final class SqlSignInTable implements SignInTable {

    private static final String VALID = "token_hash = :hash AND used_at IS NULL AND expires_at > :now";

    private final Database database;

    SqlSignInTable(Database database) {
        this.database = database;
    }

    @Override
    public void addLink(String hash, String address, Instant expires) {
        database.run(handle -> handle.execute(
                "INSERT INTO sign_ins (token_hash, address, expires_at) VALUES (?, ?, ?)",
                hash,
                address,
                expires.toEpochMilli()));
    }

    @Override
    public boolean linkIsValid(String hash, Instant now) {
        return database.query(handle -> handle.createQuery("SELECT 1 FROM sign_ins WHERE " + VALID)
                .bind("hash", hash)
                .bind("now", now.toEpochMilli())
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
    }

    @Override
    public Optional<String> useLink(String hash, Instant now) {
        return database.atomically(
                handle -> handle.createQuery("UPDATE sign_ins SET used_at = :now WHERE " + VALID + " RETURNING address")
                        .bind("hash", hash)
                        .bind("now", now.toEpochMilli())
                        .mapTo(String.class)
                        .findOne());
    }

    @Override
    public void addSession(String hash, String address, Instant expires) {
        database.run(handle -> handle.execute(
                "INSERT INTO sessions (token_hash, address, expires_at) VALUES (?, ?, ?)",
                hash,
                address,
                expires.toEpochMilli()));
    }

    @Override
    public Optional<String> session(String hash, Instant now) {
        return database.query(handle -> handle.createQuery(
                        "SELECT address FROM sessions WHERE token_hash = :hash AND expires_at > :now")
                .bind("hash", hash)
                .bind("now", now.toEpochMilli())
                .mapTo(String.class)
                .findOne());
    }

    @Override
    public void removeSession(String hash) {
        database.run(handle -> handle.execute("DELETE FROM sessions WHERE token_hash = ?", hash));
    }
}
