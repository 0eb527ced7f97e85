package org.presstime.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.presstime.database.Database;
import org.presstime.database.OnEachDatabase;
import org.presstime.delivery.Delivery.Meaning;
import org.presstime.delivery.Ledger.Claim;
import org.presstime.delivery.Ledger.Said;
import org.presstime.delivery.Ledger.Settlement;
import org.presstime.edition.Edition;
import org.presstime.edition.EditionContent;
import org.presstime.edition.EditionState;
import org.presstime.edition.Editions;
import org.presstime.newsletter.Segment;
import org.presstime.settings.EmailAddress;
import org.presstime.subscriber.Subscribers;
import org.presstime.subscriber.Suppressions;

/** Every change a row of the ledger can see, on both databases. */
class DeliveriesTest {

    private final SettableClock clock = new SettableClock("2026-11-24T06:00:00Z");

    @OnEachDatabase
    void haveARowForEveryReaderWhoWantsMail(Database database) {
        Suppressions.in(database, clock).suppress(EmailAddress.parse("r2@readers.example"), "no such user");

        Edition edition = new FrozenEdition(database, clock).forReaders(3);

        assertThat(rows(database, edition))
                .extracting(Delivery::address)
                .containsExactly("r1@readers.example", "r3@readers.example");
        assertThat(counts(database, edition))
                .satisfies(counts -> assertThat(counts.targeted()).isEqualTo(2))
                .satisfies(counts -> assertThat(counts.open()).isEqualTo(2))
                .satisfies(counts -> assertThat(counts.nextAttempt()).hasValue(clock.instant()));
    }

    @OnEachDatabase
    void goToThoseOfTheAudienceWhenItWasFrozenAndToNobodyElse(Database database) {
        Subscribers subscribers = Subscribers.in(database, clock);
        FrozenEdition frozen = new FrozenEdition(database, clock);
        frozen.forReaders(5);
        for (int i : List.of(2, 3, 5)) {
            long reader = subscribers
                    .reader(EmailAddress.parse("r" + i + "@readers.example"))
                    .orElseThrow();
            subscribers.tags().put("vip", reader);
        }
        Suppressions.in(database, clock).suppress(EmailAddress.parse("r3@readers.example"), "no such user");
        clock.pass(Duration.ofDays(1));

        Edition edition = frozen.forReaders(5, Segment.parse("tag = vip"));
        subscribers.tags().putOnAll("vip", "daily", Segment.EVERYBODY);

        assertThat(rows(database, edition))
                .extracting(Delivery::address)
                .containsExactly("r2@readers.example", "r5@readers.example");
        assertThat(Deliveries.in(database, clock).targeted(edition.id())).hasValue(2);
    }

    @OnEachDatabase
    void ofACorrectionGoToThoseWhoGotTheEditionAndStillWantIt(Database database) {
        Edition edition = new FrozenEdition(database, clock).forReaders(7);
        List<String> states = List.of("SENT", "SENT", "UNCERTAIN", "REJECTED", "SENT", "SENT", "QUEUED");
        List<Delivery> rows = rows(database, edition);
        database.run(handle -> {
            for (int i = 0; i < states.size(); i++) {
                handle.execute(
                        "UPDATE deliveries SET state = ?, next_attempt_at = NULL WHERE subscriber_id = ?",
                        states.get(i),
                        rows.get(i).subscriber());
            }
            // The first has left since, the fifth has mail sent elsewhere now, the sixth comes back tomorrow.
            handle.execute(
                    "UPDATE subscriptions SET state = 'UNSUBSCRIBED' WHERE subscriber_id = ?",
                    rows.get(0).subscriber());
            handle.execute(
                    "UPDATE subscribers SET address = 'new@readers.example' WHERE id = ?",
                    rows.get(4).subscriber());
            handle.execute(
                    "UPDATE subscribers SET paused_until = '2026-11-25' WHERE id = ?",
                    rows.get(5).subscriber());
        });
        Editions editions = Editions.in(database, clock);
        Deliveries deliveries = Deliveries.in(database, clock);

        Edition careful = correction(editions, 1);
        assertThat(deliveries.enqueueForThoseWhoGot(edition, EnumSet.of(DeliveryState.SENT), careful))
                .isEqualTo(2);
        assertThat(rows(database, careful))
                .extracting(Delivery::address)
                .containsExactly("r2@readers.example", "new@readers.example");
        Edition sure = correction(editions, 2);
        deliveries.enqueueForThoseWhoGot(edition, EnumSet.of(DeliveryState.SENT, DeliveryState.UNCERTAIN), sure);
        assertThat(rows(database, sure))
                .extracting(Delivery::address)
                .contains("r3@readers.example")
                .hasSize(3);

        clock.pass(Duration.ofDays(1));
        Edition late = correction(editions, 3);
        deliveries.enqueueForThoseWhoGot(edition, EnumSet.of(DeliveryState.SENT), late);
        assertThat(rows(database, late))
                .extracting(Delivery::address)
                .contains("r6@readers.example")
                .hasSize(3);
    }

