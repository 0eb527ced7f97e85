package org.presstime.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.presstime.database.Database;
import org.presstime.edition.Edition;
import org.presstime.settings.EmailAddress;

/** The ledger in the table {@code deliveries}. */
final class SqlLedger implements Ledger {

    private static final String SENDING_EDITION =
            "EXISTS (SELECT 1 FROM editions e WHERE e.id = :edition AND e.state = 'SENDING')";

    private static final String WANTED = """
            NOT EXISTS (SELECT 1 FROM suppressions x WHERE x.address = deliveries.address)
            AND EXISTS (SELECT 1 FROM subscriptions n JOIN editions e ON e.newsletter = n.newsletter
                        WHERE e.id = :edition AND n.subscriber_id = :subscriber AND n.state = 'CONFIRMED')""";

    private final Database database;
    private final Clock clock;

    SqlLedger(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public int enqueue(Edition edition) {
        return database.atomically(handle -> handle.createUpdate("""
                        INSERT INTO deliveries (edition_id, subscriber_id, address, state, next_attempt_at, changed_at)
                        SELECT :edition, s.id, s.address, 'QUEUED', :now, :now
                        FROM subscriptions n JOIN subscribers s ON s.id = n.subscriber_id
                        WHERE n.newsletter = :newsletter AND n.state = 'CONFIRMED'
                        AND NOT EXISTS (SELECT 1 FROM suppressions x WHERE x.address = s.address)""")
                .bind("edition", edition.id())
                .bind("newsletter", edition.newsletter())
                .bind("now", clock.millis())
                .execute());
    }

    @Override
    public List<Claim> claim(long edition, String owner, int limit) {
        // MATERIALIZED: PostgreSQL must choose the rows once, not again for each row it changes.
        return database.atomically(handle -> handle.createQuery("""
                        WITH due AS MATERIALIZED (
                            SELECT subscriber_id FROM deliveries
                            WHERE edition_id = :edition AND next_attempt_at <= :now AND owner IS NULL
                            AND EXISTS (SELECT 1 FROM processes p WHERE p.id = :owner) AND\s"""
                        + SENDING_EDITION
                        + " ORDER BY next_attempt_at, subscriber_id LIMIT :limit"
                        + database.claimClause()
                        + """
                        )
                        UPDATE deliveries SET owner = :owner FROM due
                        WHERE deliveries.edition_id = :edition AND deliveries.subscriber_id = due.subscriber_id
                        RETURNING deliveries.subscriber_id, deliveries.address""")
                .bind("owner", owner)
                .bind("edition", edition)
                .bind("now", clock.millis())
                .bind("limit", limit)
                .map((row, context) ->
                        new Claim(edition, row.getLong("subscriber_id"), EmailAddress.parse(row.getString("address"))))
                .list());
    }

    @Override
    public Optional<Beginning> begin(Claim claim, String owner) {
        return database.atomically(handle -> {
            Optional<Beginning> beginning = handle.createQuery(
                            """
                            UPDATE deliveries SET state = 'SENDING', attempts = attempts + 1, changed_at = :now
                            WHERE edition_id = :edition AND subscriber_id = :subscriber AND owner = :owner AND\s""" + SENDING_EDITION + " AND " + WANTED + " RETURNING attempts, uncertainties")
                    .bind("now", clock.millis())
                    .bind("edition", claim.edition())
                    .bind("subscriber", claim.subscriber())
                    .bind("owner", owner)
                    .map((row, context) -> new Beginning(row.getInt("attempts"), row.getInt("uncertainties")))
                    .findOne();
            if (beginning.isEmpty()) {
                drop(handle, claim, owner);
            }
            return beginning;
        });
    }

    /** A copy nobody wants any more is done; any other goes back to the queue. */
    private void drop(Handle handle, Claim claim, String owner) {
        handle.createUpdate("""
                        UPDATE deliveries SET state = 'SUPPRESSED', next_attempt_at = NULL, owner = NULL,
                            reply = 'the reader left, or the address is suppressed', changed_at = :now
                        WHERE edition_id = :edition AND subscriber_id = :subscriber AND owner = :owner AND NOT (""" + WANTED + ")")
                .bind("now", clock.millis())
                .bind("edition", claim.edition())
                .bind("subscriber", claim.subscriber())
                .bind("owner", owner)
                .execute();
        giveBack(handle, claim, owner);
    }

    @Override
    public void settle(Settlement settlement, String owner) {
        // If this process was taken for dead meanwhile, its row is uncertain and nobody's: the truth still counts.
        database.run(handle -> handle.createUpdate("""
                        UPDATE deliveries SET state = :state, next_attempt_at = :next, owner = NULL,
                            uncertainties = uncertainties + :uncertain,
                            reply_code = :code, reply = :reply, changed_at = :now
                        WHERE edition_id = :edition AND subscriber_id = :subscriber
                        AND ((owner = :owner AND state = 'SENDING') OR (owner IS NULL AND state = 'UNCERTAIN'))""")
                .bind("state", settlement.state())
                .bind(
                        "next",
                        settlement.nextAttempt().map(Instant::toEpochMilli).orElse(null))
                .bind("uncertain", settlement.endedUncertain() ? 1 : 0)
                .bind("code", settlement.replyCode())
                .bind("reply", settlement.reply())
                .bind("now", clock.millis())
                .bind("edition", settlement.claim().edition())
                .bind("subscriber", settlement.claim().subscriber())
                .bind("owner", owner)
                .execute());
    }

    @Override
    public void giveBack(List<Claim> claims, String owner) {
        database.run(handle -> claims.forEach(claim -> giveBack(handle, claim, owner)));
    }

    private static void giveBack(Handle handle, Claim claim, String owner) {
        handle.createUpdate("""
                        UPDATE deliveries SET owner = NULL
                        WHERE edition_id = :edition AND subscriber_id = :subscriber
                        AND owner = :owner AND state <> 'SENDING'""")
                .bind("edition", claim.edition())
                .bind("subscriber", claim.subscriber())
                .bind("owner", owner)
                .execute();
    }

    @Override
    public void recover(String owner) {
        database.run(handle -> {
            handle.createUpdate("""
                            UPDATE deliveries SET state = 'UNCERTAIN', owner = NULL, uncertainties = uncertainties + 1,
                                next_attempt_at = CASE WHEN uncertainties + 1 < :most THEN CAST(:now AS BIGINT) END,
                                reply = 'the process that was sending it ended', changed_at = :now
                            WHERE owner = :owner AND state = 'SENDING'""")
                    .bind("owner", owner)
                    .bind("most", Retries.UNCERTAINTIES)
                    .bind("now", clock.millis())
                    .execute();
            handle.execute("UPDATE deliveries SET owner = NULL WHERE owner = ?", owner);
        });
    }

    @Override
    public List<String> orphans() {
        return database.query(
                handle -> handle.createQuery("""
                        SELECT DISTINCT owner FROM deliveries
                        WHERE owner IS NOT NULL AND owner NOT IN (SELECT id FROM processes)""").mapTo(String.class).list());
    }

    @Override
    public void expire(long edition) {
        // One that may have arrived stays uncertain: "expired" would say that it did not.
        database.run(handle -> handle.createUpdate("""
                        UPDATE deliveries SET next_attempt_at = NULL, changed_at = :now,
                            state = CASE WHEN state = 'UNCERTAIN' THEN 'UNCERTAIN' ELSE 'EXPIRED' END
                        WHERE edition_id = :edition AND next_attempt_at IS NOT NULL AND owner IS NULL""")
                .bind("edition", edition)
                .bind("now", clock.millis())
                .execute());
    }

    @Override
    public boolean hasDue(long edition) {
        return database.query(handle -> handle.createQuery("""
                        SELECT 1 FROM deliveries
                        WHERE edition_id = :edition AND next_attempt_at <= :now AND owner IS NULL LIMIT 1""")
                        .bind("edition", edition)
                        .bind("now", clock.millis())
                        .mapTo(Integer.class)
                        .findOne())
                .isPresent();
    }

    @Override
    public List<Long> editionsOnTheirWay() {
        return database.query(
                handle -> handle.createQuery("SELECT id FROM editions WHERE state = 'SENDING' ORDER BY frozen_at, id")
                        .mapTo(Long.class)
                        .list());
    }

    @Override
    public DeliveryCounts counts(long edition) {
        List<Count> rows = database.query(handle -> handle.createQuery("""
                        SELECT state, COUNT(*) AS n, MIN(next_attempt_at) AS next,
                            SUM(CASE WHEN next_attempt_at IS NULL AND owner IS NULL THEN 0 ELSE 1 END) AS open
                        FROM deliveries WHERE edition_id = :edition GROUP BY state""")
                .bind("edition", edition)
                .map((row, context) -> new Count(
                        DeliveryState.valueOf(row.getString("state")),
                        row.getInt("n"),
                        row.getInt("open"),
                        instant(row, "next")))
                .list());
        return new DeliveryCounts(
                rows.stream().collect(Collectors.toMap(Count::state, Count::number)),
                rows.stream().mapToInt(Count::open).sum(),
                rows.stream().flatMap(count -> count.next().stream()).min(Comparator.naturalOrder()));
    }

    private record Count(DeliveryState state, int number, int open, Optional<Instant> next) {}

    @Override
    public void forEach(long edition, Consumer<Delivery> reader) {
        database.run(handle -> {
            try (Stream<Delivery> rows = handle
                    .createQuery("SELECT * FROM deliveries WHERE edition_id = :edition ORDER BY subscriber_id")
                    .setFetchSize(1000)
                    .bind("edition", edition)
                    .map(SqlLedger::delivery)
                    .stream()) {
                rows.forEach(reader);
            }
        });
    }

    private static Delivery delivery(ResultSet row, StatementContext context) throws SQLException {
        String reply = row.getString("reply");
        return new Delivery(
                row.getLong("subscriber_id"),
                row.getString("address"),
                DeliveryState.valueOf(row.getString("state")),
                row.getInt("attempts"),
                instant(row, "next_attempt_at"),
                Math.max(0, row.getInt("reply_code")),
                reply == null ? "" : reply,
                Instant.ofEpochMilli(row.getLong("changed_at")));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }
}
