package org.presstime.subscriber;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.presstime.database.Database;
import org.presstime.settings.EmailAddress;
import org.presstime.subscriber.SqlSignUps.Waiting;
import org.presstime.subscriber.Subscribers.Request;
import org.presstime.subscriber.Subscribers.State;

/**
 * Double opt-in. Somebody asks with a form, which is written down alike for all; later it is decided whether the address
 * gets a mail; its owner's word makes the subscription. So no answer to a form tells who is known here.
 *
 * <p>An address gets one such mail a day and three in all until its owner answers, whatever the number of requests.
 */
public final class SignUps {

    /** How long a confirmation mail can be answered. */
    public static final Duration VALID = Duration.ofDays(7);

    private static final Limit CONFIRMATIONS = new Limit("", Duration.ofDays(1), 3);
    // A reader who waits for a link may ask again; a stranger cannot make more of it than a nuisance of ten mails.
    private static final Limit SIGN_INS = new Limit("/sign-in", Duration.ofMinutes(10), 10);
    // Whoever has not answered by then is forgotten, but for the hash that counts their mails.
    private static final Duration KEEP_PENDING = Duration.ofDays(30);
    private static final int GROUP = 200;

    private final Database database;
    private final SqlSignUps table;
    private final Subscribers subscribers;
    private final Suppressions suppressions;
    private final AddressHash hash;
    private final Clock clock;

    public SignUps(
            Database database, Subscribers subscribers, Suppressions suppressions, Clock clock, SecureRandom random) {
        this.database = database;
        this.table = new SqlSignUps(database);
        this.subscribers = subscribers;
        this.suppressions = suppressions;
        this.hash = AddressHash.in(database, clock, random);
        this.clock = clock;
    }

    /** What a form is about. */
    public enum Kind {
        /** To subscribe. */
        SIGN_UP,
        /** To get a link to the account. */
        SIGN_IN
    }

    /**
     * Where a request came from.
     *
     * @param client the network address of whoever sent the form
     * @param form the page it stood on
     * @param shown the words that were agreed to
     */
    public record Origin(String client, String form, String shown) {}

    /** Somebody asks for a newsletter, or for a link to their account. */
    public record Asked(Kind kind, EmailAddress address, String newsletter, Locale language, Origin origin) {}

    /** A mail that a form has earned: what it is about decides its words and where its link leads. */
    public record Invitation(
            Reply reply, EmailAddress address, String newsletter, Locale language, long subject, Instant issued) {}

    /** What is written to whom. */
    public enum Reply {
        /** To somebody who is no reader of that newsletter yet; about a sign-up. */
        CONFIRM,
        /** To somebody who is one already; about the reader. */
        ALREADY,
        /** To a reader who wants to sign in; about the reader. */
        SIGN_IN
    }

    /**
     * A record of consent.
     *
     * @param confirmed when its owner confirmed it; empty while nobody has
     */
    public record Consent(
            String newsletter, Instant requested, Origin origin, Optional<Instant> confirmed, String confirmedFrom) {}

    /** What a confirmation found. */
    public enum Confirmation {
        /** Subscribed now, or by this link before. */
        SUBSCRIBED,
        /** It was used before, and its reader has left since: it brings nobody back. */
        LEFT_SINCE,
        /** Too old, not there any more, or denied by the owner of the address. */
        INVALID
    }

    /** How many mails an address gets because of forms, until its owner answers one. */
    private record Limit(String name, Duration between, int most) {}

    /** Writes a request down: one row, whoever is meant. */
    public void ask(Asked asked) {
        table.add(asked, clock.instant());
    }

    /** Decides what becomes of the requests that wait, in the order in which they came; gives out the mails to write. */
    public void decide(Consumer<Invitation> write) {
        int decided = GROUP;
        while (decided == GROUP) {
            decided = database.atomically(handle -> {
                List<Waiting> group = table.oldest(GROUP);
                // Of several for one address in a group, the first has it all.
                Set<String> seen = new HashSet<>();
                group.stream()
                        .filter(waiting -> seen.add(
                                waiting.asked().kind() + " " + waiting.asked().address()))
                        .forEach(waiting -> decide(waiting).ifPresent(write));
                table.remove(group);
                return group.size();
            });
        }
        table.forget(clock.instant().minus(KEEP_PENDING));
    }

