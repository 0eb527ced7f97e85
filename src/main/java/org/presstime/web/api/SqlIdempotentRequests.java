package org.presstime.web.api;

import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;
import org.presstime.database.Database;
import org.presstime.web.Json;
import org.presstime.web.Secrets;

/** Answered requests in the table {@code idempotent_requests}. */
final class SqlIdempotentRequests implements IdempotentRequests {

    private final Database database;
    private final Clock clock;

    SqlIdempotentRequests(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    private record Known(String fingerprint, int status, String body) {}

    @Override
    public Answer once(String key, String request, Supplier<Answer> work) {
        if (key.isEmpty()) {
            return work.get();
        }
        String fingerprint = Secrets.hash(request);
        if (!begin(key, fingerprint)) {
            return known(key, fingerprint);
        }
        try {
            Answer answer = work.get();
            database.run(handle -> handle.execute(
                    "UPDATE idempotent_requests SET status = ?, body = ? WHERE request_key = ?",
                    answer.status(),
                    answer.body(),
                    key));
            return answer;
        } catch (RuntimeException failure) {
            // Not done: the same key may try again.
            database.run(handle -> handle.execute("DELETE FROM idempotent_requests WHERE request_key = ?", key));
            throw failure;
        }
    }

    private boolean begin(String key, String fingerprint) {
        return database.atomically(handle -> handle.execute(
                        "INSERT INTO idempotent_requests (request_key, fingerprint, created_at) VALUES (?, ?, ?)"
                                + " ON CONFLICT DO NOTHING",
                        key,
                        fingerprint,
                        clock.millis()))
                == 1;
    }

    private Answer known(String key, String fingerprint) {
        Known known = database.query(handle -> handle.createQuery(
                        "SELECT fingerprint, COALESCE(status, 0) AS status, COALESCE(body, '') AS body"
                                + " FROM idempotent_requests WHERE request_key = :key")
                .bind("key", key)
                .map((row, context) ->
                        new Known(row.getString("fingerprint"), row.getInt("status"), row.getString("body")))
                .one());
        if (!known.fingerprint().equals(fingerprint)) {
            return problem(422, "this Idempotency-Key was used for another request");
        }
        return known.status() == 0
                ? problem(409, "the request with this Idempotency-Key is being done")
                : new Answer(known.status(), known.body());
    }

    private static Answer problem(int status, String title) {
        return new Answer(status, Json.write(Map.of("status", status, "title", title)));
    }
}
