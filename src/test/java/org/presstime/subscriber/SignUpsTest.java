package org.presstime.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.presstime.database.Database;
import org.presstime.database.OnEachDatabase;
import org.presstime.settings.EmailAddress;
import org.presstime.subscriber.SignUps.Asked;
import org.presstime.subscriber.SignUps.Confirmation;
import org.presstime.subscriber.SignUps.Invitation;
import org.presstime.subscriber.SignUps.Kind;
import org.presstime.subscriber.SignUps.Origin;
import org.presstime.subscriber.SignUps.Reply;
import org.presstime.subscriber.Subscribers.Request;
import org.presstime.subscriber.Subscribers.State;

/** Double opt-in: who gets a mail because of a form, and what the owner's answer does. */
class SignUpsTest {

    private static final EmailAddress ANA = EmailAddress.parse("ana@example.org");

    private final TestClock clock = new TestClock("2026-11-24T06:00:00Z");

    @OnEachDatabase
    void aVictimOfTenThousandFormsGetsOneMail(Database database) {
        SignUps signUps = signUps(database);
        database.run(handle -> {
            for (int i = 0; i < 10_000; i++) {
                signUps.ask(asked(Kind.SIGN_UP, "198.51.100." + i % 250));
            }
        });

        assertThat(decide(signUps)).hasSize(1);
        assertThat(decide(signUps)).as("nothing is left").isEmpty();
    }

    @OnEachDatabase
    void aVictimUnderManyNamesGetsOneMail(Database database) {
        SignUps signUps = signUps(database);
        database.run(handle -> {
            for (String name : List.of("ana", "Ana", "ANA+1", "ana+2+3", "aNA")) {
                EmailAddress address = EmailAddress.parse(name + "@" + ANA.domain());
                Origin origin = new Origin("192.0.2.1", "page", "Yes, send it.");
                signUps.ask(new Asked(Kind.SIGN_UP, address, "daily", Locale.ENGLISH, origin));
            }
        });

        assertThat(decide(signUps)).hasSize(1);
    }

    @OnEachDatabase
    void anAddressGetsOneMailADayAndThreeInAllUntilItsOwnerAnswers(Database database) {
        SignUps signUps = signUps(database);
        List<Integer> mails = new ArrayList<>();
        long last = 0;
        for (int hour = 0; hour < 24 * 6; hour += 12) {
            signUps.ask(asked(Kind.SIGN_UP, "192.0.2.1"));
            List<Invitation> invitations = decide(signUps);
            mails.add(invitations.size());
            last = invitations.isEmpty() ? last : invitations.get(0).subject();
            clock.pass(Duration.ofHours(12));
        }
        assertThat(mails).containsExactly(1, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0);

        assertThat(signUps.confirm(last, "192.0.2.1")).isEqualTo(Confirmation.SUBSCRIBED);
        signUps.ask(asked(Kind.SIGN_UP, "192.0.2.1"));
        assertThat(decide(signUps)).extracting(Invitation::reply).containsExactly(Reply.ALREADY);
    }

    @OnEachDatabase
    void onlyTheOwnersWordSubscribesOnceAndRepeatingItIsHarmless(Database database) {
        SignUps signUps = signUps(database);
        Subscribers subscribers = Subscribers.in(database, clock);
        long signUp = invited(signUps);
        assertThat(subscribers.find(ANA)).isEmpty();

        assertThat(signUps.confirm(signUp, "203.0.113.7")).isEqualTo(Confirmation.SUBSCRIBED);
        assertThat(signUps.confirm(signUp, "203.0.113.8")).isEqualTo(Confirmation.SUBSCRIBED);
        long reader = subscribers.reader(ANA).orElseThrow();
        assertThat(subscribers.find(ANA)).extracting(row -> row.state()).containsExactly(State.CONFIRMED);
        assertThat(signUps.consents(reader)).singleElement().satisfies(consent -> {
            assertThat(consent.origin()).isEqualTo(new Origin("192.0.2.1", "page", "Yes, send it."));
            assertThat(consent.requested()).isEqualTo("2026-11-24T06:00:00Z");
            assertThat(consent.confirmed()).hasValue(clock.instant());
            assertThat(consent.confirmedFrom()).isEqualTo("203.0.113.7");
        });

        subscribers.unsubscribe(reader, "daily");
        assertThat(signUps.confirm(signUp, "203.0.113.7")).isEqualTo(Confirmation.LEFT_SINCE);
        assertThat(subscribers.count("daily")).isZero();
    }

