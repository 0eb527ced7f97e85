package org.presstime.subscriber;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.presstime.database.Database;
import org.presstime.settings.EmailAddress;
import org.presstime.subscriber.Subscribers.Choice;
import org.presstime.subscriber.Subscribers.Manner;
import org.presstime.subscriber.Subscribers.Subscription;

/** What readers see and change of themselves. Who may is decided before: these methods believe that it is the reader. */
public final class Accounts {

    /** How long the two mails about a change of address can be answered. */
    public static final Duration MOVE_VALID = Duration.ofDays(2);

    private static final int MOST_MOVES = 3;

    private final Database database;
    private final SqlAccounts table;
    private final Subscribers subscribers;
    private final Suppressions suppressions;
    private final SignUps signUps;
    private final Clock clock;
    private final SecureRandom random;

    public Accounts(
            Database database,
            Subscribers subscribers,
            Suppressions suppressions,
            SignUps signUps,
            Clock clock,
            SecureRandom random) {
        this.database = database;
        this.table = new SqlAccounts(database);
        this.subscribers = subscribers;
        this.suppressions = suppressions;
        this.signUps = signUps;
        this.clock = clock;
        this.random = random;
    }

    /**
     * A reader.
     *
     * @param manner what they chose of all mail
     * @param pausedUntil no edition goes out to them before that date
     */
    public record Reader(
            long id,
            EmailAddress address,
            String name,
            Manner manner,
            Optional<LocalDate> pausedUntil,
            Instant since,
            List<Subscription> subscriptions) {

        /** Of mails, pages and letters; empty while they have not said. */
        public Optional<Locale> language() {
            return manner.language();
        }
    }

    /** One of the two ends of a change of address. */
    public enum End {
        /** Where mail goes now. */
        FROM,
        /** Where mail shall go. */
        TO
    }

    /** What a confirmation of a change of address found. */
    public enum Move {
        /** The other end has not confirmed yet. */
        HALF,
        /** The address has changed. */
        DONE,
        /** The new address is a reader's already, or must not get mail. */
        IMPOSSIBLE,
        /** Too old, or unknown. */
        INVALID
    }

    /** The reader with a key; none when everything about them was erased. */
    public Optional<Reader> find(long id) {
        return table.find(id)
                .filter(reader -> !SqlAccounts.isErased(reader.address()))
                .map(reader -> new Reader(
                        reader.id(),
                        reader.address(),
                        reader.name(),
                        reader.manner(),
                        reader.pausedUntil(),
                        reader.since(),
                        subscribers.find(reader.address())));
    }

    /** From now on all mail comes to the reader in this manner; copies that are on their way stay as they are. */
    public void prefer(long id, Manner manner) {
        table.prefer(id, manner);
    }

    /** From now on a newsletter comes to the reader as chosen; false, and nothing changes, when they do not have it. */
    public boolean choose(long id, String newsletter, Choice choice) {
        return table.choose(id, newsletter, choice);
    }

    /** No editions until that date; nothing takes it back. */
    public void pause(long id, Optional<LocalDate> until) {
        table.pause(id, until);
    }

    /** What a reader has agreed to. */
    public List<SignUps.Consent> consents(long id) {
        return signUps.consents(id);
    }

    /**
     * A reader wants their mail elsewhere.
     *
     * @return the key of the change, about which both ends now get a letter; empty when the new address has had too much
     *     mail from forms, must not get any, or the reader has asked too often
     */
    public Optional<Long> askToMove(Reader reader, EmailAddress to) {
        Instant now = clock.instant();
        return database.atomically(handle -> {
            boolean mayAsk = table.moves(reader.id(), now.minus(MOVE_VALID)) < MOST_MOVES;
            return mayAsk && suppressions.reason(to).isEmpty() && signUps.countMail(to)
                    ? Optional.of(table.addMove(reader.id(), to, now))
                    : Optional.empty();
        });
    }

    /** The address that a change leads to, while it can be confirmed. */
    public Optional<EmailAddress> moveTo(long move) {
        return table.moveTo(move, clock.instant().minus(MOVE_VALID));
    }

    /** One end confirms a change of address; at the second one it is made. Repeated it says the same again. */
    public Move confirmMove(long move, End end) {
        return database.atomically(handle -> {
            Optional<EmailAddress> to = moveTo(move);
            if (to.isEmpty()) {
                return Move.INVALID;
            }
            table.confirmMove(move, end, clock.instant());
            if (table.isDone(move)) {
                return Move.DONE;
            }
            if (!table.isConfirmedAtBothEnds(move)) {
                return Move.HALF;
            }
            if (subscribers.reader(to.get()).isPresent()
                    || suppressions.reason(to.get()).isPresent()) {
                return Move.IMPOSSIBLE;
            }
            table.move(move, to.get(), clock.instant());
            signUps.answered(to.get());
            return Move.DONE;
        });
    }

    /** Forgets a reader. What stays is a number without a name, and a keyed hash so that no import brings them back. */
    public void erase(Reader reader) {
        database.run(handle -> {
            suppressions.erase(reader.address(), random);
            table.erase(reader.id());
        });
    }
}
