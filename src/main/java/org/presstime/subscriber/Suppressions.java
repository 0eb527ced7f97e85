package org.presstime.subscriber;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.presstime.database.Database;
import org.presstime.settings.EmailAddress;

/** Addresses that get no mail from here, whatever they are subscribed to. */
public interface Suppressions {

    /** The reason of somebody who had everything about them erased: no import brings them back, their own word does. */
    String ERASED = "erased";

    /** The reason of somebody whose address others typed in: nothing but their own word brings mail there. */
    String NOT_ME = "not me";

    /** The suppressions kept in a database. */
    static Suppressions in(Database database, Clock clock) {
        return new SqlSuppressions(database, clock);
    }

    /** Stops all mail to an address; the first reason stays. False when it was stopped before. */
    boolean suppress(EmailAddress address, String reason);

    /** Why an address gets no mail; empty when it may get some. Knows erased addresses too. */
    Optional<String> reason(EmailAddress address);

    /** The same for many addresses; those that may get mail are not among them. */
    Map<EmailAddress, String> reasons(Collection<EmailAddress> addresses);

    /** As {@link #suppress}, but of the address only a keyed hash is kept, also of one suppressed before. */
    void erase(EmailAddress address, SecureRandom random);

    /**
     * Lets mail go again to the addresses that were suppressed from one moment up to another, for all reasons or one. Those
     * who said themselves that they want none stay.
     *
     * @return how many
     */
    int undo(Instant from, Instant to, Optional<String> reason);

    /** Lets mail go to an address again whose owner had it erased and has come back. Other reasons stay. */
    void comeBack(EmailAddress address);
}
