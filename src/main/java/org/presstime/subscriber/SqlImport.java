package org.presstime.subscriber;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.presstime.database.Database;
import org.presstime.settings.EmailAddress;
import org.presstime.subscriber.Subscribers.State;

/** Reads and writes subscriptions by the thousand. */
final class SqlImport {

    private final Database database;
    private final Clock clock;

    SqlImport(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A subscription to write. */
    record Written(EmailAddress address, String name, State state, List<String> tags) {}

    /** The state of those addresses that have one. */
    Map<String, State> states(String newsletter, Collection<String> addresses) {
        Map<String, State> states = new HashMap<>();
        if (!addresses.isEmpty()) {
            // One look for each address: joined, SQLite would go through all subscriptions to the newsletter each time.
            database.run(handle -> handle.createQuery("""
                            SELECT s.address, (SELECT n.state FROM subscriptions n
                                               WHERE n.subscriber_id = s.id AND n.newsletter = :newsletter) AS state
                            FROM subscribers s WHERE s.address IN (<addresses>)""")
                    .bind("newsletter", newsletter)
                    .bindList("addresses", List.copyOf(addresses))
                    .map((row, context) -> Map.entry(
                            row.getString("address"),
                            Optional.ofNullable(row.getString("state")).map(State::valueOf)))
                    .forEach(entry -> entry.getValue().ifPresent(state -> states.put(entry.getKey(), state))));
        }
        return states;
    }

    /** Puts tags on those who are there already, and changes nothing else of them. */
    void tag(List<Written> entries) {
        database.run(handle -> SqlTags.put(handle, entries, clock.millis()));
    }

    /** Writes entries as they are, over what there was. */
    void write(String newsletter, String origin, List<Written> entries) {
        if (entries.isEmpty()) {
            return;
        }
        long now = clock.millis();
        database.run(handle -> {
            PreparedBatch people = handle.prepareBatch("""
                    INSERT INTO subscribers (address, unicode_address, name, created_at)
                    VALUES (:address, :unicode, :name, :now)
                    ON CONFLICT (address) DO UPDATE
                    SET name = CASE WHEN subscribers.name = '' THEN excluded.name ELSE subscribers.name END""");
            PreparedBatch subscriptions = handle.prepareBatch("""
                    INSERT INTO subscriptions (subscriber_id, newsletter, state, origin, created_at, changed_at)
                    SELECT id, :newsletter, :state, :origin, :now, :now FROM subscribers WHERE address = :address
                    ON CONFLICT (subscriber_id, newsletter) DO UPDATE
                    SET state = excluded.state, origin = excluded.origin, changed_at = excluded.changed_at""");
            for (Written entry : entries) {
                people.bind("address", entry.address().toString())
                        .bind("unicode", SqlSubscribers.unicode(entry.address()))
                        .bind("name", entry.name())
                        .bind("now", now)
                        .add();
                subscriptions
                        .bind("newsletter", newsletter)
                        .bind("state", entry.state().name())
                        .bind("origin", origin)
                        .bind("now", now)
                        .bind("address", entry.address().toString())
                        .add();
            }
            people.execute();
            subscriptions.execute();
            SqlTags.put(handle, entries, now);
        });
    }
}
