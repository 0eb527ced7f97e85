package org.presstime.feed;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.presstime.database.Database;
import org.presstime.feed.FetchOutcome.Fetched;
import org.presstime.feed.FetchOutcome.Gone;
import org.presstime.feed.FetchOutcome.Validators;

/** Feeds in the table of that name. */
final class SqlFeeds implements Feeds {

    // Longer than any fetch: a process that died while it asked holds a feed up no longer than this.
    private static final Duration TAKEN = Duration.ofMinutes(5);

    private final Database database;
    private final Timetable timetable;
    private final Clock clock;

    SqlFeeds(Database database, Timetable timetable, Clock clock) {
        this.database = database;
        this.timetable = timetable;
        this.clock = clock;
    }

    /** A row: what others see of it, and what only the next fetch needs. */
    private record Row(State state, Rhythm rhythm) {}

    @Override
    public State state(URI address) {
        return row(address).state();
    }

    @Override
    public Map<URI, State> states(Collection<URI> addresses) {
        Map<URI, State> known = new HashMap<>();
        addresses.forEach(address -> known.put(address, State.unknown(address)));
        // One round for all: a thousand feeds are shown on one page.
        database.query(handle -> handle.createQuery("SELECT * FROM feeds")
                        .map((row, context) -> row(URI.create(row.getString("url")), row))
                        .list())
                .forEach(row -> known.computeIfPresent(row.state().address(), (address, unknown) -> row.state()));
        return known;
    }

    private Row row(URI address) {
        return database.query(handle -> handle.createQuery("SELECT * FROM feeds WHERE url = :url")
                .bind("url", address.toString())
                .map((row, context) -> row(address, row))
                .findOne()
                .orElseGet(() -> new Row(State.unknown(address), Rhythm.UNKNOWN)));
    }

    private Row row(URI address, ResultSet row) throws SQLException {
        Rhythm rhythm = new Rhythm(
                optional(row, "gap", Duration::ofMillis),
                optional(row, "newest_at", Instant::ofEpochMilli),
                optional(row, "pause", Duration::ofMillis));
        State state = new State(
                address,
                row.getString("title"),
                new Validators(text(row, "etag"), text(row, "last_modified"), text(row, "content_hash")),
                places(row),
                row.getInt("failures"),
                text(row, "failure").orElse(""),
                text(row, "stopped").isPresent(),
                new Times(
                        optional(row, "fetched_at", Instant::ofEpochMilli),
                        Instant.ofEpochMilli(row.getLong("due_at")),
                        Instant.ofEpochMilli(row.getLong("not_before"))),
                rhythm.isSilent(clock.instant()));
        return new Row(state, rhythm);
    }

    private static Places places(ResultSet row) throws SQLException {
        Instant since = Instant.ofEpochMilli(row.getLong("moved_at"));
        return new Places(
                text(row, "now_at").map(URI::create),
                text(row, "moved_to").map(to -> new Places.Move(URI.create(to), since)));
    }

