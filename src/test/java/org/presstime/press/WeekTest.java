package org.presstime.press;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.presstime.database.Database;
import org.presstime.database.OnEachDatabase;
import org.presstime.delivery.Dispatcher.Outcome;
import org.presstime.edition.Edition;
import org.presstime.edition.EditionState;
import org.presstime.newsletter.Newsletter;
import org.presstime.newsletter.Newsletters4Tests;
import org.presstime.press.PressRun.Mailing;
import org.presstime.render.Rendition;
import org.presstime.render.Renditions;
import org.presstime.review.Reviews.NotApproved;
import org.presstime.story.Story;

/** The best of the week, day by day; on both databases. The first day is Tuesday, 2026-11-24. */
@Timeout(120)
class WeekTest {

    private static final int SUNDAY = 7;

    @TempDir
    Path directory;

    private int day;

    @OnEachDatabase
    void comesOnceOnItsDayAndRepeatsNothing(Database database) throws IOException {
        try (PressRoom room = new PressRoom(directory, database)) {
            room.subscribe("ana@readers.example");
            room.subscribe("ben@readers.example");
            choose(database, "ben", SUNDAY);

            run(room, "Tue", "Wed", "Thu", "Fri", "Sat");
            assertThat(weeks(database)).isEmpty();
            run(room, "Sun");
            assertThat(weeks(database)).containsExactly("2026-11-29");
            assertThat(told(database, "ben")).containsExactlyInAnyOrder("Tue", "Wed", "Thu", "Fri", "Sat", "Sun");

            run(room, "Mon", "Die", "Mit", "Don", "Fre", "Sam", "Son");
            assertThat(weeks(database)).containsExactly("2026-11-29", "2026-12-06");
            assertThat(told(database, "ben"))
                    .containsExactlyInAnyOrder("Mon", "Die", "Mit", "Don", "Fre", "Sam", "Son");
        }
    }

    @OnEachDatabase
    void tellsNothingThatCameByDayBefore(Database database) throws IOException {
        try (PressRoom room = new PressRoom(directory, database)) {
            room.subscribe("ana@readers.example");
            room.subscribe("ben@readers.example");
            room.subscribe("eve@readers.example");
            choose(database, "eve", SUNDAY);
            run(room, "Tue", "Wed");
            choose(database, "ben", SUNDAY);
            run(room, "Thu", "Fri", "Sat", "Sun");

            assertThat(told(database, "ben")).containsExactlyInAnyOrder("Thu", "Fri", "Sat", "Sun");
            assertThat(told(database, "eve")).containsExactlyInAnyOrder("Tue", "Wed", "Thu", "Fri", "Sat", "Sun");
        }
    }

    @OnEachDatabase
    void tellsNothingThatAnotherWeeksBestHadBefore(Database database) throws IOException {
        try (PressRoom room = new PressRoom(directory, database)) {
            room.subscribe("ben@readers.example");
            choose(database, "ben", SUNDAY);
            run(room, "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");
            choose(database, "ben", 2);
            run(room, "Mon", "Die");

            assertThat(weeks(database)).containsExactly("2026-11-29", "2026-12-01");
            assertThat(told(database, "ben")).containsExactlyInAnyOrder("Mon", "Die");
        }
    }

    @OnEachDatabase
    void ofAWeekWithNothingForAReaderIsNoMail(Database database) throws IOException {
        try (PressRoom room = new PressRoom(directory, database)) {
            room.subscribe("ana@readers.example");
            room.subscribe("ben@readers.example");
            room.subscribe("eve@readers.example");
            choose(database, "eve", SUNDAY);
            run(room, "Tue", "Wed", "Thu", "Fri", "Sat");
            choose(database, "ben", SUNDAY);
            room.clock.pass(Duration.ofDays(1));
            room.pressRun.runWeek(daily(room), daily(room).today(room.clock), mailing(room));

            assertThat(state(database, "ben")).isEqualTo("SUPPRESSED NOTHING_CHOSEN");
            assertThat(state(database, "eve")).isEqualTo("QUEUED -");
        }
    }

    @OnEachDatabase
    void isMadeOnceHoweverOftenAndUsesUpNothing(Database database) throws IOException {
        try (PressRoom room = new PressRoom(directory, database)) {
            room.subscribe("ben@readers.example");
            choose(database, "ben", SUNDAY);
            run(room, "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");
            int consumed = count(database, "SELECT COUNT(*) FROM consumed_articles");
            Newsletter daily = daily(room);
            room.pressRun.runWeek(daily, daily.today(room.clock), mailing(room));
            room.pressRun.runWeek(daily, daily.today(room.clock), mailing(room));

            assertThat(weeks(database)).containsExactly("2026-11-29");
            assertThat(count(database, "SELECT COUNT(*) FROM consumed_articles"))
                    .isEqualTo(consumed);
            assertThat(consumed).isEqualTo(6);
            assertThat(count(
                            database,
                            "SELECT COUNT(*) FROM consumed_articles c JOIN editions e ON e.id = c.edition_id"
                                    + " WHERE e.kind = 'WEEK'"))
                    .isZero();
        }
    }

    @OnEachDatabase
    void isNotMadeWhereNobodyWantsIt(Database database) throws IOException {
        try (PressRoom room = new PressRoom(directory, database)) {
            room.subscribe("ana@readers.example");
            run(room, "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");

            assertThat(weeks(database)).isEmpty();
        }
    }

