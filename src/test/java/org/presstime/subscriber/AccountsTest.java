package org.presstime.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.presstime.database.Database;
import org.presstime.database.OnEachDatabase;
import org.presstime.settings.EmailAddress;
import org.presstime.subscriber.Accounts.End;
import org.presstime.subscriber.Accounts.Move;
import org.presstime.subscriber.Accounts.Reader;
import org.presstime.subscriber.Subscribers.Manner;
import org.presstime.subscriber.Subscribers.Request;
import org.presstime.subscriber.Subscribers.State;

/** What readers change of themselves, and their end. */
class AccountsTest {

    private static final EmailAddress ANA = EmailAddress.parse("ana@example.org");
    private static final EmailAddress NEW = EmailAddress.parse("ana@new.example");

    private final TestClock clock = new TestClock("2026-11-24T06:00:00Z");

    @OnEachDatabase
    void keepTheirLanguageAndTheirPause(Database database) {
        Accounts accounts = accounts(database);
        Reader ana = reader(database, accounts);

        accounts.prefer(ana.id(), Manner.of("es", "html", ""));
        accounts.pause(ana.id(), Optional.of(LocalDate.parse("2026-12-24")));

        Reader changed = accounts.find(ana.id()).orElseThrow();
        assertThat(changed.language()).hasValue(Locale.forLanguageTag("es"));
        assertThat(changed.pausedUntil()).hasValue(LocalDate.parse("2026-12-24"));
        accounts.pause(ana.id(), Optional.empty());
        assertThat(accounts.find(ana.id()).orElseThrow().pausedUntil()).isEmpty();
    }

    @OnEachDatabase
    void moveOnlyWhenBothEndsSayYes(Database database) {
        Accounts accounts = accounts(database);
        Reader ana = reader(database, accounts);
        long move = accounts.askToMove(ana, NEW).orElseThrow();

        assertThat(accounts.confirmMove(move, End.TO)).isEqualTo(Move.HALF);
        assertThat(accounts.confirmMove(move, End.TO)).as("again").isEqualTo(Move.HALF);
        assertThat(accounts.find(ana.id()).orElseThrow().address()).isEqualTo(ANA);
        assertThat(accounts.confirmMove(move, End.FROM)).isEqualTo(Move.DONE);
        assertThat(accounts.confirmMove(move, End.FROM)).as("again").isEqualTo(Move.DONE);
        assertThat(accounts.find(ana.id()).orElseThrow().address()).isEqualTo(NEW);
    }

    @OnEachDatabase
    void doNotMoveToAReadersAddressNorToASuppressedOneNorTooLate(Database database) {
        Accounts accounts = accounts(database);
        Reader ana = reader(database, accounts);
        long move = accounts.askToMove(ana, NEW).orElseThrow();
        assertThat(accounts.askToMove(ana, NEW)).as("once a day").isEmpty();

        Subscribers.in(database, clock).add(new Request(NEW, "", "daily", State.CONFIRMED, "test"));
        accounts.confirmMove(move, End.TO);
        assertThat(accounts.confirmMove(move, End.FROM)).isEqualTo(Move.IMPOSSIBLE);

        EmailAddress dead = EmailAddress.parse("dead@example.org");
        Suppressions.in(database, clock).suppress(dead, "no such user");
        assertThat(accounts.askToMove(ana, dead)).isEmpty();

        clock.pass(Accounts.MOVE_VALID.plus(Duration.ofSeconds(1)));
        assertThat(accounts.confirmMove(move, End.FROM)).isEqualTo(Move.INVALID);
    }

    @OnEachDatabase
    void areErasedButForAHashThatKeepsImportsOut(Database database) {
        Accounts accounts = accounts(database);
        Reader ana = reader(database, accounts);

        accounts.erase(ana);

        Suppressions suppressions = Suppressions.in(database, clock);
        assertThat(suppressions.reason(ANA)).hasValue(Suppressions.ERASED);
        assertThat(accounts.find(ana.id())).isEmpty();
        assertThat(Subscribers.in(database, clock).reader(ANA)).isEmpty();
        for (String table : new String[] {"subscribers", "subscriptions", "suppressions", "sign_ups", "moves"}) {
            assertThat(database.<String>query(handle -> handle.createQuery("SELECT * FROM " + table)
                            .mapToMap()
                            .list()
                            .toString()))
                    .doesNotContain("ana");
        }
        suppressions.comeBack(ANA);
        assertThat(suppressions.reason(ANA)).isEmpty();
    }

    @OnEachDatabase
    void stayErasedForTheReasonTheyWereSuppressedBefore(Database database) {
        Accounts accounts = accounts(database);
        Suppressions suppressions = Suppressions.in(database, clock);
        Reader ana = reader(database, accounts);
        suppressions.suppress(ANA, "complained");

        accounts.erase(ana);
        suppressions.comeBack(ANA);

        assertThat(suppressions.reason(ANA)).hasValue("complained");
    }

    private Reader reader(Database database, Accounts accounts) {
        Subscribers subscribers = Subscribers.in(database, clock);
        subscribers.add(new Request(ANA, "Ana", "daily", State.CONFIRMED, "test"));
        return accounts.find(subscribers.reader(ANA).orElseThrow()).orElseThrow();
    }

    private Accounts accounts(Database database) {
        Subscribers subscribers = Subscribers.in(database, clock);
        Suppressions suppressions = Suppressions.in(database, clock);
        SecureRandom random = new SecureRandom();
        SignUps signUps = new SignUps(database, subscribers, suppressions, clock, random);
        return new Accounts(database, subscribers, suppressions, signUps, clock, random);
    }
}
