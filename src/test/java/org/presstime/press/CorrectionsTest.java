package org.presstime.press;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.presstime.archive.Archive;
import org.presstime.delivery.DeliveryState;
import org.presstime.delivery.Dispatcher.Outcome;
import org.presstime.edition.Edition;
import org.presstime.edition.EditionState;
import org.presstime.newsletter.Newsletter;
import org.presstime.newsletter.Newsletter.Deadline;
import org.presstime.newsletter.Newsletter.Review;
import org.presstime.newsletter.Newsletters4Tests;
import org.presstime.press.Press.Corrections;
import org.presstime.render.PageAddresses;
import org.presstime.render.Renditions;
import org.presstime.render.Renditions.Kind;
import org.presstime.render.Templates;
import org.presstime.review.AuditTrail;
import org.presstime.review.Change;
import org.presstime.review.Verdict;
import org.presstime.review.Verdict.Given;
import org.presstime.review.Verdict.Reason;
import org.presstime.review.Verdict.Refused;
import org.presstime.settings.Mailbox;
import org.presstime.settings.Mailbox.Person;
import org.presstime.settings.Mailbox.Role;
import org.presstime.settings.Settings;

/** An edition that was sent, and what is said of it afterwards to those who got it. */
class CorrectionsTest {

    private static final Person WIM = new Person(Mailbox.parse("Wim <wim@example.org>"), Role.WRITER);
    private static final Person EVA = new Person(Mailbox.parse("Eva <eva@example.org>"), Role.EDITOR);
    private static final Person OTTO = new Person(Mailbox.parse("otto@example.org"), Role.EDITOR);
    private static final String TEXT = "The bridge is open.\n \nWe said <closed>; we regret it.";

    @TempDir
    Path directory;

    private PressRoom room;
    private Newsletter daily;
    private Corrections corrections;

