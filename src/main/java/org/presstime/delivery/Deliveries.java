package org.presstime.delivery;

import java.time.Clock;
import java.util.function.Consumer;
import org.presstime.database.Database;
import org.presstime.edition.Edition;

/** The ledger as everybody may read it. */
public interface Deliveries {

    /** The ledger kept in a database. */
    static Deliveries in(Database database, Clock clock) {
        return new SqlDeliveries(database, clock);
    }

    /**
     * Writes a row for every reader who is subscribed now; joins the transaction in which the edition is frozen.
     *
     * @return how many
     */
    int enqueue(Edition edition);

    /** How far the sending of an edition is. */
    DeliveryCounts counts(long edition);

    /** Hands over an edition's rows in the order in which their readers came. */
    void forEach(long edition, Consumer<Delivery> reader);
}
