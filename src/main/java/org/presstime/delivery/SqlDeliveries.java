package org.presstime.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.StatementContext;
import org.presstime.database.Database;
import org.presstime.delivery.Delivery.Meaning;
import org.presstime.edition.Edition;
import org.presstime.newsletter.Newsletter;

/** What everybody may read of the table {@code deliveries}, and how its rows come to be. */
final class SqlDeliveries implements Deliveries {

    private static final Set<DeliveryState> RESENDABLE =
            EnumSet.of(DeliveryState.REJECTED, DeliveryState.EXPIRED, DeliveryState.UNCERTAIN);

    private final Database database;
    private final Clock clock;

    SqlDeliveries(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public int enqueue(Newsletter newsletter, Edition edition, Menu menu) {
        return database.atomically(handle -> {
            int targeted = new SqlRecipients(database, newsletter, edition, menu, clock.instant()).write();
            handle.execute(
                    "UPDATE editions SET targeted = ?, audience = ? WHERE id = ?",
                    targeted,
                    newsletter.audience().text(),
                    edition.id());
            return targeted;
        });
    }

    @Override
    public boolean hasWeeklyReaders(Newsletter newsletter) {
        return database.query(handle -> handle.createQuery("""
                        SELECT 1 FROM subscriptions
                        WHERE newsletter = :newsletter AND state = 'CONFIRMED' AND weekly_on > 0 LIMIT 1""")
                .bind("newsletter", newsletter.id())
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
    }

    @Override
    public int enqueueForThoseWhoGot(Edition other, Set<DeliveryState> got, Edition edition) {
        return database.atomically(handle -> {
            int targeted = handle.createUpdate("""
                        INSERT INTO deliveries
                            (edition_id, subscriber_id, address, state, form, due_at, next_attempt_at, changed_at)
                        SELECT :edition, s.id, s.address, 'QUEUED', CASE WHEN s.plain = 1 THEN :plain ELSE '' END,
                            :now, :now, :now
                        FROM deliveries d JOIN subscribers s ON s.id = d.subscriber_id
                        JOIN subscriptions n ON n.subscriber_id = s.id AND n.newsletter = :newsletter
                        WHERE d.edition_id = :other AND d.state IN (<got>) AND n.state = 'CONFIRMED'
                        AND (s.paused_until IS NULL OR s.paused_until <= :date)
                        AND NOT EXISTS (SELECT 1 FROM suppressions x WHERE x.address = s.address)""")
                    .bindList("got", got.stream().map(Enum::name).toList())
                    .bind("edition", edition.id())
                    .bind("other", other.id())
                    .bind("plain", CopyForm.plain(""))
                    .bind("newsletter", edition.newsletter())
                    .bind("date", SqlLedger.today(clock))
                    .bind("now", clock.millis())
                    .execute();
            handle.execute("UPDATE editions SET targeted = ? WHERE id = ?", targeted, edition.id());
            return targeted;
        });
    }

    @Override
    public int resend(Edition edition, Set<DeliveryState> states) {
        if (!RESENDABLE.containsAll(states)) {
            throw new IllegalArgumentException("copies that are " + states + " are not sent again");
        }
        // Attempts count anew; uncertain ends do not: a reader is not to get a copy for ever.
        return database.atomically(handle -> handle.createUpdate("""
                        UPDATE deliveries SET state = CASE WHEN state = 'UNCERTAIN' THEN 'UNCERTAIN' ELSE 'QUEUED' END,
                            attempts = 0, due_at = :now, next_attempt_at = :now, changed_at = :now
                        WHERE edition_id = :edition AND owner IS NULL AND next_attempt_at IS NULL
                        AND state IN (<states>)""")
                .bindList("states", states.stream().map(Enum::name).toList())
                .bind("edition", edition.id())
                .bind("now", clock.millis())
                .execute());
    }

    @Override
    public OptionalInt targeted(long edition) {
        return database.query(handle -> handle.createQuery("SELECT targeted FROM editions WHERE id = :edition")
                .bind("edition", edition)
                .map((row, context) -> {
                    int targeted = row.getInt("targeted");
                    return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(targeted);
                })
                .one());
    }

    @Override
    public DeliveryCounts counts(long edition) {
        List<Count> rows = database.query(handle -> handle.createQuery("""
                        SELECT state, meaning, COUNT(*) AS n, MIN(next_attempt_at) AS next,
                            SUM(CASE WHEN next_attempt_at IS NULL AND owner IS NULL THEN 0 ELSE 1 END) AS open,
                            SUM(CASE WHEN next_attempt_at IS NOT NULL AND due_at > :now THEN 1 ELSE 0 END) AS waiting
                        FROM deliveries WHERE edition_id = :edition GROUP BY state, meaning""")
                .bind("now", clock.millis())
                .bind("edition", edition)
                .map((row, context) -> new Count(
                        DeliveryState.valueOf(row.getString("state")),
                        meaning(row),
                        row.getInt("n"),
                        row.getInt("open"),
                        row.getInt("waiting"),
                        instant(row, "next")))
                .list());
        return new DeliveryCounts(
                rows.stream().collect(Collectors.toMap(Count::state, Count::number, Integer::sum)),
                rows.stream()
                        .filter(count -> count.meaning().isPresent())
                        .collect(Collectors.toMap(
                                count -> count.meaning().get(), Count::number, Integer::sum, TreeMap::new)),
                rows.stream().mapToInt(Count::open).sum(),
                rows.stream().mapToInt(Count::waiting).sum(),
                rows.stream().flatMap(count -> count.next().stream()).min(Comparator.naturalOrder()));
    }

    private record Count(
            DeliveryState state,
            Optional<Meaning> meaning,
            int number,
            int open,
            int waiting,
            Optional<Instant> next) {}

    @Override
    public void forEach(long edition, Consumer<Delivery> reader) {
        database.run(handle -> {
            try (Stream<Delivery> rows = handle
                    .createQuery("SELECT * FROM deliveries WHERE edition_id = :edition ORDER BY subscriber_id")
                    .setFetchSize(1000)
                    .bind("edition", edition)
                    .map(SqlDeliveries::delivery)
                    .stream()) {
                rows.forEach(reader);
            }
        });
    }

    static Delivery delivery(ResultSet row, StatementContext context) throws SQLException {
        return new Delivery(
                row.getLong("subscriber_id"),
                row.getString("address"),
                DeliveryState.valueOf(row.getString("state")),
                row.getInt("attempts"),
                Instant.ofEpochMilli(row.getLong("due_at")),
                instant(row, "begun_at"),
                instant(row, "next_attempt_at"),
                text(row, "relay"),
                Math.max(0, row.getInt("reply_code")),
                text(row, "enhanced_code"),
                text(row, "reply"),
                meaning(row),
                Instant.ofEpochMilli(row.getLong("changed_at")));
    }

    static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNullElse(row.getString(column), "");
    }

    private static Optional<Meaning> meaning(ResultSet row) throws SQLException {
        return Optional.ofNullable(row.getString("meaning")).map(Meaning::valueOf);
    }

    static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }
}