    @BeforeEach
    void open() throws IOException {
        room = new PressRoom(directory);
        daily = Newsletters4Tests.daily(room.feed("a.xml", "One"));
        corrections = room.press.corrections();
        room.subscribe("ana@readers.example");
        room.subscribe("ben@readers.example");
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void goesToThoseWhoGotTheEditionMarkedAndOnce() {
        Edition sent = sent(daily);
        room.subscribe("new@readers.example");

        Edition correction = written(sent, EVA);
        assertThat(correction.name()).isEqualTo("daily/2026-11-24/correction-1");
        assertThat(correction.state()).isEqualTo(EditionState.IN_REVIEW);
        Edition onItsWay = corrections.send(daily, correction);
        Edition again = corrections.send(daily, correction);

        assertThat(onItsWay.state()).isEqualTo(EditionState.SENDING);
        assertThat(onItsWay.number()).isEmpty();
        assertThat(again).isEqualTo(onItsWay);
        assertThat(room.deliveries.counts(onItsWay.id()).targeted()).isEqualTo(2);
        assertThat(Renditions.in(room.database).find(onItsWay.id(), Kind.MAIL).orElseThrow())
                .satisfies(mail -> assertThat(mail.subject()).isEqualTo("Correction: Open"))
                .satisfies(mail -> assertThat(mail.html())
                        .contains(
                                "We said &lt;closed&gt;; we regret it.", "https://news.example.org/daily/2026-11-24\""))
                .satisfies(mail -> assertThat(mail.text())
                        .contains("The bridge is open.", "We said <closed>; we regret it.")
                        .contains("because the edition of The Daily that it corrects"));
        assertThat(room.trail.firstFault()).isEmpty();
        assertThat(deeds()).contains("correct", "open", "state");
    }

    @Test
    void theEditionIsMarkedFromThenOnAndNotBefore() {
        Edition sent = sent(daily);
        String before = page(sent);
        Edition correction = written(sent, EVA);
        assertThat(page(sent)).isEqualTo(before);
        room.clock.pass(Duration.ofDays(1));

        Edition onItsWay = corrections.send(daily, correction);

        assertThat(page(sent))
                .contains("Corrected on Wednesday, 25 November 2026:", "The bridge is open.", "We said &lt;closed&gt;;")
                .contains("href=\"https://news.example.org/daily/2026-11-24/correction-1\"");
        assertThat(page(sent).replaceFirst("(?s)\n<aside.*</aside>\n", "")).isEqualTo(before);
        assertThat(page(onItsWay)).contains("<h1>Open</h1>", "href=\"https://news.example.org/daily/2026-11-24\"");
        assertThat(archive().listPage(daily, 1)).contains("Corrected on 2026-11-25.", ">Correction: Open</a>");
        assertThat(archive().feed(daily))
                .contains("<title>Correction: Open</title>")
                .contains("<published>2026-11-24T06:00:00Z</published><updated>2026-11-25T06:00:00Z</updated>")
                .contains("<summary>Corrected on 2026-11-25. One");
    }

    @Test
    void isApprovedUnderTheRuleOfItsNewsletterByAnotherThanItsWriter() {
        Newsletter checked = daily.under(new Review(true, true, Deadline.HOLD, Review.USUAL_NOTICE));
        Edition sent = sent(daily);
        Edition correction = written(sent, EVA);

        assertThat(corrections.send(checked, correction).state()).isEqualTo(EditionState.IN_REVIEW);
        assertThat(reason(room.reviews.approve(checked, correction, fingerprint(correction), EVA)))
                .isEqualTo(Reason.OWN_CHANGE);
        Edition approved = room.reviews
                .approve(checked, correction, fingerprint(correction), OTTO)
                .edition();
        Edition changed = room.reviews
                .change(approved, fingerprint(approved), new Change.Correction("Open", "It is open."), WIM)
                .edition();
        assertThat(corrections.send(checked, changed).state()).isEqualTo(EditionState.IN_REVIEW);
        assertThat(room.deliveries.counts(changed.id()).targeted()).isZero();
        assertThat(room.reviews
                        .undo(changed, fingerprint(changed), WIM)
                        .edition()
                        .content()
                        .stored())
                .isEqualTo(correction.content().stored());

        Edition undone = room.editions.get(changed.id());
        room.reviews.approve(checked, undone, fingerprint(undone), OTTO);
        assertThat(corrections.send(checked, undone).state()).isEqualTo(EditionState.SENDING);
    }

    @Test
    void isRefusedWhileTheEditionMayStillReachSomebody() {
        room.run(daily, edition -> new Outcome(room.deliveries.counts(edition.id()), Optional.empty()));
        Edition sending = room.editions.find("daily", daily.today(room.clock)).orElseThrow();
        assertThat(reason(corrections.write(sending, "Open", TEXT, EVA))).isEqualTo(Reason.NOT_SENT);

        Edition sent = finish(sending);
        assertThat(reason(corrections.write(sent, "Open", " \n\n ", EVA))).isEqualTo(Reason.IMPOSSIBLE);
        assertThat(reason(corrections.write(sent, "", TEXT, EVA))).isEqualTo(Reason.IMPOSSIBLE);
        Person viewer = new Person(Mailbox.parse("vera@example.org"), Role.VIEWER);
        assertThat(reason(corrections.write(sent, "Open", TEXT, viewer))).isEqualTo(Reason.NOT_ALLOWED);
        assertThat(reason(corrections.write(written(sent, EVA), "Open", TEXT, EVA)))
                .isEqualTo(Reason.NOT_SENT);

        Edition correction = written(sent, EVA);
        room.editions.change(sent, EditionState.SENDING, "");
        assertThat(corrections.send(daily, correction).state()).isEqualTo(EditionState.IN_REVIEW);
    }

    @Test
    void isSkippedWhenAllWhoGotItHaveLeft() {
        Edition sent = sent(daily);
        room.database.run(handle -> handle.execute("UPDATE subscriptions SET state = 'UNSUBSCRIBED'"));

        assertThat(corrections.send(daily, written(sent, EVA)).state()).isEqualTo(EditionState.SKIPPED);
    }

    @Test
    void twoCorrectionsAreTwo() {
        Edition sent = sent(daily);

        assertThat(List.of(written(sent, EVA).name(), written(sent, OTTO).name()))
                .containsExactly("daily/2026-11-24/correction-1", "daily/2026-11-24/correction-2");
    }

    private Edition sent(Newsletter newsletter) {
        room.run(newsletter, edition -> new Outcome(room.deliveries.counts(edition.id()), Optional.empty()));
        return finish(room.editions.find("daily", newsletter.today(room.clock)).orElseThrow());
    }

    private Edition finish(Edition sending) {
        room.database.run(handle ->
                handle.execute("UPDATE deliveries SET state = ?, next_attempt_at = NULL", DeliveryState.SENT.name()));
        return room.editions.change(sending, EditionState.SENT, "");
    }

    private Edition written(Edition sent, Person person) {
        Verdict verdict = corrections.write(sent, "Open", TEXT, person);
        assertThat(verdict).isInstanceOf(Given.class);
        return verdict.edition();
    }

    private static Reason reason(Verdict verdict) {
        return ((Refused) verdict).reason();
    }

    private static String fingerprint(Edition edition) {
        return edition.content().fingerprint();
    }

    private String page(Edition edition) {
        return archive().edition(edition.key()).orElseThrow();
    }

    private Archive archive() {
        Settings.Site site = new Settings.Site(java.net.URI.create("https://news.example.org"), "Example", "1 Street");
        return new Archive(
                room.database, room.editions, new Templates(directory.resolve("templates")), new PageAddresses(site));
    }

    private List<String> deeds() {
        List<AuditTrail.Entry> entries = new ArrayList<>();
        room.trail.forEach(entries::add);
        return entries.stream().map(AuditTrail.Entry::deed).toList();
    }
}