    private Optional<Invitation> decide(Waiting waiting) {
        Asked asked = waiting.asked();
        boolean silenced = suppressions
                .reason(asked.address())
                .filter(reason -> !reason.equals(Suppressions.ERASED))
                .isPresent();
        Optional<Long> reader = subscribers.reader(asked.address());
        if (silenced || (asked.kind() == Kind.SIGN_IN && reader.isEmpty()) || !mayGetMail(asked)) {
            return Optional.empty();
        }
        if (asked.kind() == Kind.SIGN_IN) {
            return Optional.of(invitation(asked, Reply.SIGN_IN, reader.orElseThrow()));
        }
        return Optional.of(
                isSubscribed(asked)
                        ? invitation(asked, Reply.ALREADY, reader.orElseThrow())
                        : invitation(asked, Reply.CONFIRM, table.keep(asked, clock.instant())));
    }

    private boolean mayGetMail(Asked asked) {
        return countMail(asked.address(), asked.kind() == Kind.SIGN_IN ? SIGN_INS : CONFIRMATIONS);
    }

    /** Counts a mail that an address gets because of somebody's form; false when it has had as many as it may. */
    boolean countMail(EmailAddress address) {
        return countMail(address, CONFIRMATIONS);
    }

    private boolean countMail(EmailAddress address, Limit limit) {
        return table.countMail(
                hash.of(mailbox(address)) + limit.name(), now(), now().minus(limit.between()), limit.most());
    }

    /** One mailbox under all its names is one victim: case and what follows a plus sign do not make it another. */
    private static EmailAddress mailbox(EmailAddress address) {
        String local = address.local().toLowerCase(Locale.ROOT);
        int plus = local.indexOf('+');
        return new EmailAddress(plus > 0 ? local.substring(0, plus) : local, address.domain());
    }

    private boolean isSubscribed(Asked asked) {
        return subscribers.find(asked.address()).stream()
                .anyMatch(row -> row.newsletter().equals(asked.newsletter()) && row.state() == State.CONFIRMED);
    }

    private Invitation invitation(Asked asked, Reply reply, long subject) {
        return new Invitation(reply, asked.address(), asked.newsletter(), asked.language(), subject, now());
    }

    private Instant now() {
        return clock.instant();
    }

    /** The newsletter a sign-up is for, and the language it was asked in, while it can be confirmed. */
    public Optional<Asked> find(long signUp) {
        return table.find(signUp, now().minus(VALID)).map(Waiting::asked);
    }

    /** The owner of the address says yes. Works once; repeated it says the same again and changes nothing. */
    public Confirmation confirm(long signUp, String client) {
        return database.atomically(handle -> {
            Optional<Asked> found = find(signUp);
            if (found.isEmpty()) {
                return Confirmation.INVALID;
            }
            Asked asked = found.get();
            if (!table.confirm(signUp, now(), client)) {
                return isSubscribed(asked) ? Confirmation.SUBSCRIBED : Confirmation.LEFT_SINCE;
            }
            suppressions.comeBack(asked.address());
            subscribers.resubscribe(new Request(
                    asked.address(),
                    "",
                    asked.newsletter(),
                    State.CONFIRMED,
                    asked.origin().form()));
            table.belongsTo(signUp, subscribers.reader(asked.address()).orElseThrow(), asked.language());
            answered(asked.address());
            return Confirmation.SUBSCRIBED;
        });
    }

    /** A reader who is signed in to their account subscribes: the consent is recorded, and confirmed by that. */
    public void consent(long subscriber, Asked asked) {
        database.run(handle -> {
            long signUp = table.keep(asked, now());
            table.confirm(signUp, now(), asked.origin().client());
            table.belongsTo(signUp, subscriber, asked.language());
            subscribers.resubscribe(new Request(
                    asked.address(),
                    "",
                    asked.newsletter(),
                    State.CONFIRMED,
                    asked.origin().form()));
        });
    }

    /** The owner of an address has shown that our mails reach them and are welcome: it may get as many again. */
    public void answered(EmailAddress address) {
        String mailbox = hash.of(mailbox(address));
        table.answered(List.of(mailbox + CONFIRMATIONS.name(), mailbox + SIGN_INS.name()));
    }

    /** The owner of the address says that it was not they: no mail goes there any more. False for a link too old. */
    public boolean deny(long signUp) {
        return database.atomically(handle -> {
            Optional<Asked> found = find(signUp);
            found.ifPresent(asked -> {
                suppressions.suppress(asked.address(), Suppressions.NOT_ME);
                table.deny(signUp, now());
            });
            return found.isPresent();
        });
    }

    /** What a reader has agreed to, oldest first. */
    public List<Consent> consents(long subscriber) {
        return table.consents(subscriber);
    }
}
