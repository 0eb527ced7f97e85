package org.presstime.feed;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.presstime.database.Database;
import org.presstime.feed.FetchOutcome.Failed;
import org.presstime.feed.FetchOutcome.Fetched;

/** Feeds in the table of that name. */
final class SqlFeeds implements Feeds {

    private final Database database;
    private final Clock clock;

    SqlFeeds(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public State state(URI address) {
        return database.query(handle -> handle.createQuery("SELECT * FROM feeds WHERE url = :url")
                .bind("url", address.toString())
                .map((row, context) -> {
                    long fetched = row.getLong("fetched_at");
                    String failure = row.getString("failure");
                    return new State(
                            address,
                            row.getString("title"),
                            Optional.ofNullable(row.getString("etag")),
                            Optional.ofNullable(row.getString("last_modified")),
                            Optional.ofNullable(row.getString("content_hash")),
                            fetched == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(fetched)),
                            row.getInt("failures"),
                            failure == null ? "" : failure);
                })
                .findOne()
                .orElseGet(() -> State.unknown(address)));
    }

    @Override
    public void record(URI address, FetchOutcome outcome) {
        database.run(handle -> {
            handle.execute("INSERT INTO feeds (url) VALUES (?) ON CONFLICT DO NOTHING", address.toString());
            if (outcome instanceof Failed failed) {
                failed(handle, address, failed.reason());
            } else {
                handle.execute(
                        "UPDATE feeds SET fetched_at = ?, failures = 0, failure = NULL WHERE url = ?",
                        clock.millis(),
                        address.toString());
            }
            if (outcome instanceof Fetched fetched) {
                fetched(handle, address, fetched);
            }
        });
    }

    private static void failed(Handle handle, URI address, String reason) {
        handle.execute(
                "UPDATE feeds SET failures = failures + 1, failure = ? WHERE url = ?", reason, address.toString());
    }

    private static void fetched(Handle handle, URI address, Fetched fetched) {
        handle.createUpdate("""
                        UPDATE feeds SET title = :title, etag = :etag, last_modified = :modified, content_hash = :hash
                        WHERE url = :url""")
                .bind("title", fetched.feed().title())
                .bind("etag", fetched.etag().orElse(null))
                .bind("modified", fetched.lastModified().orElse(null))
                .bind("hash", fetched.contentHash())
                .bind("url", address.toString())
                .execute();
    }
}
