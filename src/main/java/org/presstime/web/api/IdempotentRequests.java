package org.presstime.web.api;

import java.time.Clock;
import java.util.function.Supplier;
import org.presstime.database.Database;

/** Requests that carry a key are done once, however often they are made (draft-ietf-httpapi-idempotency-key-header). */
public interface IdempotentRequests {

    /** The requests remembered in a database. */
    static IdempotentRequests in(Database database, Clock clock) {
        return new SqlIdempotentRequests(database, clock);
    }

    /** An HTTP status and a body. */
    record Answer(int status, String body) {}

    /**
     * Does the work unless it was done under this key.
     *
     * @param key empty when there is none; then the work is always done
     * @param request what was asked; the same key with something else is refused with 422, one still being done with 409
     */
    Answer once(String key, String request, Supplier<Answer> work);
}
