package org.presstime.subscriber;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;
import org.presstime.database.Database;
import org.presstime.settings.EmailAddress;
import org.presstime.subscriber.SignUps.Asked;
import org.presstime.subscriber.SignUps.Consent;
import org.presstime.subscriber.SignUps.Kind;
import org.presstime.subscriber.SignUps.Origin;

/** Requests, sign-ups and their limits in the tables {@code form_requests}, {@code sign_ups} and {@code form_mails}. */
final class SqlSignUps {

    private final Database database;

    SqlSignUps(Database database) {
        this.database = database;
    }

    /** A row with its key. */
    record Waiting(long id, Asked asked) {}

    void add(Asked asked, Instant now) {
        database.run(handle -> handle.createUpdate("""
                        INSERT INTO form_requests
                            (kind, address, newsletter, language, client, form, shown, requested_at)
                        VALUES (:kind, :address, :newsletter, :language, :client, :form, :shown, :now)""")
                .bind("kind", asked.kind())
                .bind("address", asked.address().toString())
                .bind("newsletter", asked.newsletter())
                .bind("language", asked.language().toLanguageTag())
                .bind("client", asked.origin().client())
                .bind("form", asked.origin().form())
                .bind("shown", asked.origin().shown())
                .bind("now", now.toEpochMilli())
                .execute());
    }

    List<Waiting> oldest(int most) {
        return database.query(handle -> handle.createQuery(
                        "SELECT * FROM form_requests ORDER BY id LIMIT :most" + database.claimClause())
                .bind("most", most)
                .map(SqlSignUps::waiting)
                .list());
    }

    void remove(List<Waiting> rows) {
        database.run(handle -> rows.forEach(row -> handle.execute("DELETE FROM form_requests WHERE id = ?", row.id())));
    }

    /** Counts a mail to an address; false, and nothing is counted, when it has had as many as it may. */
    boolean countMail(String key, Instant now, Instant lastBefore, int most) {
        return database.atomically(handle -> handle.createUpdate("""
                                INSERT INTO form_mails (address_hash, mails, last_at) VALUES (:key, 1, :now)
                                ON CONFLICT (address_hash) DO UPDATE
                                SET mails = form_mails.mails + 1, last_at = excluded.last_at
                                WHERE form_mails.mails < :most
                                AND (form_mails.mails = 0 OR form_mails.last_at <= :before)""")
                        .bind("key", key)
                        .bind("now", now.toEpochMilli())
                        .bind("most", most)
                        .bind("before", lastBefore.toEpochMilli())
                        .execute()
                > 0);
    }

    void answered(List<String> keys) {
        database.run(handle ->
                keys.forEach(key -> handle.execute("UPDATE form_mails SET mails = 0 WHERE address_hash = ?", key)));
    }

    long keep(Asked asked, Instant now) {
        return database.atomically(handle -> handle.createQuery("""
                        INSERT INTO sign_ups (address, newsletter, language, client, form, shown, requested_at)
                        VALUES (:address, :newsletter, :language, :client, :form, :shown, :now) RETURNING id""")
                .bind("address", asked.address().toString())
                .bind("newsletter", asked.newsletter())
                .bind("language", asked.language().toLanguageTag())
                .bind("client", asked.origin().client())
                .bind("form", asked.origin().form())
                .bind("shown", asked.origin().shown())
                .bind("now", now.toEpochMilli())
                .mapTo(Long.class)
                .one());
    }

    Optional<Waiting> find(long id, Instant notBefore) {
        return database.query(handle -> handle.createQuery("""
                        SELECT s.*, 'SIGN_UP' AS kind FROM sign_ups s
                        WHERE id = :id AND denied_at IS NULL AND requested_at >= :notBefore""")
                .bind("id", id)
                .bind("notBefore", notBefore.toEpochMilli())
                .map(SqlSignUps::waiting)
                .findOne());
    }

    /** False when it was confirmed before. */
    boolean confirm(long id, Instant now, String client) {
        return database.atomically(handle -> handle.createUpdate("""
                                UPDATE sign_ups SET confirmed_at = :now, confirmed_client = :client
                                WHERE id = :id AND confirmed_at IS NULL""")
                        .bind("now", now.toEpochMilli())
                        .bind("client", client)
                        .bind("id", id)
                        .execute()
                > 0);
    }

    void belongsTo(long id, long subscriber, Locale language) {
        database.run(handle -> {
            handle.execute("UPDATE sign_ups SET subscriber_id = ? WHERE id = ?", subscriber, id);
            handle.execute(
                    "UPDATE subscribers SET language = ? WHERE id = ? AND language = ''",
                    language.toLanguageTag(),
                    subscriber);
        });
    }

    void deny(long id, Instant now) {
        database.run(
                handle -> handle.execute("UPDATE sign_ups SET denied_at = ? WHERE id = ?", now.toEpochMilli(), id));
    }

    void forget(Instant pendingSince) {
        database.run(handle -> handle.execute(
                "DELETE FROM sign_ups WHERE confirmed_at IS NULL AND requested_at < ?", pendingSince.toEpochMilli()));
    }

    List<Consent> consents(long subscriber) {
        return database.query(handle -> handle.createQuery(
                        "SELECT * FROM sign_ups WHERE subscriber_id = :id ORDER BY id")
                .bind("id", subscriber)
                .map((row, context) -> new Consent(
                        row.getString("newsletter"),
                        Instant.ofEpochMilli(row.getLong("requested_at")),
                        origin(row),
                        Optional.of(row.getLong("confirmed_at"))
                                .filter(confirmed -> confirmed > 0)
                                .map(Instant::ofEpochMilli),
                        String.valueOf(row.getString("confirmed_client"))))
                .list());
    }

    private static Waiting waiting(ResultSet row, StatementContext context) throws SQLException {
        return new Waiting(
                row.getLong("id"),
                new Asked(
                        Kind.valueOf(row.getString("kind")),
                        EmailAddress.parse(row.getString("address")),
                        row.getString("newsletter"),
                        Locale.forLanguageTag(row.getString("language")),
                        origin(row)));
    }

    private static Origin origin(ResultSet row) throws SQLException {
        return new Origin(row.getString("client"), row.getString("form"), row.getString("shown"));
    }
}
