package org.presstime.delivery;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.presstime.database.Database;

/**
 * Processes in the table of that name. On this machine a process is dead when its number is nobody's, or somebody's who
 * started at another time; elsewhere when it has not been heard of for a minute.
 */
final class SqlProcesses implements Processes {

    private static final Duration SILENCE = Duration.ofSeconds(60);
    private static final String HOST = host();
    private static final long PID = ProcessHandle.current().pid();

    private final Database database;
    private final Clock clock;

    SqlProcesses(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    private record Known(String id, String host, long pid, long start, long heartbeat) {}

    @Override
    public void beat(String process) {
        database.run(handle -> handle.createUpdate("""
                        INSERT INTO processes (id, host, pid, started_at, heartbeat_at)
                        VALUES (:id, :host, :pid, :start, :now)
                        ON CONFLICT (id) DO UPDATE SET heartbeat_at = excluded.heartbeat_at""")
                .bind("id", process)
                .bind("host", HOST)
                .bind("pid", PID)
                .bind("start", start(ProcessHandle.current()))
                .bind("now", clock.millis())
                .execute());
    }

    @Override
    public void leave(String process) {
        database.run(handle -> handle.execute("DELETE FROM processes WHERE id = ?", process));
    }

    @Override
    public List<String> dead() {
        return database
                .query(handle -> handle.createQuery("SELECT id, host, pid, started_at, heartbeat_at FROM processes")
                        .map((row, context) -> new Known(
                                row.getString("id"),
                                row.getString("host"),
                                row.getLong("pid"),
                                row.getLong("started_at"),
                                row.getLong("heartbeat_at")))
                        .list())
                .stream()
                .filter(this::isDead)
                .map(Known::id)
                .toList();
    }

    private boolean isDead(Known process) {
        if (process.host().equals(HOST)) {
            // A process that started at another time has only inherited the number.
            return ProcessHandle.of(process.pid())
                    .filter(handle -> start(handle) == process.start())
                    .isEmpty();
        }
        return clock.millis() - process.heartbeat() > SILENCE.toMillis();
    }

    /** 0 where the system does not say. */
    private static long start(ProcessHandle handle) {
        return handle.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "localhost";
        }
    }
}
