package org.presstime.delivery;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.presstime.database.Database;
import org.presstime.delivery.Deliveries.Copy;

/** The ledger by reader, and not by edition. */
final class SqlCopies {

    private final Database database;

    SqlCopies(Database database) {
        this.database = database;
    }

    List<Copy> toReader(long subscriber) {
        return database.query(handle -> handle.createQuery("""
                        SELECT e.newsletter, e.local_date, r.subject, d.state, d.changed_at
                        FROM deliveries d JOIN editions e ON e.id = d.edition_id
                        LEFT JOIN renditions r ON r.edition_id = e.id AND r.kind = 'WEB'
                        WHERE d.subscriber_id = :reader ORDER BY e.id DESC""")
                .bind("reader", subscriber)
                .map((row, context) -> new Copy(
                        row.getString("newsletter"),
                        LocalDate.parse(row.getString("local_date")),
                        String.valueOf(row.getString("subject")),
                        DeliveryState.valueOf(row.getString("state")),
                        Instant.ofEpochMilli(row.getLong("changed_at"))))
                .list());
    }

    void forget(long subscriber) {
        // Nobody sends to .invalid (RFC 2606, 2); a claim made before is refused when it begins, for the reader has
        // left.
        database.run(handle -> handle.execute(
                "UPDATE deliveries SET address = 'nobody@erased.invalid', reply = '' WHERE subscriber_id = ?",
                subscriber));
    }
}