    private static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    private static <T> Optional<T> optional(ResultSet row, String column, Function<Long, T> type) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(type.apply(value));
    }

    @Override
    public State record(URI address, FetchOutcome outcome) {
        return database.atomically(handle -> {
            insert(handle, address);
            Row known = row(address);
            if (outcome instanceof FetchOutcome.Success success) {
                Rhythm rhythm = known.rhythm();
                if (success instanceof Fetched fetched) {
                    rhythm = rhythm.after(fetched.feed(), clock.instant());
                    fetched(handle, address, fetched, rhythm);
                }
                succeeded(handle, known.state(), success, rhythm);
            } else if (outcome instanceof FetchOutcome.Failure failure) {
                failed(handle, known.state(), failure);
            }
            return state(address);
        });
    }

    private static void insert(Handle handle, URI address) {
        handle.execute("INSERT INTO feeds (url) VALUES (?) ON CONFLICT DO NOTHING", address.toString());
    }

    private void fetched(Handle handle, URI address, Fetched fetched, Rhythm rhythm) {
        handle.createUpdate("""
            UPDATE feeds SET title = :title, etag = :etag, last_modified = :modified, content_hash = :hash,
                gap = :gap, newest_at = :newest, pause = :pause
            WHERE url = :url\
            """)
                .bind("title", fetched.feed().title())
                .bind("etag", fetched.validators().etag().orElse(null))
                .bind("modified", fetched.validators().lastModified().orElse(null))
                .bind("hash", fetched.validators().contentHash().orElse(null))
                .bind("gap", rhythm.gap().map(Duration::toMillis).orElse(null))
                .bind("pause", rhythm.pause().map(Duration::toMillis).orElse(null))
                .bind("newest", rhythm.newest().map(Instant::toEpochMilli).orElse(null))
                .bind("url", address.toString())
                .execute();
    }

    private void succeeded(Handle handle, State known, FetchOutcome.Success outcome, Rhythm rhythm) {
        Instant now = clock.instant();
        Places places = known.places().after(outcome.advice().movedTo(), now);
        handle.createUpdate("""
            UPDATE feeds SET fetched_at = :now, failures = 0, failure = NULL, stopped = NULL, taken_until = 0,
                not_before = 0, due_at = :due, now_at = :place, moved_to = :to, moved_at = :since
            WHERE url = :url\
            """)
                .bind("now", now.toEpochMilli())
                .bind("due", now.plus(timetable.after(outcome, rhythm, now)).toEpochMilli())
                .bind("place", places.now().map(URI::toString).orElse(null))
                .bind("to", places.move().map(move -> move.to().toString()).orElse(null))
                .bind(
                        "since",
                        places.move().map(move -> move.since().toEpochMilli()).orElse(null))
                .bind("url", known.address().toString())
                .execute();
    }

    private void failed(Handle handle, State known, FetchOutcome.Failure outcome) {
        Instant now = clock.instant();
        int failures = known.failures() + 1;
        // If it is not to be had where it went, perhaps it is still, or again, where it was.
        Optional<URI> place = known.places().now().filter(moved -> failures < State.ALERT);
        handle.createUpdate("""
            UPDATE feeds SET failures = :failures, failure = :reason, stopped = :stopped, taken_until = 0,
                not_before = :notBefore, due_at = :due, now_at = :place
            WHERE url = :url\
            """)
                .bind("failures", failures)
                .bind("reason", outcome.reason())
                .bind("due", now.plus(timetable.after(outcome, failures)).toEpochMilli())
                .bind("notBefore", now.plus(timetable.wish(outcome)).toEpochMilli())
                .bind("place", place.map(URI::toString).orElse(null))
                .bind("stopped", outcome instanceof Gone ? outcome.reason() : null)
                .bind("url", known.address().toString())
                .execute();
    }

    @Override
    public Taking take(URI address, Asking why) {
        long now = clock.millis();
        return database.atomically(handle -> {
            insert(handle, address);
            int taken = handle.execute(
                    """
                    UPDATE feeds SET taken_until = ? WHERE url = ? AND taken_until <= ? AND stopped IS NULL
                        AND due_at <= ? AND not_before <= ?\
                    """,
                    now + TAKEN.toMillis(),
                    address.toString(),
                    now,
                    why == Asking.WHEN_DUE ? now : Long.MAX_VALUE,
                    now);
            return taken == 1 ? Taking.TAKEN : isBeingAsked(handle, address) ? Taking.BEING_ASKED : Taking.RESTING;
        });
    }

    private boolean isBeingAsked(Handle handle, URI address) {
        return handle.createQuery("SELECT COUNT(*) FROM feeds WHERE url = :url AND taken_until > :now")
                        .bind("url", address.toString())
                        .bind("now", clock.millis())
                        .mapTo(Integer.class)
                        .one()
                == 1;
    }

    @Override
    public List<URI> due(Collection<URI> addresses) {
        long now = clock.millis();
        // Those nobody knows yet are in no row; so this asks for the ones that are not due.
        Set<String> resting = Set.copyOf(database.query(handle ->
                handle.createQuery("""
                    SELECT url FROM feeds
                    WHERE stopped IS NOT NULL OR due_at > :now OR not_before > :now OR taken_until > :now\
                    """).bind("now", now).mapTo(String.class).list()));
        return addresses.stream()
                .filter(address -> !resting.contains(address.toString()))
                .toList();
    }

    @Override
    public void giveBack(URI address) {
        database.run(handle -> handle.execute("UPDATE feeds SET taken_until = 0 WHERE url = ?", address.toString()));
    }

    @Override
    public void restart(URI address) {
        database.run(handle -> handle.execute("""
            UPDATE feeds SET stopped = NULL, failures = 0, failure = NULL, due_at = 0, not_before = 0, taken_until = 0,
                now_at = NULL, moved_to = NULL, moved_at = NULL
            WHERE url = ?\
            """, address.toString()));
    }
}
