package org.presstime.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.presstime.database.Database;

/** The trail in the table {@code audit_trail}; the one row of {@code audit_head} makes writers wait for one another. */
final class SqlAuditTrail implements AuditTrail {

    private static final int PAGE = 500;

    private final Database database;
    private final Clock clock;

    SqlAuditTrail(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public void add(String who, String edition, String deed, String before, String after) {
        database.run(handle -> {
            Head head = handle.createQuery(
                            "UPDATE audit_head SET entries = entries + 1 WHERE id = 1 RETURNING entries, hash")
                    .map(SqlAuditTrail::end)
                    .one();
            Instant now = Instant.ofEpochMilli(clock.millis());
            Entry draft = new Entry(head.entries(), now, who, edition, deed, before, after, "");
            write(handle, draft, draft.expectedHash(head.hash()));
        });
    }

    private static void write(Handle handle, Entry entry, String hash) {
        handle.createUpdate("""
                        INSERT INTO audit_trail (number, at, who, edition, deed, before_text, after_text, hash)
                        VALUES (:number, :at, :who, :edition, :deed, :before, :after, :hash)""")
                .bind("number", entry.number())
                .bind("at", entry.at().toEpochMilli())
                .bind("who", entry.who())
                .bind("edition", entry.edition())
                .bind("deed", entry.deed())
                .bind("before", entry.before())
                .bind("after", entry.after())
                .bind("hash", hash)
                .execute();
        handle.execute("UPDATE audit_head SET hash = ? WHERE id = 1", hash);
    }

    @Override
    public void forEach(Consumer<Entry> reader) {
        long last = 0;
        List<Entry> page = page(last);
        while (!page.isEmpty()) {
            page.forEach(reader);
            last = page.get(page.size() - 1).number();
            page = page(last);
        }
    }

    private List<Entry> page(long after) {
        return database.query(handle -> handle.createQuery(
                        "SELECT * FROM audit_trail WHERE number > :after ORDER BY number LIMIT :page")
                .bind("after", after)
                .bind("page", PAGE)
                .map(SqlAuditTrail::entry)
                .list());
    }

    @Override
    public Head head() {
        return database.query(handle -> handle.createQuery("SELECT entries, hash FROM audit_head WHERE id = 1")
                .map(SqlAuditTrail::end)
                .one());
    }

    private static Head end(ResultSet row, StatementContext context) throws SQLException {
        return new Head(row.getLong("entries"), row.getString("hash"));
    }

    private static Entry entry(ResultSet row, StatementContext context) throws SQLException {
        return new Entry(
                row.getLong("number"),
                Instant.ofEpochMilli(row.getLong("at")),
                row.getString("who"),
                row.getString("edition"),
                row.getString("deed"),
                row.getString("before_text"),
                row.getString("after_text"),
                row.getString("hash"));
    }
}
