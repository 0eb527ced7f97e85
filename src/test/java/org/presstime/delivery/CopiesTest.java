package org.presstime.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.presstime.database.Database;
import org.presstime.database.OnEachDatabase;
import org.presstime.delivery.Deliveries.Copy;
import org.presstime.edition.Edition;
import org.presstime.newsletter.Newsletters;
import org.presstime.newsletter.Segment;
import org.presstime.settings.EmailAddress;
import org.presstime.subscriber.SignUps;
import org.presstime.subscriber.SignUps.Asked;
import org.presstime.subscriber.SignUps.Origin;
import org.presstime.subscriber.Subscribers;
import org.presstime.subscriber.Suppressions;

/** What an operator finds about one reader's mails. */
class CopiesTest {

    private static final EmailAddress ANA = EmailAddress.parse("ana@readers.example");

    private final SettableClock clock = new SettableClock("2026-11-24T06:00:00Z");

    @OnEachDatabase
    void tellWhyTheyWent(Database database) {
        Subscribers subscribers = Subscribers.in(database, clock);
        signUp(database, subscribers);
        long ana = subscribers.reader(ANA).orElseThrow();
        subscribers.tags().put("vip", ana);
        clock.pass(Duration.ofHours(1));
        Edition edition = new FrozenEdition(database, clock).forReaders(1, Segment.parse("tag = vip"));
        clock.pass(Duration.ofDays(1));
        subscribers.unsubscribe(ana, "daily");
        signUp(database, subscribers);

        List<Copy> copies = Deliveries.toReader(database, ana);

        assertThat(copies).singleElement().satisfies(copy -> {
            assertThat(copy.edition()).isEqualTo(edition.key());
            assertThat(copy.delivery().state()).isEqualTo(DeliveryState.QUEUED);
            assertThat(copy.why().origin()).isEqualTo("frame");
            assertThat(copy.why().since()).hasValue(clock.instant().minus(Duration.ofHours(25)));
            assertThat(copy.why().form()).isEqualTo("frame");
            assertThat(copy.why().confirmed())
                    .as("not the later consent")
                    .hasValue(clock.instant().minus(Duration.ofHours(25)));
            assertThat(copy.why().audience()).isEqualTo("tag = vip");
        });
        assertThat(Deliveries.toReader(
                        database,
                        subscribers
                                .reader(EmailAddress.parse("r1@readers.example"))
                                .orElseThrow()))
                .isEmpty();
    }

    @OnEachDatabase
    void haveTheMessageIdThatTheyLeftWith(Database database) {
        FrozenEdition frozen = new FrozenEdition(database, clock);
        Edition edition = frozen.forReaders(1);
        long reader = Subscribers.in(database, clock)
                .reader(EmailAddress.parse("r1@readers.example"))
                .orElseThrow();
        String key = frozen.tokens().messageKey(edition.id(), reader);
        clock.pass(Duration.ofMinutes(2));
        frozen.tokens().rotate();

        Copy copy = Deliveries.toReader(database, reader).get(0);

        assertThat(Deliveries.messageId(copy, new Newsletters(List.of(FrozenEdition.DAILY)), frozen.tokens()))
                .hasValue("<" + key + "@news.example.org>");
        assertThat(Deliveries.messageId(copy, new Newsletters(List.of()), frozen.tokens()))
                .isEmpty();
    }

    private void signUp(Database database, Subscribers subscribers) {
        SignUps signUps =
                new SignUps(database, subscribers, Suppressions.in(database, clock), clock, new SecureRandom());
        Origin origin = new Origin("192.0.2.1", "frame", "Yes.");
        signUps.ask(new Asked(SignUps.Kind.SIGN_UP, ANA, "daily", Locale.ENGLISH, origin));
        signUps.decide(invitation -> signUps.confirm(invitation.subject(), "192.0.2.2"));
    }
}
