package org.presstime.subscriber;

import java.time.Clock;
import java.util.Optional;
import org.presstime.database.Database;
import org.presstime.settings.EmailAddress;

/** Addresses that get no mail from here, whatever they are subscribed to. */
public interface Suppressions {

    /** The suppressions kept in a database. */
    static Suppressions in(Database database, Clock clock) {
        return new SqlSuppressions(database, clock);
    }

    /** Stops all mail to an address; the first reason stays. */
    void suppress(EmailAddress address, String reason);

    /** Why an address gets no mail; empty when it may get some. */
    Optional<String> reason(EmailAddress address);
}
