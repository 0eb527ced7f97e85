package org.presstime.subscriber;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.presstime.database.Database;
import org.presstime.newsletter.Segment;
import org.presstime.settings.EmailAddress;

/** Subscribers in the tables {@code subscribers} and {@code subscriptions}. */
final class SqlSubscribers implements Subscribers {

    private static final String SUBSCRIPTIONS = """
            SELECT s.id, s.address, s.name, n.newsletter, n.state, n.origin, n.changed_at,
                s.language, s.plain, s.zone, n.without, n.weekly_on, n.hour,
                (SELECT STRING_AGG(t.tag, ' ' ORDER BY t.tag) FROM subscriber_tags t WHERE t.subscriber_id = s.id) AS tags
            FROM subscriptions n JOIN subscribers s ON s.id = n.subscriber_id
            """;

    private static final int PAGE = 1000;

    private final Database database;
    private final Clock clock;

    SqlSubscribers(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Addition add(Request request) {
        return database.atomically(handle -> {
            long id = subscriber(handle, request);
            Optional<State> state = state(handle, id, request.newsletter());
            if (state.isEmpty()) {
                put(handle, id, request);
                return Addition.ADDED;
            }
            if (state.get() == State.UNSUBSCRIBED) {
                return Addition.LEFT_BEFORE;
            }
            if (state.get() == State.PENDING && request.state() == State.CONFIRMED) {
                put(handle, id, request);
            }
            return Addition.ALREADY_THERE;
        });
    }

    @Override
    public void resubscribe(Request request) {
        database.run(handle -> put(handle, subscriber(handle, request), request));
    }

    private long subscriber(Handle handle, Request request) {
        // The update changes nothing unless a name was missing, but makes RETURNING answer for a known address too.
        return handle.createQuery("""
                        INSERT INTO subscribers (address, unicode_address, name, created_at)
                        VALUES (:address, :unicode, :name, :now)
                        ON CONFLICT (address) DO UPDATE
                        SET name = CASE WHEN subscribers.name = '' THEN excluded.name ELSE subscribers.name END
                        RETURNING id""")
                .bind("address", request.address().toString())
                .bind("unicode", unicode(request.address()))
                .bind("name", request.name())
                .bind("now", clock.millis())
                .mapTo(Long.class)
                .one();
    }

    /** Empty for an address that reads as it is written. */
    static String unicode(EmailAddress address) {
        String unicode = address.unicode();
        return unicode.equals(address.toString()) ? "" : unicode;
    }

    private static Optional<State> state(Handle handle, long subscriber, String newsletter) {
        return handle.createQuery(
                        "SELECT state FROM subscriptions WHERE subscriber_id = :id AND newsletter = :newsletter")
                .bind("id", subscriber)
                .bind("newsletter", newsletter)
                .mapTo(State.class)
                .findOne();
    }

    private void put(Handle handle, long subscriber, Request request) {
        handle.createUpdate("""
                        INSERT INTO subscriptions (subscriber_id, newsletter, state, origin, created_at, changed_at)
                        VALUES (:id, :newsletter, :state, :origin, :now, :now)
                        ON CONFLICT (subscriber_id, newsletter) DO UPDATE
                        SET state = excluded.state, origin = excluded.origin, changed_at = excluded.changed_at""")
                .bind("id", subscriber)
                .bind("newsletter", request.newsletter())
                .bind("state", request.state())
                .bind("origin", request.origin())
                .bind("now", clock.millis())
                .execute();
    }

    @Override
    public boolean unsubscribe(long subscriber, String newsletter, String because) {
        return database.atomically(handle -> {
            handle.createUpdate("""
                            UPDATE subscriptions SET left_from = state, state = 'UNSUBSCRIBED', left_because = :because,
                                changed_at = :now
                            WHERE subscriber_id = :id AND newsletter = :newsletter AND state <> 'UNSUBSCRIBED'""")
                    .bind("because", because)
                    .bind("now", clock.millis())
                    .bind("id", subscriber)
                    .bind("newsletter", newsletter)
                    .execute();
            return state(handle, subscriber, newsletter).isPresent();
        });
    }

    @Override
    public boolean undo(long subscriber, String newsletter, Instant notBefore) {
        return database.atomically(handle -> {
            handle.createUpdate("""
                            UPDATE subscriptions SET state = left_from, left_because = '', changed_at = :now
                            WHERE subscriber_id = :id AND newsletter = :newsletter AND state = 'UNSUBSCRIBED'
                            AND left_from <> '' AND changed_at >= :notBefore""")
                    .bind("now", clock.millis())
                    .bind("id", subscriber)
                    .bind("newsletter", newsletter)
                    .bind("notBefore", notBefore.toEpochMilli())
                    .execute();
            return state(handle, subscriber, newsletter)
                    .filter(state -> state != State.UNSUBSCRIBED)
                    .isPresent();
        });
    }

    @Override
    public List<Subscription> find(EmailAddress address) {
        return database.query(
                handle -> handle.createQuery(SUBSCRIPTIONS + "WHERE s.address = :address ORDER BY n.newsletter")
                        .bind("address", address.toString())
                        .map(SqlSubscribers::subscription)
                        .list());
    }

    @Override
    public List<Subscription> search(Search search) {
        String pattern = "%" + literal(search.text().toLowerCase(Locale.ROOT)) + "%";
        Filter filter = Subscribers.filter(search.where(), clock.instant());
        return database.query(handle -> handle.createQuery(
                        SUBSCRIPTIONS + """
                        WHERE s.id > :after AND (LOWER(s.address) LIKE :text ESCAPE '!' OR LOWER(s.name) LIKE :text ESCAPE '!'
                            OR LOWER(s.unicode_address) LIKE :text ESCAPE '!')
                        AND (:newsletter = '' OR n.newsletter = :newsletter) AND (:state = '' OR n.state = :state)
                        AND\s""" + filter.sql() + " ORDER BY s.id, n.newsletter LIMIT :most")
                .bind("after", search.after())
                .bind("text", pattern)
                .bind("newsletter", search.newsletter())
                .bind("state", search.state().map(State::name).orElse(""))
                .bind("most", search.most())
                .bindMap(filter.values())
                .map(SqlSubscribers::subscription)
                .list());
    }

    /** A text as it stands in a pattern for LIKE … ESCAPE '!'. */
    static String literal(String text) {
        return text.replaceAll("([%_!])", "!$1");
    }

    @Override
    public Optional<Long> reader(EmailAddress address) {
        return database.query(handle -> handle.createQuery("SELECT id FROM subscribers WHERE address = :address")
                .bind("address", address.toString())
                .mapTo(Long.class)
                .findOne());
    }

    @Override
    public int count(String newsletter, Segment audience) {
        Filter filter = Subscribers.filter(audience, clock.instant());
        return database.query(handle -> handle.createQuery("""
                        SELECT COUNT(*) FROM subscriptions n JOIN subscribers s ON s.id = n.subscriber_id
                        WHERE n.newsletter = :newsletter AND n.state = 'CONFIRMED'
                        AND NOT EXISTS (SELECT 1 FROM suppressions x WHERE x.address = s.address)
                        AND\s""" + filter.sql())
                .bind("newsletter", newsletter)
                .bindMap(filter.values())
                .mapTo(Integer.class)
                .one());
    }

    @Override
    public void forEach(String newsletter, Segment where, Consumer<Subscription> reader) {
        Filter filter = Subscribers.filter(where, clock.instant());
        // Page by page: a slow reader holds neither a transaction, which would stop all writers on SQLite, nor all
        // rows.
        List<Subscription> page = page(newsletter, filter, 0);
        while (!page.isEmpty()) {
            page.forEach(reader);
            page = page(
                    newsletter, filter, page.get(page.size() - 1).subscriber().id());
        }
    }

    private List<Subscription> page(String newsletter, Filter filter, long after) {
        return database.query(handle -> handle.createQuery(
                        SUBSCRIPTIONS + """
                        WHERE n.newsletter = :newsletter AND n.subscriber_id > :after
                        AND\s""" + filter.sql() + " ORDER BY n.subscriber_id LIMIT :size")
                .bind("newsletter", newsletter)
                .bind("after", after)
                .bind("size", PAGE)
                .bindMap(filter.values())
                .map(SqlSubscribers::subscription)
                .list());
    }

    private static Subscription subscription(ResultSet row, StatementContext context) throws SQLException {
        return new Subscription(
                person(row),
                row.getString("newsletter"),
                State.valueOf(row.getString("state")),
                row.getString("origin"),
                Instant.ofEpochMilli(row.getLong("changed_at")),
                tags(row.getString("tags")),
                ChoiceWords.stored(row.getString("language"), row.getInt("plain"), row.getString("zone")),
                ChoiceWords.stored(row.getString("without"), row.getInt("weekly_on"), row.getInt("hour")));
    }

    private static List<String> tags(@Nullable String joined) {
        return joined == null ? List.of() : List.of(joined.split(" ", -1));
    }

    @Override
    public Tags tags() {
        return new SqlTags(database, clock);
    }

    private static Subscriber person(ResultSet row) throws SQLException {
        return new Subscriber(row.getLong("id"), EmailAddress.parse(row.getString("address")), row.getString("name"));
    }
}
