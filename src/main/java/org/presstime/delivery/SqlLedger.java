package org.presstime.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.presstime.database.Database;
import org.presstime.settings.EmailAddress;
import org.presstime.subscriber.Suppressions;

/** The ledger in the table {@code deliveries}. */
final class SqlLedger implements Ledger {

    private static final String DUE = """
            SELECT d.subscriber_id, d.address, d.form, d.attempts, d.uncertainties,
                CASE WHEN NOT EXISTS (SELECT 1 FROM suppressions x WHERE x.address = d.address)
                    AND EXISTS (SELECT 1 FROM subscriptions n JOIN editions e ON e.newsletter = n.newsletter
                                JOIN subscribers s ON s.id = n.subscriber_id
                                WHERE e.id = :edition AND n.subscriber_id = d.subscriber_id AND n.state = 'CONFIRMED'
                                AND (s.paused_until IS NULL OR s.paused_until <=
                                    CASE WHEN e.kind = 'CORRECTION' THEN :today ELSE e.local_date END))
                    THEN 1 ELSE 0 END AS wanted
            FROM deliveries d
            WHERE d.edition_id = :edition AND d.lane = :lane AND d.next_attempt_at <= :now AND d.owner IS NULL
            AND d.due_at >= :oldest
            AND EXISTS (SELECT 1 FROM processes p WHERE p.id = :owner)
            AND EXISTS (SELECT 1 FROM editions e WHERE e.id = :edition AND e.state = 'SENDING')
            ORDER BY d.next_attempt_at, d.subscriber_id LIMIT :limit""";

    private final Database database;
    private final Clock clock;
    private final Duration expiry;
    private final Suppressions suppressions;

    /**
     * The ledger of a database.
     *
     * @param expiry how long after it was due a copy is still worth a mail
     */
    SqlLedger(Database database, Clock clock, Duration expiry) {
        this.database = database;
        this.clock = clock;
        this.expiry = expiry;
        this.suppressions = Suppressions.in(database, clock);
    }

    private record Due(Claim claim, boolean wanted) {}

    @Override
    public List<Claim> due(long edition, String lane, String owner, int limit) {
        return database.atomically(handle -> {
            List<Due> due = select(handle, edition, lane, owner, limit);
            while (!due.isEmpty() && due.stream().noneMatch(Due::wanted)) {
                suppress(handle, due);
                due = select(handle, edition, lane, owner, limit);
            }
            suppress(handle, due);
            return due.stream().filter(Due::wanted).map(Due::claim).toList();
        });
    }

    private List<Due> select(Handle handle, long edition, String lane, String owner, int limit) {
        return handle.createQuery(DUE + database.claimClause())
                .bind("edition", edition)
                .bind("lane", lane)
                .bind("oldest", oldest())
                .bind("owner", owner)
                .bind("now", clock.millis())
                .bind("today", today(clock))
                .bind("limit", limit)
                .map((row, context) -> new Due(claim(edition, row), row.getInt("wanted") == 1))
                .list();
    }

