package org.presstime.web.reader;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.presstime.database.DatabaseUnavailable;
import org.presstime.newsletter.Newsletter;
import org.presstime.newsletter.Newsletters;
import org.presstime.smtp.Relay;
import org.presstime.smtp.RelayConnection;
import org.presstime.smtp.RelayUnavailable;
import org.presstime.smtp.SendResult;
import org.presstime.subscriber.SignUps;
import org.presstime.subscriber.SignUps.Invitation;
import org.presstime.web.reader.Letters.Kind;
import org.presstime.web.reader.Letters.Letter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides which forms earn a letter, and sends the letters, beside the pages: no answer waits for it. */
final class Postbox implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Postbox.class);
    private static final int GROUP = 20;
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final Duration GIVE_UP = Duration.ofDays(1);
    private static final long IDLE_SECONDS = 5;

    private final SignUps signUps;
    private final Letters letters;
    private final LetterMail mail;
    private final Newsletters newsletters;
    private final List<Relay> relays;
    private final Clock clock;
    private final LinkedBlockingQueue<Boolean> signals = new LinkedBlockingQueue<>();
    private final Thread thread = new Thread(this::run, "letters");
    private volatile boolean stopped;

    Postbox(Readership.Parts parts, SignUps signUps, Letters letters) {
        this.signUps = signUps;
        this.letters = letters;
        this.mail = new LetterMail(parts.templates(), parts.settings(), parts.tokens());
        this.newsletters = parts.newsletters();
        this.relays = parts.relays();
        this.clock = parts.clock();
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    /** Something new has come in. */
    void wake() {
        signals.add(true);
    }

    private void run() {
        try {
            while (!stopped) {
                goRound();
                signals.poll(IDLE_SECONDS, TimeUnit.SECONDS);
                signals.clear();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void goRound() {
        try {
            work();
        } catch (DatabaseUnavailable unavailable) {
            LOG.error("no letters for now: {}", unavailable.getMessage());
        } catch (RuntimeException failure) {
            // A server goes on: the rows are still there.
            LOG.error("no letters for now", failure);
        }
    }

    /** Decides what waits, and sends what is due. */
    void work() {
        signUps.decide(invitation -> letters.add(letter(invitation)));
        List<Letter> due = take();
        while (!due.isEmpty() && !stopped) {
            send(due);
            due = take();
        }
    }

    private List<Letter> take() {
        return letters.take(GROUP, clock.instant(), clock.instant().plus(LEASE));
    }

    private static Letter letter(Invitation invitation) {
        Kind kind = switch (invitation.reply()) {
            case CONFIRM -> Kind.CONFIRM;
            case ALREADY -> Kind.ALREADY;
            case SIGN_IN -> Kind.SIGN_IN;
        };
        return new Letter(
                0,
                kind,
                invitation.address(),
                invitation.newsletter(),
                invitation.language(),
                invitation.subject(),
                invitation.issued(),
                0);
    }

    private void send(List<Letter> due) {
        try (RelayConnection connection = connect()) {
            for (Letter letter : due) {
                send(letter, connection);
            }
        } catch (RelayUnavailable unavailable) {
            LOG.warn("{} letters wait: {}", due.size(), unavailable.getMessage());
            due.forEach(this::putOff);
        }
    }

    /** A connection to the first relay that there is one to. */
    private RelayConnection connect() {
        for (Relay relay : relays.subList(0, relays.size() - 1)) {
            try {
                return relay.connect();
            } catch (RelayUnavailable unavailable) {
                LOG.warn("{}; trying the next one", unavailable.getMessage());
            }
        }
        return relays.get(relays.size() - 1).connect();
    }

    private void send(Letter letter, RelayConnection connection) {
        Optional<Newsletter> newsletter = newsletters.all().stream()
                .filter(candidate -> candidate.id().equals(letter.newsletter()))
                .findFirst();
        if (newsletter.isEmpty()) {
            LOG.info("letter {} is about {}, which is not published any more", letter.id(), letter.newsletter());
            letters.remove(letter);
            return;
        }
        settle(
                letter,
                connection.isUsable()
                        ? connection.send(
                                mail.envelope(letter, newsletter.get()), mail.message(letter, newsletter.get()))
                        : new SendResult.NotSent("the connection has ended"));
    }

    private void settle(Letter letter, SendResult result) {
        if (result instanceof SendResult.Accepted) {
            LOG.info("letter {} ({}) is sent", letter.id(), letter.kind());
            letters.remove(letter);
        } else if (result instanceof SendResult.Rejected) {
            LOG.info("letter {} ({}) was refused: {}", letter.id(), letter.kind(), result);
            letters.remove(letter);
        } else {
            LOG.info("letter {} ({}) waits: {}", letter.id(), letter.kind(), result);
            putOff(letter);
        }
    }

    /** A minute, then twice as long each time; a link of yesterday is not worth a mail. */
    private void putOff(Letter letter) {
        Instant next = clock.instant().plus(wait(letter.attempts()));
        if (letter.issued().plus(GIVE_UP).isBefore(next)) {
            letters.remove(letter);
        } else {
            letters.putOff(letter, next);
        }
    }

    private static Duration wait(int attempts) {
        Duration doubled = Duration.ofMinutes(1L << Math.min(attempts - 1, 6));
        return doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
    }

    @Override
    public void close() {
        stopped = true;
        wake();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
