package org.presstime.web.reader;

import java.time.Instant;
import java.util.Optional;
import org.presstime.database.Database;
import org.presstime.web.reader.AccountSessions.Session;

/** Sessions and used links in the tables {@code reader_sessions} and {@code used_tokens}, by the hash of their secret. */
final class SqlReaderSessions {

    private final Database database;

    SqlReaderSessions(Database database) {
        this.database = database;
    }

    void add(String hash, Session session, Instant expires) {
        database.run(handle -> handle.execute(
                "INSERT INTO reader_sessions (token_hash, subscriber_id, by_mail, expires_at) VALUES (?, ?, ?, ?)",
                hash,
                session.reader(),
                session.byMail() ? 1 : 0,
                expires.toEpochMilli()));
    }

    Optional<Session> find(String hash, Instant now) {
        return database.query(handle -> handle.createQuery(
                        "SELECT subscriber_id, by_mail FROM reader_sessions WHERE token_hash = :hash AND expires_at > :now")
                .bind("hash", hash)
                .bind("now", now.toEpochMilli())
                .map((row, context) -> new Session(row.getLong("subscriber_id"), row.getInt("by_mail") == 1))
                .findOne());
    }

    void remove(String hash) {
        database.run(handle -> handle.execute("DELETE FROM reader_sessions WHERE token_hash = ?", hash));
    }

    boolean isUsed(String hash) {
        return database.query(handle -> handle.createQuery("SELECT 1 FROM used_tokens WHERE token_hash = :hash")
                .bind("hash", hash)
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
    }

    /** Uses a link up; of two who try, one gets it. Forgets what is over. */
    boolean use(String hash, Instant now, Instant expires) {
        return database.atomically(handle -> {
            handle.execute("DELETE FROM used_tokens WHERE expires_at < ?", now.toEpochMilli());
            handle.execute("DELETE FROM reader_sessions WHERE expires_at < ?", now.toEpochMilli());
            return handle.createUpdate(
                                    "INSERT INTO used_tokens (token_hash, expires_at) VALUES (:hash, :expires) ON CONFLICT DO NOTHING")
                            .bind("hash", hash)
                            .bind("expires", expires.toEpochMilli())
                            .execute()
                    == 1;
        });
    }
}
