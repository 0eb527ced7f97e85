package org.presstime.feed;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.presstime.database.Database;
import org.presstime.feed.FetchOutcome.Validators;
import org.presstime.settings.Settings;

/** What is known of each feed from the last time, and when to ask again. */
public interface Feeds {

    /** The feeds known in a database. */
    static Feeds in(Database database, Settings.Gather bounds, Clock clock, RandomGenerator random) {
        return new SqlFeeds(database, new Timetable(bounds, random), clock);
    }

    /** How a feed is doing. */
    enum Health {
        /** Nobody has asked yet. */
        UNKNOWN,
        /** It was read the last time. */
        WELL,
        /** It could not be read the last time, or twice. */
        FAILING,
        /** It could not be read three times in a row, or more often: a person should look. */
        AILING,
        /** It is read, but has had nothing new for far longer than usual. */
        SILENT,
        /** Its publisher has taken it away; it is not asked any more. */
        STOPPED;

        /** Whether a person should look at it. */
        public boolean isAlarming() {
            return this == AILING || this == STOPPED;
        }
    }

    /**
     * A feed as it was found last.
     *
     * @param address as configured
     * @param title empty until it was read once
     * @param places where it is to be asked for
     * @param failures how often in a row it could not be read
     * @param failure why, the last time; empty after a success
     * @param stopped whether its publisher has taken it away
     * @param times of the past and the next questions
     * @param silent whether it has had nothing new for far longer than usual
     */
    record State(
            URI address,
            String title,
            Validators validators,
            Places places,
            int failures,
            String failure,
            boolean stopped,
            Times times,
            boolean silent) {

        /** After so many failures in a row a person is told. */
        public static final int ALERT = 3;

        /** A feed nobody has fetched yet. */
        public static State unknown(URI address) {
            return new State(address, "", Validators.NONE, Places.CONFIGURED, 0, "", false, Times.NEVER, false);
        }

        /** How it is doing. */
        public Health health() {
            if (stopped) {
                return Health.STOPPED;
            }
            if (failures > 0) {
                return failures < ALERT ? Health.FAILING : Health.AILING;
            }
            return times.fetched().isEmpty() ? Health.UNKNOWN : silent ? Health.SILENT : Health.WELL;
        }

        /** Where it is to be asked for: the new address once that has stood for some days. */
        public URI whereToAsk() {
            return places.now().orElse(address);
        }
    }

    /**
     * Where a feed is.
     *
     * @param now where it is asked for, if no longer at the configured address
     * @param move where it says it has gone for good, while that is not believed yet
     */
    record Places(Optional<URI> now, Optional<Move> move) {

        static final Places CONFIGURED = new Places(Optional.empty(), Optional.empty());

        /** A mistake in a server's configuration is noticed and mended within days. */
        static final Duration PROBATION = Duration.ofDays(3);

        /** That a feed has said since then, at each success, that it is somewhere else for good. */
        public record Move(URI to, Instant since) {}

        /** After a success with what it said this time: another destination begins anew, and none ends it. */
        Places after(Optional<URI> movedTo, Instant at) {
            Optional<Move> said = movedTo.map(to -> new Move(
                    to,
                    move.filter(known -> known.to().equals(to)).map(Move::since).orElse(at)));
            return said.filter(it -> !it.since().plus(PROBATION).isAfter(at))
                    .map(stood -> new Places(Optional.of(stood.to()), Optional.empty()))
                    .orElseGet(() -> new Places(now, said));
        }
    }

    /**
     * When a feed was and will be asked.
     *
     * @param fetched when it was read last
     * @param due when it will be asked next, unless somebody asks before
     * @param notBefore nobody asks before, as its server wishes
     */
    record Times(Optional<Instant> fetched, Instant due, Instant notBefore) {
        static final Times NEVER = new Times(Optional.empty(), Instant.EPOCH, Instant.EPOCH);
    }

    /** Who wants a feed asked. */
    enum Asking {
        /** The timetable: only what is due. */
        WHEN_DUE,
        /** A person, now: whatever is not stopped, and whose server has not asked to be left alone. */
        NOW
    }

    /** What comes of wanting to ask. */
    enum Taking {
        /** Ask. */
        TAKEN,
        /** Another thread or process is asking now. */
        BEING_ASKED,
        /** It is not to be asked now. */
        RESTING
    }

    /** What is known of a feed. */
    State state(URI address);

    /** What is known of many feeds. */
    Map<URI, State> states(Collection<URI> addresses);

    /** Those of some feeds that are due, and that nobody is asking now. */
    List<URI> due(Collection<URI> addresses);

    /**
     * Takes a feed for as long as a fetch may last, so that no other process asks as well; {@link #record} and {@link
     * #giveBack} end it.
     */
    Taking take(URI address, Asking why);

    /**
     * Writes down an outcome, and gives the feed free; joins the transaction that adds the articles, so that a feed never
     * counts as read while its articles are not there.
     *
     * @return the feed as it is now
     */
    State record(URI address, FetchOutcome outcome);

    /** Gives a feed free of which nothing is known now. */
    void giveBack(URI address);

    /** Has a feed asked again that was stopped, was told to wait, has moved, or is not due. */
    void restart(URI address);
}
