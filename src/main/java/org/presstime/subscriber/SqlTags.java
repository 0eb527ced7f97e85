package org.presstime.subscriber;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.presstime.database.Database;
import org.presstime.newsletter.Segment;
import org.presstime.subscriber.Subscribers.Filter;
import org.presstime.subscriber.Subscribers.Tags;

/** Tags in the table {@code subscriber_tags}. */
final class SqlTags implements Tags {

    private final Database database;
    private final Clock clock;

    SqlTags(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public boolean put(String tag, long subscriber) {
        return database.atomically(handle -> handle.createUpdate("""
                                INSERT INTO subscriber_tags (subscriber_id, tag, tagged_at) VALUES (:id, :tag, :now)
                                ON CONFLICT DO NOTHING""")
                        .bind("id", subscriber)
                        .bind("tag", Segment.tag(tag))
                        .bind("now", clock.millis())
                        .execute()
                > 0);
    }

    @Override
    public boolean take(String tag, long subscriber) {
        return database.atomically(
                handle -> handle.createUpdate("DELETE FROM subscriber_tags WHERE subscriber_id = :id AND tag = :tag")
                                .bind("id", subscriber)
                                .bind("tag", Segment.tag(tag))
                                .execute()
                        > 0);
    }

    @Override
    public int putOnAll(String tag, String newsletter, Segment where) {
        Filter filter = Subscribers.filter(where, clock.instant());
        return database.atomically(handle -> handle.createUpdate("""
                        INSERT INTO subscriber_tags (subscriber_id, tag, tagged_at)
                        SELECT s.id, :tag, CAST(:now AS BIGINT)
                        FROM subscriptions n JOIN subscribers s ON s.id = n.subscriber_id
                        WHERE n.newsletter = :newsletter AND\s""" + filter.sql() + " ON CONFLICT DO NOTHING")
                .bind("tag", Segment.tag(tag))
                .bind("newsletter", newsletter)
                .bind("now", clock.millis())
                .bindMap(filter.values())
                .execute());
    }

    @Override
    public int takeFromAll(String tag, String newsletter, Segment where) {
        Filter filter = Subscribers.filter(where, clock.instant());
        return database.atomically(handle -> handle.createUpdate("""
                        DELETE FROM subscriber_tags WHERE tag = :tag AND subscriber_id IN (
                            SELECT s.id FROM subscriptions n JOIN subscribers s ON s.id = n.subscriber_id
                            WHERE n.newsletter = :newsletter AND\s""" + filter.sql() + ")")
                .bind("tag", Segment.tag(tag))
                .bind("newsletter", newsletter)
                .bindMap(filter.values())
                .execute());
    }

    @Override
    public List<String> of(long subscriber) {
        return database.query(
                handle -> handle.createQuery("SELECT tag FROM subscriber_tags WHERE subscriber_id = :id ORDER BY tag")
                        .bind("id", subscriber)
                        .mapTo(String.class)
                        .list());
    }

    /** Puts tags on readers by their addresses, as an import finds them. */
    static void put(Handle handle, Collection<SqlImport.Written> entries, long now) {
        PreparedBatch batch = handle.prepareBatch("""
                INSERT INTO subscriber_tags (subscriber_id, tag, tagged_at)
                SELECT id, :tag, CAST(:now AS BIGINT) FROM subscribers WHERE address = :address
                ON CONFLICT DO NOTHING""");
        for (SqlImport.Written entry : entries) {
            entry.tags()
                    .forEach(tag -> batch.bind("tag", tag)
                            .bind("now", now)
                            .bind("address", entry.address().toString())
                            .add());
        }
        if (batch.size() > 0) {
            batch.execute();
        }
    }
}
