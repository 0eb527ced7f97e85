package org.presstime.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Handle;
import org.presstime.database.Database;
import org.presstime.settings.Settings.Rate;
import org.presstime.settings.Settings.WarmUp;

/**
 * How much relays may be given now, in the tables {@code send_rates} and {@code relay_days}: a restart gives nobody more,
 * and processes share what there is. For calls inside the transaction that claims.
 *
 * <p>A rate is kept by the time at which the next message would be on time (the generic cell rate algorithm): a few may
 * leave early, and however one looks at it, no stretch of the rate's length sees more messages than it allows.
 */
final class SqlAllowances {

    private static final Duration EARLY = Duration.ofSeconds(10);
    private static final long MICROS = 1_000_000;

    private final Database database;
    private final Clock clock;

    SqlAllowances(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * What may be had now.
     *
     * @param again how long until there is more, when there is nothing
     */
    record Allowance(int messages, Duration again) {

        static Allowance of(int messages) {
            return new Allowance(messages, Duration.ZERO);
        }

        /** The smaller of two. */
        Allowance and(Allowance other) {
            return other.messages < messages || (other.messages == messages && other.again.compareTo(again) > 0)
                    ? other
                    : this;
        }
    }

    /** The steps of a rate, in millionths of a second. */
    private record Pace(long interval, long early) {

        static Pace of(Rate rate) {
            long perMicros = rate.per().toSeconds() * MICROS;
            long few = Math.max(
                    1,
                    Math.min(
                            rate.messages(),
                            rate.messages() * EARLY.toSeconds() / rate.per().toSeconds()));
            // With the few that leave early, the rate still holds over each stretch of its length.
            long interval = perMicros / Math.max(1, rate.messages() - few + 1);
            return new Pace(interval, (few - 1) * interval);
        }
    }

    /** How many messages may leave now under the rate of that name. */
    Allowance under(String name, Rate rate, int wanted) {
        return database.atomically(handle -> {
            Pace pace = Pace.of(rate);
            long late = late(handle, name);
            if (late > pace.early()) {
                return new Allowance(0, Duration.ofMillis(1 + (late - pace.early()) / 1000));
            }
            return Allowance.of((int) Math.min(wanted, (pace.early() - late) / pace.interval() + 1));
        });
    }

    /** Counts messages under the rate of that name. */
    void take(String name, Rate rate, int messages) {
        database.run(handle -> handle.createUpdate("""
                        INSERT INTO send_rates (name, next_at) VALUES (:name, :next)
                        ON CONFLICT (name) DO UPDATE SET next_at = excluded.next_at""")
                .bind("name", name)
                .bind(
                        "next",
                        now() + late(handle, name) + messages * Pace.of(rate).interval())
                .execute());
    }

    /** How far the next message would be ahead of its time. */
    private long late(Handle handle, String name) {
        return handle.createQuery("SELECT next_at FROM send_rates WHERE name = :name" + database.lockClause())
                .bind("name", name)
                .mapTo(Long.class)
                .findOne()
                .map(next -> Math.max(0, next - now()))
                .orElse(0L);
    }

    private long now() {
        return clock.millis() * 1000;
    }

    /** How many messages a relay that is being warmed up may still be given today (UTC). */
    Allowance today(String relay, WarmUp warmUp, int wanted) {
        return database.query(handle -> {
            LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
            int days = handle.createQuery("SELECT COUNT(*) FROM relay_days WHERE relay = :relay AND day < :today")
                    .bind("relay", relay)
                    .bind("today", today.toString())
                    .mapTo(Integer.class)
                    .one();
            double left = warmUp.start() * Math.pow(warmUp.growth(), days) - given(handle, relay, today);
            Instant tomorrow = today.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
            return left < 1
                    ? new Allowance(0, Duration.between(clock.instant(), tomorrow))
                    : Allowance.of((int) Math.min(wanted, left));
        });
    }

    private static int given(Handle handle, String relay, LocalDate day) {
        return handle.createQuery(
                        "SELECT COALESCE(SUM(messages), 0) FROM relay_days WHERE relay = :relay AND day = :day")
                .bind("relay", relay)
                .bind("day", day.toString())
                .mapTo(Integer.class)
                .one();
    }

    /** Counts messages given to a relay today. */
    void countToday(String relay, int messages) {
        database.run(handle -> handle.createUpdate("""
                        INSERT INTO relay_days (relay, day, messages) VALUES (:relay, :day, :messages)
                        ON CONFLICT (relay, day) DO UPDATE SET messages = relay_days.messages + excluded.messages""")
                .bind("relay", relay)
                .bind(
                        "day",
                        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString())
                .bind("messages", messages)
                .execute());
    }
}
