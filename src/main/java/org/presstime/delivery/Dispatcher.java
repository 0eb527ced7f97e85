package org.presstime.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.presstime.database.Database;
import org.presstime.database.DatabaseUnavailable;
import org.presstime.database.Installation;
import org.presstime.edition.Edition;
import org.presstime.edition.EditionState;
import org.presstime.edition.Editions;
import org.presstime.settings.Settings;
import org.presstime.smtp.Relay;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends frozen editions: several connections at once, until every copy has come to its end. Any number of dispatchers in
 * any number of processes share the work of one database; a copy is in the hands of one of them at a time.
 */
public final class Dispatcher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final Duration SOON = Duration.ofSeconds(3);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    private static final Duration GOODBYE = Duration.ofSeconds(12);
    private static final int PATIENCE = 3;

    private final Clock clock;
    private final Editions editions;
    private final EditionMails mails;
    private final Endings endings;
    private final Heartbeat heartbeat;
    private final Installation installation;
    private final Ledger ledger;
    private final Deliveries deliveries;
    private final Routes routes;
    private final Claiming claiming;
    private final String owner;
    private final LedgerWriter writer;
    private final Retries retries;
    private final ReentrantLock onePass = new ReentrantLock();
    private final Signal signal = new Signal();
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile Optional<String> trouble = Optional.empty();

    /** The parts a dispatcher works with. */
    public record Parts(
            Database database,
            Installation installation,
            Editions editions,
            EditionMails mails,
            List<Relay> relays,
            Settings.Delivery delivery,
            Clock clock,
            RandomGenerator random) {}

    /** How long to go on with an edition. */
    public enum Until {
        /** Nothing is due soon; copies that the relay deferred are left to a later call. */
        NOTHING_IS_DUE,
        /** Every copy has come to its end. */
        EVERYTHING_IS_DONE
    }

    /**
     * How far an edition came.
     *
     * @param trouble why it did not come further, in words
     */
    public record Outcome(DeliveryCounts counts, Optional<String> trouble) {}

    public Dispatcher(Parts parts) {
        this.clock = parts.clock();
        this.editions = parts.editions();
        this.mails = parts.mails();
        this.routes = new Routes(parts.relays(), clock, parts.random());
        this.ledger = new SqlLedger(parts.database(), clock, parts.delivery().expiry());
        this.deliveries = Deliveries.in(parts.database(), clock);
        this.installation = parts.installation();
        this.owner = "%d-%016x"
                .formatted(ProcessHandle.current().pid(), parts.random().nextLong());
        this.writer = new LedgerWriter(parts.database(), ledger, owner);
        this.claiming = new Claiming(ledger, new SqlAllowances(parts.database(), clock), routes, owner);
        this.retries = new Retries(parts.delivery(), clock, parts.random());
        this.endings =
                new Endings(editions, deliveries, ledger, parts.delivery().expiry(), clock);
        this.heartbeat = new Heartbeat(
                Processes.in(parts.database(), clock), ledger, installation, owner, retries.mostUncertain());
        heartbeat.start();
    }

    /** What keeps the sending from going on at the moment, in words. */
    public Optional<String> trouble() {
        return trouble;
    }

    /**
     * Sends one edition.
     *
     * @throws DatabaseUnavailable when results cannot be written; nothing is sent then either
     */
    public Outcome deliver(Edition edition, Until until) {
        int failures = 0;
        int open = 0;
        while (true) {
            int before = open;
            trouble = pass(() -> List.of(edition.id()));
            trouble = endings.finish(edition.id()).or(this::trouble);
            DeliveryCounts counts = deliveries.counts(edition.id());
            open = counts.open();
            failures = trouble.isEmpty() ? 0 : open < before ? 1 : failures + 1;
            boolean goOn = !signal.isStopped()
                    && !counts.isFinished()
                    && editions.get(edition.id()).state() == EditionState.SENDING
                    && (until == Until.EVERYTHING_IS_DONE || (failures < PATIENCE && isDueSoon(counts)));
            if (!goOn) {
                return new Outcome(counts, trouble);
            }
            signal.await(failures > 0 ? rest() : IDLE);
        }
    }

    /** Sends whatever is on its way, until {@link #close}. */
    public void run() {
        int failures = 0;
        while (!signal.isStopped()) {
            try {
                trouble = sendWhatIsDue();
                failures = 0;
            } catch (DatabaseUnavailable unavailable) {
                trouble = Optional.of(String.valueOf(unavailable.getMessage()));
                failures++;
                LOG.error("sending stopped: {}", unavailable.getMessage());
            } catch (RuntimeException failure) {
                // A server goes on: whatever this was, the ledger knows where it was.
                trouble = Optional.of(String.valueOf(failure.getMessage()));
                failures++;
                LOG.error("sending stopped", failure);
            }
            signal.await(failures > 0 ? wait(failures) : rest());
        }
    }

    private Optional<String> sendWhatIsDue() {
        List<Long> onTheirWay = ledger.editionsOnTheirWay();
        mails.keepOnly(onTheirWay);
        Optional<String> why = onTheirWay.stream().anyMatch(claiming::isAnythingDue)
                ? pass(ledger::editionsOnTheirWay)
                : Optional.empty();
        List<String> wrong = onTheirWay.stream()
                .map(endings::finish)
                .flatMap(Optional::stream)
                .toList();
        wrong.forEach(LOG::error);
        return why.or(() -> wrong.stream().findFirst());
    }

    /** Tells {@link #run} that an edition has been frozen, so that it need not wait to find out. */
    public void wake() {
        signal.wake();
    }

    /** One at a time: then at its start nothing of ours is on the wire, and what is ours was left by a failure. */
    private Optional<String> pass(Supplier<List<Long>> candidates) {
        onePass.lock();
        try {
            Optional<String> obstacle = installation.obstacle();
            if (obstacle.isPresent()) {
                return obstacle;
            }
            writer.catchUp();
            ledger.recover(owner, retries.mostUncertain());
            candidates.get().forEach(endings::expire);
            candidates.get().forEach(claiming::tidy);
            Supplier<List<Long>> counted = () -> {
                installation.isUsed();
                return candidates.get();
            };
            return new Pass(new Worker.Crew(writer, claiming, mails, routes, retries), signal).run(counted);
        } finally {
            onePass.unlock();
        }
    }

    private boolean isDueSoon(DeliveryCounts counts) {
        return counts.nextAttempt()
                .filter(next -> next.isBefore(clock.instant().plus(SOON)))
                .isPresent();
    }

    private Duration rest() {
        Duration rest = routes.rest();
        return rest.compareTo(IDLE) > 0 ? rest : IDLE;
    }

    private static Duration wait(int failures) {
        Duration doubled = Duration.ofSeconds(1L << Math.min(failures - 1, 6));
        return doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
    }

    /**
     * Finishes what is on the wire, begins nothing more, and says goodbye; waits for at most twelve seconds. Harmless to
     * repeat.
     */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        signal.stop();
        heartbeat.stop();
        try {
            if (onePass.tryLock(GOODBYE.toMillis(), TimeUnit.MILLISECONDS)) {
                writer.close();
                heartbeat.leave();
            }
            // Else a relay takes its time to answer: the next process will find our rows and call them uncertain.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
