package org.presstime.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Timeout;
import org.presstime.database.Database;
import org.presstime.database.OnEachDatabase;
import org.presstime.delivery.Deliveries.Menu;
import org.presstime.delivery.Delivery.Meaning;
import org.presstime.delivery.Dispatcher.Until;
import org.presstime.edition.Edition;
import org.presstime.edition.EditionState;
import org.presstime.render.Rendition;
import org.presstime.render.Renditions;
import org.presstime.smtp.ScriptedSmtpServer;
import org.presstime.subscriber.Subscribers;

/** Who gets an edition, in which form, and when; on both databases. */
@Timeout(120)
class RecipientsTest {

    /** Spanish is a form of its own, and nothing is for those who leave World out. */
    private static final Menu MENU = (language, without, had) -> without.contains("World")
            ? Optional.empty()
            : Optional.of(language.getLanguage().equals("es") ? "es" : "");

    private final SettableClock clock = new SettableClock("2026-11-24T06:00:00Z");

    @OnEachDatabase
    void haveTheFormOfTheirChoiceInTheLedger(Database database) {
        Edition edition = edition(database, 4, handle -> {
            reader(database, 2, "language = 'es'");
            reader(database, 3, "plain = 1");
            reader(database, 4, "language = 'es', plain = 1");
        });

        assertThat(forms(database, edition)).containsExactly("", "es", "/text", "es/text");
        reader(database, 1, "language = 'es', plain = 1");
        assertThat(forms(database, edition)).as("chosen later").startsWith("");
        assertThat(left(database)).as("left over").isZero();
    }

    @OnEachDatabase
    void forWhomNothingIsInItHaveARowThatSaysSo(Database database) throws Exception {
        Edition edition = edition(database, 3, handle -> subscription(database, 2, "without = 'World'"));

        assertThat(rows(database, edition)).hasSize(3).element(1).satisfies(row -> {
            assertThat(row.state()).isEqualTo(DeliveryState.SUPPRESSED);
            assertThat(row.meaning()).contains(Meaning.NOTHING_CHOSEN);
            assertThat(row.reply()).contains("nothing in this edition");
            assertThat(row.nextAttempt()).isEmpty();
        });
        try (ScriptedSmtpServer server = new ScriptedSmtpServer()) {
            assertThat(deliver(database, edition, server).isBalanced()).isTrue();
            assertThat(server.messages()).hasSize(2);
        }
        assertThat(frozen(database).editions().get(edition.id()).state()).isEqualTo(EditionState.SENT);
    }

    @OnEachDatabase
    void waitForTheirHour(Database database) throws Exception {
        Edition edition = edition(database, 3, handle -> subscription(database, 2, "hour = 9"));
        try (ScriptedSmtpServer server = new ScriptedSmtpServer()) {
            DeliveryCounts counts = deliver(database, edition, server);
            assertThat(counts.in(DeliveryState.SENT)).isEqualTo(2);
            assertThat(counts.in(DeliveryState.QUEUED)).isOne();
            assertThat(counts.nextAttempt()).hasValue(Instant.parse("2026-11-24T08:00:00Z"));
            assertThat(frozen(database).editions().get(edition.id()).state()).isEqualTo(EditionState.SENDING);

            clock.set(Instant.parse("2026-11-24T07:59:50Z"));
            assertThat(deliver(database, edition, server).in(DeliveryState.SENT))
                    .isEqualTo(2);
            clock.set(Instant.parse("2026-11-24T08:00:01Z"));
            assertThat(deliver(database, edition, server).in(DeliveryState.SENT))
                    .isEqualTo(3);
        }
        assertThat(frozen(database).editions().get(edition.id()).state()).isEqualTo(EditionState.SENT);
    }

    @OnEachDatabase
    void whoLeaveWhileTheyWaitGetNothing(Database database) throws Exception {
        Edition edition = edition(database, 2, handle -> subscription(database, 2, "hour = 9"));
        try (ScriptedSmtpServer server = new ScriptedSmtpServer()) {
            deliver(database, edition, server);
            Subscribers.in(database, clock)
                    .unsubscribe(rows(database, edition).get(1).subscriber(), "daily");
            clock.pass(Duration.ofHours(3));

            assertThat(deliver(database, edition, server).in(DeliveryState.SUPPRESSED))
                    .isOne();
            assertThat(server.messages()).hasSize(1);
        }
    }

    @OnEachDatabase
    void haveCopiesThatGrowOldFromTheirHourOn(Database database) throws Exception {
        Edition edition = edition(database, 1, handle -> subscription(database, 1, "hour = 6"));
        Instant due = Instant.parse("2026-11-25T05:00:00Z");
        assertThat(rows(database, edition)).extracting(Delivery::due).containsExactly(due);
        try (ScriptedSmtpServer server = new ScriptedSmtpServer()) {
            clock.set(due.plus(Duration.ofHours(23)));
            assertThat(deliver(database, edition, server).in(DeliveryState.SENT))
                    .isOne();
        }
    }