    /** The day on which a correction of an older edition meets its readers. */
    static String today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString();
    }

    private long oldest() {
        return clock.instant().minus(expiry).toEpochMilli();
    }

    private static Claim claim(long edition, ResultSet row) throws SQLException {
        return new Claim(
                edition,
                row.getLong("subscriber_id"),
                address(row.getString("address")),
                row.getString("form"),
                row.getInt("attempts") + 1,
                row.getInt("uncertainties"));
    }

    /** Reads what {@link EmailAddress#toString} wrote, in a tenth of the time that an address of unknown origin takes. */
    private static EmailAddress address(String stored) {
        int at = stored.lastIndexOf('@');
        return new EmailAddress(stored.substring(0, at), stored.substring(at + 1));
    }

    @Override
    public void begin(List<Claim> claims, String owner, String relay) {
        // A copy that is on its way has no next attempt, so that who looks for one that is due does not meet it.
        long now = clock.millis();
        database.batch("""
                UPDATE deliveries SET state = 'SENDING', owner = ?, relay = ?, next_attempt_at = NULL,
                    attempts = attempts + 1, begun_at = ?, changed_at = ?
                WHERE edition_id = ? AND subscriber_id = ?""", claims, claim -> List.of(owner, relay, now, now, claim.edition(), claim.subscriber()));
    }

    @Override
    public void putIntoLanes(List<Claim> claims) {
        database.batch(
                "UPDATE deliveries SET lane = ? WHERE edition_id = ? AND subscriber_id = ?",
                claims,
                claim -> List.of(claim.address().domain(), claim.edition(), claim.subscriber()));
    }

    @Override
    public void dissolveLanes(long edition, Set<String> kept) {
        List<String> lanes = database.query(handle -> handle.createQuery("""
                        SELECT DISTINCT lane FROM deliveries
                        WHERE edition_id = :edition AND lane > '' AND next_attempt_at IS NOT NULL""")
                .bind("edition", edition)
                .mapTo(String.class)
                .list());
        lanes.stream()
                .filter(lane -> !kept.contains(lane))
                .forEach(lane -> database.run(handle -> handle.execute(
                        "UPDATE deliveries SET lane = '' WHERE edition_id = ? AND lane = ? AND next_attempt_at IS NOT NULL",
                        edition,
                        lane)));
    }

    private void suppress(Handle handle, List<Due> due) {
        due.stream()
                .filter(copy -> !copy.wanted())
                .forEach(copy -> handle.createUpdate("""
                        UPDATE deliveries SET state = 'SUPPRESSED', next_attempt_at = NULL,
                            reply = 'the reader left, or the address is suppressed', changed_at = :now
                        WHERE edition_id = :edition AND subscriber_id = :subscriber""")
                        .bind("now", clock.millis())
                        .bind("edition", copy.claim().edition())
                        .bind("subscriber", copy.claim().subscriber())
                        .execute());
    }

    @Override
    public void settle(List<Settlement> settlements, String owner) {
        long now = clock.millis();
        database.run(handle -> {
            // If this process was taken for dead meanwhile, its row is uncertain and nobody's: the truth still counts.
            database.batch("""
                    UPDATE deliveries SET state = ?, next_attempt_at = ?, owner = NULL,
                        uncertainties = uncertainties + ?, reply_code = ?, enhanced_code = ?, reply = ?, meaning = ?,
                        changed_at = ?
                    WHERE edition_id = ? AND subscriber_id = ?
                    AND ((owner = ? AND state = 'SENDING') OR (owner IS NULL AND state = 'UNCERTAIN'))""", settlements, settlement -> values(settlement, owner, now));
            settlements.stream().filter(Settlement::addressIsDead).forEach(this::suppress);
        });
    }

    private static List<@Nullable Object> values(Settlement settlement, String owner, long now) {
        return Arrays.asList(
                settlement.state().name(),
                settlement.nextAttempt().map(Instant::toEpochMilli).orElse(null),
                settlement.endedUncertain() ? 1 : 0,
                settlement.said().code(),
                settlement.said().enhancedCode(),
                settlement.said().text(),
                settlement.said().meaning().map(Enum::name).orElse(null),
                now,
                settlement.claim().edition(),
                settlement.claim().subscriber(),
                owner);
    }

    private void suppress(Settlement settlement) {
        suppressions.suppress(
                settlement.claim().address(),
                "the relay said " + settlement.said().code() + " "
                        + settlement.said().text());
    }

    @Override
    public void recover(String owner, int mostUncertain) {
        database.run(handle -> handle.createUpdate("""
                        UPDATE deliveries SET state = 'UNCERTAIN', owner = NULL, uncertainties = uncertainties + 1,
                            next_attempt_at = CASE WHEN uncertainties + 1 < :most THEN CAST(:now AS BIGINT) END,
                            reply = 'the process that was sending it ended', changed_at = :now
                        WHERE owner = :owner""")
                .bind("owner", owner)
                .bind("most", mostUncertain)
                .bind("now", clock.millis())
                .execute());
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
                        WHERE edition_id = :edition AND next_attempt_at IS NOT NULL AND owner IS NULL
                        AND due_at < :oldest""")
                .bind("edition", edition)
                .bind("oldest", oldest())
                .bind("now", clock.millis())
                .execute());
    }

    @Override
    public boolean hasDue(long edition, String lane) {
        return database.query(handle -> handle.createQuery("""
                        SELECT 1 FROM deliveries
                        WHERE edition_id = :edition AND lane = :lane AND next_attempt_at <= :now LIMIT 1""")
                        .bind("edition", edition)
                        .bind("lane", lane)
                        .bind("now", clock.millis())
                        .mapTo(Integer.class)
                        .findOne())
                .isPresent();
    }

    @Override
    public boolean isOpen(long edition) {
        return database.query(handle -> handle.createQuery("""
                        SELECT 1 WHERE EXISTS (SELECT 1 FROM deliveries
                            WHERE edition_id = :edition AND next_attempt_at IS NOT NULL)
                        OR EXISTS (SELECT 1 FROM deliveries WHERE owner IS NOT NULL AND edition_id = :edition)""")
                        .bind("edition", edition)
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
}
