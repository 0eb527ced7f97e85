package org.presstime.subscriber;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;
import org.presstime.database.Database;
import org.presstime.settings.EmailAddress;
import org.presstime.subscriber.Accounts.End;
import org.presstime.subscriber.Accounts.Reader;
import org.presstime.subscriber.Subscribers.Choice;
import org.presstime.subscriber.Subscribers.Manner;

/** Readers' own settings, their changes of address, and their end. */
final class SqlAccounts {

    // RFC 2606, 2: nobody has an address there.
    private static final String NOBODY = "erased.invalid";

    private final Database database;

    SqlAccounts(Database database) {
        this.database = database;
    }

    static boolean isErased(EmailAddress address) {
        return address.domain().equals(NOBODY);
    }

    Optional<Reader> find(long id) {
        return database.query(handle -> handle.createQuery("SELECT * FROM subscribers WHERE id = :id")
                .bind("id", id)
                .map(SqlAccounts::reader)
                .findOne());
    }

    private static Reader reader(ResultSet row, StatementContext context) throws SQLException {
        return new Reader(
                row.getLong("id"),
                EmailAddress.parse(row.getString("address")),
                row.getString("name"),
                ChoiceWords.stored(row.getString("language"), row.getInt("plain"), row.getString("zone")),
                Optional.ofNullable(row.getString("paused_until")).map(LocalDate::parse),
                Instant.ofEpochMilli(row.getLong("created_at")),
                List.of());
    }

    void prefer(long id, Manner manner) {
        database.run(handle -> handle.execute(
                "UPDATE subscribers SET language = ?, plain = ?, zone = ? WHERE id = ?",
                manner.language().map(Locale::toLanguageTag).orElse(""),
                manner.plain() ? 1 : 0,
                manner.zone().map(ZoneId::getId).orElse(""),
                id));
    }

    boolean choose(long id, String newsletter, Choice choice) {
        return database.atomically(handle -> handle.execute(
                        """
                        UPDATE subscriptions SET without = ?, weekly_on = ?, hour = ?
                        WHERE subscriber_id = ? AND newsletter = ? AND state <> 'UNSUBSCRIBED'""",
                        String.join("\n", choice.without()),
                        choice.weekly().map(DayOfWeek::getValue).orElse(0),
                        choice.hour().orElse(-1),
                        id,
                        newsletter)
                > 0);
    }

    void pause(long id, Optional<LocalDate> until) {
        database.run(handle -> handle.createUpdate("UPDATE subscribers SET paused_until = :until WHERE id = :id")
                .bind("until", until.map(LocalDate::toString).orElse(null))
                .bind("id", id)
                .execute());
    }

    int moves(long id, Instant since) {
        return database.query(handle -> handle.createQuery(
                        "SELECT COUNT(*) FROM moves WHERE subscriber_id = :id AND requested_at >= :since")
                .bind("id", id)
                .bind("since", since.toEpochMilli())
                .mapTo(Integer.class)
                .one());
    }

    long addMove(long id, EmailAddress to, Instant now) {
        return database.atomically(handle -> handle.createQuery("""
                        INSERT INTO moves (subscriber_id, new_address, requested_at) VALUES (:id, :to, :now)
                        RETURNING id""")
                .bind("id", id)
                .bind("to", to.toString())
                .bind("now", now.toEpochMilli())
                .mapTo(Long.class)
                .one());
    }

    Optional<EmailAddress> moveTo(long move, Instant notBefore) {
        return database.query(
                handle -> handle.createQuery("SELECT new_address FROM moves WHERE id = :id AND requested_at >= :since")
                        .bind("id", move)
                        .bind("since", notBefore.toEpochMilli())
                        .mapTo(String.class)
                        .findOne()
                        .map(EmailAddress::parse));
    }

    void confirmMove(long move, End end, Instant now) {
        String column = end == End.FROM ? "from_at" : "to_at";
        database.run(handle -> handle.execute(
                "UPDATE moves SET " + column + " = ? WHERE id = ? AND " + column + " IS NULL",
                now.toEpochMilli(),
                move));
    }

    boolean isConfirmedAtBothEnds(long move) {
        return holds(move, "from_at IS NOT NULL AND to_at IS NOT NULL");
    }

    boolean isDone(long move) {
        return holds(move, "done_at IS NOT NULL");
    }

    private boolean holds(long move, String condition) {
        return database.query(handle -> handle.createQuery("SELECT 1 FROM moves WHERE id = :id AND " + condition)
                .bind("id", move)
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
    }

    void move(long move, EmailAddress to, Instant now) {
        database.run(handle -> {
            handle.execute("""
                    UPDATE subscribers SET address = ?, unicode_address = ?
                    WHERE id = (SELECT subscriber_id FROM moves WHERE id = ?)""", to.toString(), SqlSubscribers.unicode(to), move);
            handle.execute("UPDATE moves SET done_at = ? WHERE id = ?", now.toEpochMilli(), move);
        });
    }

    void erase(long id) {
        database.run(handle -> {
            for (String table : List.of("subscriptions", "sign_ups", "reader_sessions", "moves", "subscriber_tags")) {
                handle.execute("DELETE FROM " + table + " WHERE subscriber_id = ?", id);
            }
            String address = handle.createQuery("SELECT address FROM subscribers WHERE id = :id")
                    .bind("id", id)
                    .mapTo(String.class)
                    .one();
            handle.execute("DELETE FROM sign_ups WHERE address = ?", address);
            handle.execute("DELETE FROM form_requests WHERE address = ?", address);
            handle.execute("""
                    UPDATE subscribers SET address = ?, unicode_address = '', name = '', language = '', zone = '', plain = 0,
                        paused_until = NULL WHERE id = ?""", "erased-" + id + "@" + NOBODY, id);
        });
    }
}