    @OnEachDatabase
    void areStoppedAndGoOnAsOthers(Database database) throws Exception {
        Edition edition = edition(database, 2, handle -> subscription(database, 2, "hour = 9"));
        FrozenEdition frozen = frozen(database);
        try (ScriptedSmtpServer server = new ScriptedSmtpServer()) {
            deliver(database, edition, server);
            Edition paused = frozen.editions().change(frozen.editions().get(edition.id()), EditionState.PAUSED, "");
            clock.pass(Duration.ofHours(3));
            assertThat(deliver(database, edition, server).in(DeliveryState.SENT))
                    .isOne();
            frozen.editions().change(paused, EditionState.SENDING, "");
            assertThat(deliver(database, edition, server).in(DeliveryState.SENT))
                    .isEqualTo(2);
        }
    }

    @OnEachDatabase
    void ofOneFormStandTogether(Database database) {
        Edition edition = edition(database, 6, handle -> {
            reader(database, 1, "plain = 1");
            reader(database, 3, "plain = 1");
            reader(database, 5, "plain = 1");
        });
        Processes.in(database, clock).beat("me");

        assertThat(new SqlLedger(database, clock, Duration.ofHours(24)).due(edition.id(), "", "me", 10))
                .extracting(Ledger.Claim::form)
                .containsExactly("", "", "", "/text", "/text", "/text");
    }

    @OnEachDatabase
    void whoWantAWeeksBestAreNotAmongThoseOfADay(Database database) {
        Edition edition = edition(database, 3, handle -> subscription(database, 2, "weekly_on = 2"));

        assertThat(rows(database, edition)).extracting(Delivery::address).doesNotContain("r2@readers.example");
    }

    @OnEachDatabase
    void getTheSameMessageAgainWhateverTheyChooseLater(Database database) throws Exception {
        Edition edition = edition(database, 1, handle -> reader(database, 1, "language = 'es', plain = 1"));
        try (ScriptedSmtpServer server = new ScriptedSmtpServer()) {
            deliver(database, edition, server);
            reader(database, 1, "language = '', plain = 0");
            database.run(handle -> handle.execute("UPDATE deliveries SET state = 'EXPIRED'"));
            Edition sent = frozen(database).editions().get(edition.id());
            Deliveries.in(database, clock).resend(sent, java.util.Set.of(DeliveryState.EXPIRED));
            frozen(database).editions().change(sent, EditionState.SENDING, "");
            deliver(database, edition, server);

            assertThat(server.messages()).hasSize(2);
            assertThat(server.messages().get(1)).isEqualTo(server.messages().get(0));
            assertThat(server.messages().get(0))
                    .contains("Content-Type: text/plain; charset=UTF-8", "Content-Language: es, en", "Llueve")
                    .doesNotContain("multipart", "<p>");
        }
    }

    private FrozenEdition frozen(Database database) {
        return new FrozenEdition(database, clock).inForms(MENU);
    }

    private Edition edition(Database database, int readers, java.util.function.Consumer<Database> choices) {
        FrozenEdition frozen = frozen(database).withReaders(readers);
        choices.accept(database);
        Edition edition = frozen.forReaders(readers);
        Rendition whole = FrozenEdition.rendition();
        Renditions.in(database)
                .save(edition.id(), "es", new Rendition("Llueve", whole.html(), "Llueve\n" + whole.text()));
        return edition;
    }

    private DeliveryCounts deliver(Database database, Edition edition, ScriptedSmtpServer server) {
        try (Dispatcher dispatcher = frozen(database).dispatcher(server.port(), 2)) {
            return dispatcher.deliver(edition, Until.NOTHING_IS_DUE).counts();
        }
    }

    private static void reader(Database database, int number, String change) {
        database.run(handle -> handle.execute(
                "UPDATE subscribers SET " + change + " WHERE address = 'r" + number + "@readers.example'"));
    }

    private static void subscription(Database database, int number, String change) {
        database.run(handle -> handle.execute("UPDATE subscriptions SET " + change
                + " WHERE subscriber_id = (SELECT id FROM subscribers WHERE address = 'r" + number
                + "@readers.example')"));
    }

    private List<Delivery> rows(Database database, Edition edition) {
        List<Delivery> rows = new java.util.ArrayList<>();
        Deliveries.in(database, clock).forEach(edition.id(), rows::add);
        return rows;
    }

    private static List<String> forms(Database database, Edition edition) {
        return database.query(handle -> handle.createQuery(
                        "SELECT form FROM deliveries WHERE edition_id = :id ORDER BY subscriber_id")
                .bind("id", edition.id())
                .mapTo(String.class)
                .list());
    }

    private static int left(Database database) {
        return database.query(handle -> handle.createQuery("SELECT COUNT(*) FROM freezing")
                .mapTo(Integer.class)
                .one());
    }
}
