package org.presstime.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.presstime.settings.Settings;
import org.presstime.smtp.Relay;
import org.presstime.smtp.RelayConnection;
import org.presstime.smtp.RelayUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A relay as the sending sees it: whether it works, and how much of the mail it has had. When it fails, one worker tries
 * it again after a second, then after two, four and so on up to a minute; the others wait for what that one finds.
 *
 * <p>Safe for use by many threads.
 */
final class Route {

    private static final Logger LOG = LoggerFactory.getLogger(Route.class);
    private static final Duration FIRST_REST = Duration.ofSeconds(1);
    private static final Duration LONGEST_REST = Duration.ofSeconds(60);

    private final Relay relay;
    private final Clock clock;
    private final RandomGenerator random;
    private int connections;
    private int failures;
    private Instant restsUntil = Instant.EPOCH;
    private String trouble = "";
    private @Nullable Object trying;

    Route(Relay relay, Clock clock, RandomGenerator random) {
        this.relay = relay;
        this.clock = clock;
        this.random = random;
    }

    String name() {
        return relay.name();
    }

    Settings.Limits limits() {
        return relay.limits();
    }

    /** How many connections it may be given at once. */
    int mostConnections() {
        return relay.connections();
    }

    /** Whether a worker may use it now; while it is failing, one may from time to time, and must tell how it went. */
    synchronized boolean isOpenTo(Object worker) {
        if (failures > 0 && trying == null && !clock.instant().isBefore(restsUntil)) {
            trying = worker;
        }
        return failures == 0 || trying == worker;
    }

    /** Whether it failed the last time. */
    synchronized boolean isFailing() {
        return failures > 0;
    }

    /** Why it failed the last time, in words. */
    synchronized Optional<String> trouble() {
        return failures > 0 ? Optional.of(trouble) : Optional.empty();
    }

    /** How long it is left alone. */
    synchronized Duration rest() {
        Duration rest = Duration.between(clock.instant(), restsUntil);
        return failures == 0 || rest.isNegative() ? Duration.ZERO : rest;
    }

    /**
     * Opens a connection. One more than the relay wants, while others are open, is not taken for a failure of it.
     *
     * @throws RelayUnavailable when there is none to be had now
     */
    RelayConnection connect(Object worker) {
        try {
            RelayConnection connection = relay.connect();
            count(1);
            return connection;
        } catch (RelayUnavailable unavailable) {
            if (!isConnected()) {
                failed(worker, String.valueOf(unavailable.getMessage()));
            }
            throw unavailable;
        }
    }

    private synchronized boolean isConnected() {
        return connections > 0;
    }

    private synchronized void count(int more) {
        connections += more;
    }

    /** That a connection is closed. */
    synchronized void disconnected(Object worker) {
        connections--;
        leave(worker);
    }

    /** That a worker will not try it any more. */
    synchronized void leave(Object worker) {
        if (trying == worker) {
            trying = null;
        }
    }

    /** That it took a message, or said something about a reader. */
    synchronized void worked() {
        if (failures > 0) {
            LOG.info("relay {} works again", relay.name());
        }
        failures = 0;
        trying = null;
    }

    /** That it took nothing, and why, in words. */
    synchronized void failed(Object worker, String why) {
        if (failures > 0 && trying != worker) {
            return;
        }
        trying = null;
        trouble = why;
        long millis = Math.min(FIRST_REST.toMillis() << Math.min(failures, 10), LONGEST_REST.toMillis());
        failures++;
        restsUntil = clock.instant().plusMillis(millis + random.nextLong(millis / 10 + 1));
        LOG.warn("relay {} is left alone for {} s: {}", relay.name(), Math.round(millis / 1000.0), why);
    }
}
