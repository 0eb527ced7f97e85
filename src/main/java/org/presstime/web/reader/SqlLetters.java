package org.presstime.web.reader;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.statement.StatementContext;
import org.presstime.database.Database;
import org.presstime.settings.EmailAddress;

/** Letters in the table of that name. */
final class SqlLetters implements Letters {

    private final Database database;

    SqlLetters(Database database) {
        this.database = database;
    }

    @Override
    public void add(Letter letter) {
        database.run(handle -> handle.createUpdate("""
                        INSERT INTO letters
                            (kind, address, newsletter, language, subject_id, issued_at, next_attempt_at)
                        VALUES (:kind, :address, :newsletter, :language, :subject, :issued, :issued)""")
                .bind("kind", letter.kind())
                .bind("address", letter.address().toString())
                .bind("newsletter", letter.newsletter())
                .bind("language", letter.language().toLanguageTag())
                .bind("subject", letter.subject())
                .bind("issued", letter.issued().toEpochMilli())
                .execute());
    }

    @Override
    public List<Letter> take(int most, Instant now, Instant again) {
        return database.atomically(handle -> handle.createQuery("""
                        WITH due AS MATERIALIZED (
                            SELECT id FROM letters WHERE next_attempt_at <= :now ORDER BY id LIMIT :most\s""" + database.claimClause() + """
                        )
                        UPDATE letters SET attempts = attempts + 1, next_attempt_at = :again FROM due
                        WHERE letters.id = due.id
                        RETURNING letters.id, letters.kind, letters.address, letters.newsletter, letters.language,
                            letters.subject_id, letters.issued_at, letters.attempts""")
                .bind("now", now.toEpochMilli())
                .bind("most", most)
                .bind("again", again.toEpochMilli())
                .map(SqlLetters::letter)
                .list());
    }

    @Override
    public void putOff(Letter letter, Instant until) {
        database.run(handle -> handle.execute(
                "UPDATE letters SET next_attempt_at = ? WHERE id = ?", until.toEpochMilli(), letter.id()));
    }

    @Override
    public void remove(Letter letter) {
        database.run(handle -> handle.execute("DELETE FROM letters WHERE id = ?", letter.id()));
    }

    @Override
    public void forget(EmailAddress address) {
        database.run(handle -> handle.execute("DELETE FROM letters WHERE address = ?", address.toString()));
    }

    private static Letter letter(ResultSet row, StatementContext context) throws SQLException {
        return new Letter(
                row.getLong("id"),
                Kind.valueOf(row.getString("kind")),
                EmailAddress.parse(row.getString("address")),
                row.getString("newsletter"),
                Locale.forLanguageTag(row.getString("language")),
                row.getLong("subject_id"),
                Instant.ofEpochMilli(row.getLong("issued_at")),
                row.getInt("attempts"));
    }
}
