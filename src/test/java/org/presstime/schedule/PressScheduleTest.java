package org.presstime.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.presstime.delivery.Dispatcher.Outcome;
import org.presstime.edition.Edition;
import org.presstime.edition.EditionState;
import org.presstime.newsletter.Newsletter;
import org.presstime.newsletter.Newsletters;
import org.presstime.newsletter.Newsletters4Tests;
import org.presstime.newsletter.Schedule;
import org.presstime.press.PressRequest;
import org.presstime.press.PressRoom;
import org.presstime.press.PressRun.Mailing;

/** The hour comes, comes late, or was missed. Due at 07:00 in Madrid, which is 06:00 UTC; late after two hours. */
@Timeout(60)
class PressScheduleTest {

    private static final Instant SEVEN = Instant.parse("2026-11-24T06:00:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-24");

    @TempDir
    Path directory;

    private final CountDownLatch mailed = new CountDownLatch(1);
    private final CountDownLatch mailedToday = new CountDownLatch(1);
    private final CountDownLatch called = new CountDownLatch(1);
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private PressRoom room;
    private Newsletter daily;

    @BeforeEach
    void open() throws IOException {
        room = new PressRoom(directory);
        room.subscribe("ana@readers.example");
        daily = Newsletters4Tests.daily(room.feed("a.xml", "One"));
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void atItsHourTheEditionIsMade() {
        try (PressSchedule schedule = schedule(daily, room.clock)) {
            schedule.due(daily, SEVEN);

            assertThat(today().orElseThrow().state()).isEqualTo(EditionState.SENDING);
            assertThat(schedule.nextRun(daily)).hasValue(SEVEN.plus(Duration.ofDays(1)));
        }
    }

    @Test
    void tooLateItIsHeldAndNobodyIsSurprised() {
        room.clock.pass(Duration.ofMinutes(121));
        try (PressSchedule schedule = schedule(daily, room.clock)) {
            schedule.due(daily, SEVEN);

            assertThat(today().orElseThrow().state()).isEqualTo(EditionState.HELD);
            assertThat(today().orElseThrow().reason()).startsWith("late: it was due at 2026-11-24T07:00");
            assertThat(mailed.getCount()).isOne();
        }
    }

    @Test
    void atItsHourNothingUnapprovedIsSent() {
        Newsletter checked = daily.under(
                new Newsletter.Review(true, false, Newsletter.Deadline.HOLD, Newsletter.Review.USUAL_NOTICE));
        try (PressSchedule schedule = schedule(checked, room.clock)) {
            schedule.due(checked, SEVEN);

            assertThat(today().orElseThrow().state()).isEqualTo(EditionState.HELD);
            assertThat(today().orElseThrow().reason()).isEqualTo("nobody had approved it at its hour");
            assertThat(mailed.getCount()).isOne();
        }
    }

    @Test
    void beforeTheHourThoseWhoApproveAreCalled() throws InterruptedException {
        room.clock.set(SEVEN.minus(Duration.ofMinutes(50)));
        Newsletter checked =
                daily.under(new Newsletter.Review(true, false, Newsletter.Deadline.HOLD, Duration.ofHours(1)));
        try (PressSchedule schedule = schedule(checked, room.clock)) {
            schedule.start();

            assertThat(called.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(calls).containsExactly("2026-11-24 2026-11-24T06:00:00Z");
            assertThat(mailed.getCount()).isOne();
        }
    }

    @Test
    void anHourMissedWhileWeWereDownIsCaughtUp() throws InterruptedException {
        yesterday();
        room.clock.set(SEVEN.plus(Duration.ofMinutes(119)));
        try (PressSchedule schedule = schedule(daily, room.clock)) {
            schedule.start();

            // Quartz goes by the machine's clock, for which the hour after this one may have come too.
            assertThat(mailedToday.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(today()).isPresent();
        }
    }

    @Test
    void anHourMissedTooLongAgoIsHeld() {
        yesterday();
        room.clock.set(SEVEN.plus(Duration.ofHours(3)));
        try (PressSchedule schedule = schedule(daily, room.clock)) {
            schedule.start();

            assertThat(today().orElseThrow().state()).isEqualTo(EditionState.HELD);
        }
    }

    @Test
    void aNewNewsletterHasMissedNothing() {
        room.clock.set(SEVEN.plus(Duration.ofHours(3)));
        try (PressSchedule schedule = schedule(daily, room.clock)) {
            schedule.start();

            assertThat(today()).isEmpty();
        }
    }

    @Test
    void quartzCallsAtTheHour() throws InterruptedException {
        Newsletter eachSecond = withCron("* * * ? * *");
        try (PressSchedule schedule = schedule(eachSecond, Clock.systemUTC())) {
            schedule.start();

            assertThat(mailed.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aScheduleThatIsNoneIsNamed() {
        Newsletter wrong = withCron("0 0 25 ? * *");

        assertThatThrownBy(() -> schedule(wrong, room.clock))
                .hasMessageContaining("newsletters/daily.yml")
                .hasMessageContaining("0 0 25 ? * *");
    }

    private void yesterday() {
        room.clock.set(SEVEN.minus(Duration.ofDays(1)));
        Edition edition = room.editions.draft("daily", TODAY.minusDays(1), org.presstime.edition.EditionContent.EMPTY);
        room.editions.change(edition, EditionState.SKIPPED, "nothing new");
    }

    private Optional<Edition> today() {
        return room.editions.find("daily", TODAY);
    }

    private Newsletter withCron(String cron) {
        return new Newsletter(
                daily.id(),
                daily.name(),
                daily.from(),
                daily.replyTo(),
                daily.language(),
                new Schedule(cron, ZoneId.of("Europe/Madrid"), Duration.ofHours(2)),
                daily.stories(),
                daily.feeds(),
                daily.template(),
                daily.review(),
                daily.audience());
    }

    private boolean call(PressRequest request, Instant hour) {
        calls.add(request.date() + " " + hour);
        called.countDown();
        return true;
    }

    private PressSchedule schedule(Newsletter newsletter, Clock clock) {
        Mailing mailing = edition -> {
            mailed.countDown();
            if (edition.date().equals(TODAY)) {
                mailedToday.countDown();
            }
            return new Outcome(room.deliveries.counts(edition.id()), Optional.empty());
        };
        return new PressSchedule(
                new Newsletters(List.of(newsletter)), room.pressRun, mailing, this::call, room.editions, clock);
    }
}