    @OnEachDatabase
    void aLinkIsTooOldAfterAWeek(Database database) {
        SignUps signUps = signUps(database);
        long signUp = invited(signUps);
        clock.pass(SignUps.VALID.plusSeconds(1));

        assertThat(signUps.confirm(signUp, "192.0.2.1")).isEqualTo(Confirmation.INVALID);
        assertThat(signUps.deny(signUp)).isFalse();
        assertThat(signUps.confirm(signUp + 1, "192.0.2.1")).isEqualTo(Confirmation.INVALID);
    }

    @OnEachDatabase
    void itWasNotMeStopsAllMailForGood(Database database) {
        SignUps signUps = signUps(database);
        long signUp = invited(signUps);

        assertThat(signUps.deny(signUp)).isTrue();
        assertThat(signUps.confirm(signUp, "192.0.2.1")).isEqualTo(Confirmation.INVALID);
        clock.pass(Duration.ofDays(400));
        signUps.ask(asked(Kind.SIGN_UP, "192.0.2.1"));
        assertThat(decide(signUps)).isEmpty();
    }

    @OnEachDatabase
    void aReaderGetsALinkAndAStrangerNone(Database database) {
        SignUps signUps = signUps(database);
        signUps.ask(asked(Kind.SIGN_IN, "192.0.2.1"));
        assertThat(decide(signUps)).isEmpty();

        Subscribers.in(database, clock).add(new Request(ANA, "", "daily", State.CONFIRMED, "test"));
        signUps.ask(asked(Kind.SIGN_IN, "192.0.2.1"));
        signUps.ask(asked(Kind.SIGN_IN, "192.0.2.1"));
        assertThat(decide(signUps)).extracting(Invitation::reply).containsExactly(Reply.SIGN_IN);
        clock.pass(Duration.ofMinutes(11));
        signUps.ask(asked(Kind.SIGN_IN, "192.0.2.1"));
        assertThat(decide(signUps)).hasSize(1);
    }

    @OnEachDatabase
    void whoNeverAnsweredIsForgottenAndStillCounted(Database database) {
        SignUps signUps = signUps(database);
        invited(signUps);
        clock.pass(Duration.ofDays(31));
        decide(signUps);

        assertThat(database.<Integer>query(handle -> handle.createQuery("SELECT COUNT(*) FROM sign_ups")
                        .mapTo(Integer.class)
                        .one()))
                .isZero();
        assertThat(database.<String>query(handle -> handle.createQuery("SELECT address_hash FROM form_mails")
                        .mapTo(String.class)
                        .one()))
                .startsWith("hash:")
                .doesNotContain("ana");
    }

    private long invited(SignUps signUps) {
        signUps.ask(asked(Kind.SIGN_UP, "192.0.2.1"));
        return decide(signUps).get(0).subject();
    }

    private static List<Invitation> decide(SignUps signUps) {
        List<Invitation> written = new ArrayList<>();
        signUps.decide(written::add);
        return written;
    }

    private static Asked asked(Kind kind, String client) {
        return new Asked(kind, ANA, "daily", Locale.ENGLISH, new Origin(client, "page", "Yes, send it."));
    }

    private SignUps signUps(Database database) {
        return new SignUps(
                database, Subscribers.in(database, clock), Suppressions.in(database, clock), clock, new SecureRandom());
    }
}