    private static Edition correction(Editions editions, int part) {
        Edition.Key key = new Edition.Key("daily", LocalDate.parse("2026-11-24"), Edition.Kind.CORRECTION, part);
        Edition draft = editions.draft(
                key,
                new EditionContent("Oops", "Oops", new EditionContent.Notice("daily/2026-11-24", List.of("Oops."))));
        return editions.freeze(editions.change(draft, EditionState.APPROVED, ""));
    }

    @OnEachDatabase
    void areClaimedByOneOnly(Database database) throws Exception {
        Edition edition = new FrozenEdition(database, clock).forReaders(200);
        List<Long> claimed = Collections.synchronizedList(new ArrayList<>());
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                String owner = "process-" + i;
                running.add(threads.submit(() -> {
                    List<Claim> group = claim(database, edition.id(), owner, 7);
                    while (!group.isEmpty()) {
                        group.forEach(claim -> claimed.add(claim.subscriber()));
                        group = claim(database, edition.id(), owner, 7);
                    }
                }));
            }
            for (Future<?> future : running) {
                future.get();
            }
        } finally {
            threads.shutdownNow();
        }

        Set<Long> once = new HashSet<>(claimed);
        assertThat(claimed).hasSameSizeAs(once);
        // A row another process was looking at is skipped, not lost: it is still there to be claimed.
        assertThat(once.size() + claim(database, edition.id(), "late", 1000).size())
                .isEqualTo(200);
    }

    @OnEachDatabase
    void areSentBeforeTheyAreSettled(Database database) {
        Edition edition = new FrozenEdition(database, clock).forReaders(1);
        Ledger ledger = ledger(database);
        Claim claim = claim(database, edition.id(), "me", 10).get(0);

        assertThat(claim.attempt()).isOne();
        assertThat(states(database, edition)).containsExactly(DeliveryState.SENDING);
        ledger.settle(
                List.of(new Settlement(
                        claim,
                        DeliveryState.SENT,
                        Optional.empty(),
                        false,
                        new Said(250, "2.0.0", "2.0.0 queued", Optional.empty()),
                        false)),
                "me");

        assertThat(rows(database, edition)).singleElement().satisfies(row -> {
            assertThat(row.state()).isEqualTo(DeliveryState.SENT);
            assertThat(row.attempts()).isOne();
            assertThat(row.reply()).isEqualTo("2.0.0 queued");
        });
        assertThat(counts(database, edition).isFinished()).isTrue();
    }

    @OnEachDatabase
    void ofAReaderWhoLeftAreNotClaimed(Database database) {
        FrozenEdition frozen = new FrozenEdition(database, clock);
        Edition edition = frozen.forReaders(3);
        List<Delivery> rows = rows(database, edition);
        Subscribers.in(database, clock).unsubscribe(rows.get(0).subscriber(), "daily");
        Suppressions.in(database, clock).suppress(EmailAddress.parse(rows.get(1).address()), "complained");

        assertThat(claim(database, edition.id(), "me", 1))
                .as("the first who still wants it")
                .extracting(Claim::subscriber)
                .containsExactly(rows.get(2).subscriber());

        assertThat(states(database, edition))
                .containsExactly(DeliveryState.SUPPRESSED, DeliveryState.SUPPRESSED, DeliveryState.SENDING);
        assertThat(counts(database, edition).open()).isOne();
    }

    @OnEachDatabase
    void ofAPausedEditionWait(Database database) {
        FrozenEdition frozen = new FrozenEdition(database, clock);
        Edition edition = frozen.forReaders(2);
        Edition paused = frozen.editions().change(edition, EditionState.PAUSED, "");

        assertThat(claim(database, edition.id(), "me", 1)).isEmpty();

        frozen.editions().change(paused, EditionState.SENDING, "");
        assertThat(claim(database, edition.id(), "me", 10)).hasSize(2);
    }

    @OnEachDatabase
    void ofADeadProcessAreUncertain(Database database) {
        Edition edition = new FrozenEdition(database, clock).forReaders(2);
        Ledger ledger = ledger(database);
        claim(database, edition.id(), "dead", 1);

        Processes.in(database, clock).leave("dead");
        assertThat(ledger.orphans()).containsExactly("dead");
        ledger.recover("dead", 3);

        assertThat(states(database, edition)).containsExactly(DeliveryState.UNCERTAIN, DeliveryState.QUEUED);
        assertThat(claim(database, edition.id(), "me", 10)).hasSize(2);
    }

    @OnEachDatabase
    void keepTheTruthOfAProcessThatWasOnlySlow(Database database) {
        Edition edition = new FrozenEdition(database, clock).forReaders(1);
        Ledger ledger = ledger(database);
        Claim claim = claim(database, edition.id(), "slow", 1).get(0);
        ledger.recover("slow", 3);

        ledger.settle(
                List.of(new Settlement(
                        claim,
                        DeliveryState.SENT,
                        Optional.empty(),
                        false,
                        new Said(250, "2.0.0", "", Optional.empty()),
                        false)),
                "slow");

        assertThat(states(database, edition)).containsExactly(DeliveryState.SENT);
    }

    @OnEachDatabase
    void wait(Database database) {
        Edition edition = new FrozenEdition(database, clock).forReaders(1);
        Ledger ledger = ledger(database);
        Claim claim = claim(database, edition.id(), "me", 1).get(0);
        ledger.settle(
                List.of(new Settlement(
                        claim,
                        DeliveryState.DEFERRED,
                        Optional.of(clock.instant().plusSeconds(300)),
                        false,
                        new Said(451, "4.7.1", "4.7.1 greylisted", Optional.of(Meaning.GREYLISTED)),
                        false)),
                "me");

        assertThat(ledger.hasDue(edition.id(), "")).isFalse();
        assertThat(claim(database, edition.id(), "me", 1)).isEmpty();
        clock.pass(Duration.ofMinutes(5));
        assertThat(ledger.hasDue(edition.id(), "")).isTrue();
        assertThat(claim(database, edition.id(), "me", 1)).hasSize(1);
    }

    @OnEachDatabase
    void areNotSentForEverWhenEachAttemptEndsTheProcess(Database database) {
        Edition edition = new FrozenEdition(database, clock).forReaders(1);
        Ledger ledger = ledger(database);
        int attempts = 0;
        for (List<Claim> claims = claim(database, edition.id(), "dead", 1);
                !claims.isEmpty();
                claims = claim(database, edition.id(), "dead", 1)) {
            ledger.recover("dead", 3);
            attempts++;
        }

        assertThat(attempts).isEqualTo(3);
        assertThat(states(database, edition)).containsExactly(DeliveryState.UNCERTAIN);
        assertThat(counts(database, edition).isFinished()).isTrue();
    }

    @OnEachDatabase
    void endWhenTheyAreTooOld(Database database) {
        Edition edition = new FrozenEdition(database, clock).forReaders(2);
        Ledger ledger = ledger(database);

        clock.pass(Duration.ofHours(24));
        ledger.expire(edition.id());
        assertThat(states(database, edition)).containsOnly(DeliveryState.QUEUED);
        clock.pass(Duration.ofSeconds(1));
        assertThat(claim(database, edition.id(), "me", 2)).as("too old").isEmpty();
        ledger.expire(edition.id());

        assertThat(states(database, edition)).containsOnly(DeliveryState.EXPIRED);
        assertThat(counts(database, edition).isFinished()).isTrue();
    }

    @OnEachDatabase
    void belongToProcessesThatAreAlive(Database database) {
        Processes processes = Processes.in(database, Clock.systemUTC());
        processes.beat("this one");
        database.run(handle -> {
            handle.execute(
                    "INSERT INTO processes SELECT 'gone', host, 999999999, started_at, heartbeat_at FROM processes");
            handle.execute("INSERT INTO processes SELECT 'number reused', host, pid, 1000, heartbeat_at FROM processes"
                    + " WHERE id = 'this one'");
            handle.execute("INSERT INTO processes SELECT 'elsewhere', 'elsewhere', 1, 0, heartbeat_at FROM processes"
                    + " WHERE id = 'this one'");
            handle.execute("INSERT INTO processes VALUES ('silent', 'elsewhere', 1, 0, 1000)");
        });

        assertThat(processes.dead()).containsExactlyInAnyOrder("gone", "number reused", "silent");
    }

    /** A ledger, and the processes that these tests speak of. */
    private Ledger ledger(Database database) {
        List.of("me", "late", "slow", "dead", "process-0", "process-1", "process-2", "process-3")
                .forEach(Processes.in(database, clock)::beat);
        return new SqlLedger(database, clock, Duration.ofHours(24));
    }

    private DeliveryCounts counts(Database database, Edition edition) {
        return deliveries(database).counts(edition.id());
    }

    private Deliveries deliveries(Database database) {
        return Deliveries.in(database, clock);
    }

    private List<Claim> claim(Database database, long edition, String owner, int limit) {
        Ledger ledger = ledger(database);
        return database.atomically(handle -> {
            List<Claim> claims = ledger.due(edition, "", owner, limit);
            ledger.begin(claims, owner, "main");
            return claims;
        });
    }

    private List<Delivery> rows(Database database, Edition edition) {
        List<Delivery> rows = new ArrayList<>();
        deliveries(database).forEach(edition.id(), rows::add);
        return rows;
    }

    private List<DeliveryState> states(Database database, Edition edition) {
        return rows(database, edition).stream().map(Delivery::state).toList();
    }
}
