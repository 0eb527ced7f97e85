package org.presstime.delivery;

import java.time.Clock;
import java.util.List;
import org.presstime.database.Database;

/** The processes that send. One that is gone can have left copies it had begun. */
interface Processes {

    /** The processes known in a database. */
    static Processes in(Database database, Clock clock) {
        return new SqlProcesses(database, clock);
    }

    /** Says that a process is alive; also the first time, and again after it was taken for dead. */
    void beat(String process);

    /** Says that a process has ended in order. */
    void leave(String process);

    /** The processes that have ended without saying so. */
    List<String> dead();
}
