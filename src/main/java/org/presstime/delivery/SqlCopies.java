package org.presstime.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.statement.StatementContext;
import org.presstime.database.Database;
import org.presstime.delivery.Deliveries.Copy;
import org.presstime.delivery.Deliveries.Why;
import org.presstime.edition.Edition;

/** The ledger by reader, and not by edition. */
final class SqlCopies {

    private final Database database;

    SqlCopies(Database database) {
        this.database = database;
    }

    List<Copy> toReader(long subscriber) {
        return database.query(handle -> handle.createQuery("""
                        SELECT d.*, e.newsletter, e.local_date, e.kind, e.part, e.frozen_at, e.audience, r.subject,
                            n.origin, n.created_at AS asked_at, u.form AS agreed_form, u.confirmed_at
                        FROM deliveries d JOIN editions e ON e.id = d.edition_id
                        LEFT JOIN renditions r ON r.edition_id = e.id AND r.kind = 'web'
                        LEFT JOIN subscriptions n
                            ON n.subscriber_id = d.subscriber_id AND n.newsletter = e.newsletter
                        LEFT JOIN sign_ups u ON u.id = (
                            SELECT MAX(c.id) FROM sign_ups c WHERE c.subscriber_id = d.subscriber_id
                            AND c.newsletter = e.newsletter AND c.confirmed_at <= e.frozen_at)
                        WHERE d.subscriber_id = :reader ORDER BY e.id DESC""")
                .bind("reader", subscriber)
                .map(SqlCopies::copy)
                .list());
    }

    private static Copy copy(ResultSet row, StatementContext context) throws SQLException {
        return new Copy(
                row.getLong("edition_id"),
                new Edition.Key(
                        row.getString("newsletter"),
                        LocalDate.parse(row.getString("local_date")),
                        Edition.Kind.valueOf(row.getString("kind")),
                        row.getInt("part")),
                Instant.ofEpochMilli(row.getLong("frozen_at")),
                SqlDeliveries.text(row, "subject"),
                SqlDeliveries.delivery(row, context),
                new Why(
                        SqlDeliveries.text(row, "origin"),
                        SqlDeliveries.instant(row, "asked_at"),
                        SqlDeliveries.text(row, "agreed_form"),
                        SqlDeliveries.instant(row, "confirmed_at"),
                        row.getString("audience")));
    }

    void forget(long subscriber) {
        // Nobody sends to .invalid (RFC 2606, 2); a claim made before is refused when it begins, for the reader has
        // left.
        database.run(handle -> handle.execute(
                "UPDATE deliveries SET address = 'nobody@erased.invalid', reply = '' WHERE subscriber_id = ?",
                subscriber));
    }
}
