package org.presstime.web.reader;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.presstime.settings.Settings.SignUp;

/** How many forms may be sent: by one client, and by all together. Safe for use by many threads. */
final class Rates {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final int CLIENTS = 100_000;

    private final SignUp limits;
    private final TimeMeter time;
    private final Bucket all;
    private final Cache<String, Bucket> clients;

    Rates(SignUp limits, Clock clock) {
        this.limits = limits;
        this.time = new ClockMeter(clock);
        this.all = bucket(limits.all());
        this.clients = Caffeine.newBuilder()
                .maximumSize(CLIENTS)
                .expireAfterAccess(2, TimeUnit.HOURS)
                .build();
    }

    /** Takes one form of a client; false when it, or everybody, has had enough for now. */
    boolean take(String client) {
        Bucket own = clients.get(Clients.network(client), unknown -> bucket(limits.perClient()));
        return own.tryConsume(1) && all.tryConsume(1);
    }

    private Bucket bucket(int anHour) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(anHour).refillGreedy(anHour, HOUR))
                .withCustomTimePrecision(time)
                .build();
    }

    private record ClockMeter(Clock clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return TimeUnit.MILLISECONDS.toNanos(clock.millis());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