    @OnEachDatabase
    void ofADayWithWeeklyReadersOnlyStillHasAnEdition(Database database) throws IOException {
        try (PressRoom room = new PressRoom(directory, database)) {
            room.subscribe("ben@readers.example");
            choose(database, "ben", SUNDAY);
            run(room, "Tue");

            assertThat(room.editions.latest("daily", 1)).singleElement().satisfies(edition -> {
                assertThat(edition.state()).isEqualTo(EditionState.SENDING);
                assertThat(room.deliveries.counts(edition.id()).targeted()).isZero();
            });
        }
    }

    @OnEachDatabase
    void tellsOnlyWhatWentOutInThatForm(Database database) throws IOException {
        try (PressRoom room = new PressRoom(directory, database)) {
            room.subscribe("ben@readers.example");
            choose(database, "ben", SUNDAY);
            run(room, "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");
            Newsletter daily = daily(room);
            Edition week = room.editions
                    .find(Edition.Key.ofWeek("daily", daily.today(room.clock)))
                    .orElseThrow();
            List<Story> told = room.editions.frozenSince("daily", java.time.Instant.EPOCH).stream()
                    .flatMap(edition -> edition.content().stories().stream())
                    .toList();
            assertThat(told).containsAll(week.content().stories());

            Newsletter careful = daily.under(
                    new Newsletter.Review(true, false, Newsletter.Deadline.HOLD, Newsletter.Review.USUAL_NOTICE));
            assertThatThrownBy(() -> room.reviews.refuseUnapproved(careful, week))
                    .as("nobody has approved what it tells")
                    .isInstanceOf(NotApproved.class);
            database.run(handle -> handle.execute("DELETE FROM deliveries"));
            database.run(
                    handle -> handle.execute("UPDATE editions SET kind = 'CORRECTION', part = 1 WHERE kind = 'WEEK'"));
            assertThat(room.press.week(careful, careful.today(room.clock)))
                    .as("of editions that nobody approved")
                    .isEmpty();
        }
    }

    @OnEachDatabase
    void leavesOutSectionsAndLeadsToTheEditionsOfTheDays(Database database) throws IOException {
        try (PressRoom room = new PressRoom(directory, database)) {
            room.subscribe("ben@readers.example");
            choose(database, "ben", SUNDAY);
            run(room, "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");

            assertThat(mailTo(database, "ben"))
                    .contains("https://news.example.org/daily/2026-11-24#story-1", "The best of the week");
            assertThat(subject(database)).startsWith("The week: ");
        }
    }

    private static Mailing mailing(PressRoom room) {
        return edition -> new Outcome(room.deliveries.counts(edition.id()), Optional.empty());
    }

    private Newsletter daily(PressRoom room) throws IOException {
        return Newsletters4Tests.daily(room.feed("a.xml"));
    }

    /** A day each, with an edition of one story. */
    private void run(PressRoom room, String... titles) throws IOException {
        for (String title : titles) {
            if (day++ > 0) {
                room.clock.pass(Duration.ofDays(1));
            }
            Newsletter daily = Newsletters4Tests.daily(room.feed("a.xml", title));
            room.run(daily, mailing(room));
        }
    }

    private static void choose(Database database, String reader, int weeklyOn) {
        database.run(handle -> handle.execute(
                "UPDATE subscriptions SET weekly_on = ? WHERE subscriber_id = (SELECT id FROM subscribers WHERE address = ?)",
                weeklyOn,
                reader + "@readers.example"));
    }

    private static List<String> weeks(Database database) {
        return database.query(
                handle -> handle.createQuery("SELECT local_date FROM editions WHERE kind = 'WEEK' ORDER BY local_date")
                        .mapTo(String.class)
                        .list());
    }

    private static int count(Database database, String query) {
        return database.query(
                handle -> handle.createQuery(query).mapTo(Integer.class).one());
    }

    /** State and meaning of a reader's copy of the last week's best. */
    private static String state(Database database, String reader) {
        return last(database, reader, "d.state || ' ' || COALESCE(d.meaning, '-')");
    }

    private static String last(Database database, String reader, String what) {
        return database.query(handle -> handle.createQuery("SELECT " + what + """
                         FROM deliveries d JOIN editions e ON e.id = d.edition_id
                        JOIN subscribers s ON s.id = d.subscriber_id
                        WHERE e.kind = 'WEEK' AND s.address = :address ORDER BY e.local_date DESC LIMIT 1""")
                .bind("address", reader + "@readers.example")
                .mapTo(String.class)
                .one());
    }

    private static String subject(Database database) {
        return Renditions.in(database)
                .find(Long.parseLong(last(database, "ben", "e.id")), "")
                .orElseThrow()
                .subject();
    }

    /** The stories of the last week's best that a reader gets. */
    private static List<String> told(Database database, String reader) {
        return Pattern.compile("https://x.example/(\\w+)")
                .matcher(mailTo(database, reader))
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }

    /** The text of the last week's best that a reader gets. */
    private static String mailTo(Database database, String reader) {
        assertThat(state(database, reader)).isEqualTo("QUEUED -");
        long edition = Long.parseLong(last(database, reader, "e.id"));
        return Renditions.in(database)
                .find(edition, last(database, reader, "d.form"))
                .map(Rendition::text)
                .orElseThrow();
    }
}
