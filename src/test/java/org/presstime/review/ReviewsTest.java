package org.presstime.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.presstime.database.Database;
import org.presstime.database.OnEachDatabase;
import org.presstime.edition.Edition;
import org.presstime.edition.EditionState;
import org.presstime.edition.Editions;
import org.presstime.newsletter.Newsletter;
import org.presstime.newsletter.Newsletter.Deadline;
import org.presstime.newsletter.Newsletter.Review;
import org.presstime.newsletter.Newsletters4Tests;
import org.presstime.review.Reviews.NotApproved;
import org.presstime.review.Verdict.Given;
import org.presstime.review.Verdict.Reason;
import org.presstime.review.Verdict.Refused;
import org.presstime.settings.Mailbox;
import org.presstime.settings.Mailbox.Person;
import org.presstime.settings.Mailbox.Role;

/** The way of an edition over the desk, on both databases. */
class ReviewsTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T06:00:00Z"), ZoneOffset.UTC);
    private static final Person EVA = new Person(Mailbox.parse("Eva <eva@example.org>"), Role.EDITOR);
    private static final Person OTTO = new Person(Mailbox.parse("otto@example.org"), Role.EDITOR);
    private static final Person WIM = new Person(Mailbox.parse("Wim <wim@example.org>"), Role.WRITER);
    private static final Person VERA = new Person(Mailbox.parse("vera@example.org"), Role.VIEWER);

    private static final Newsletter FREE = Newsletters4Tests.daily("World=https://courier.example/feed.xml");
    private static final Newsletter CHECKED =
            FREE.under(new Review(true, false, Deadline.HOLD, Newsletter.Review.USUAL_NOTICE));
    private static final Newsletter FOUR_EYES =
            FREE.under(new Review(true, true, Deadline.HOLD, Newsletter.Review.USUAL_NOTICE));

    private Editions editions;
    private AuditTrail trail;
    private Reviews reviews;

    @OnEachDatabase
    void whatWasApprovedMayGoOutAndNamesWhoApproved(Database database) {
        Edition opened = onDesk(database);
        assertThatThrownBy(() -> reviews.refuseUnapproved(CHECKED, opened)).isInstanceOf(NotApproved.class);

        Edition approved = given(reviews.approve(CHECKED, opened, fingerprint(opened), EVA));

        assertThat(approved.state()).isEqualTo(EditionState.APPROVED);
        assertThat(fingerprint(approved)).isEqualTo(fingerprint(opened));
        assertThat(approved.content().stories().get(0).provenance().reviewer()).hasValue("Eva");
        reviews.refuseUnapproved(CHECKED, editions.get(approved.id()));
        assertThat(reviews.decide(CHECKED, approved, true)).isEqualTo(approved);
    }

    @OnEachDatabase
    void anApproverWithoutANameIsNotShownByAddress(Database database) {
        Edition opened = onDesk(database);

        Edition approved = given(reviews.approve(CHECKED, opened, fingerprint(opened), OTTO));

        assertThat(approved.content().stories().get(0).provenance().reviewer()).hasValue("an editor");
    }

    @OnEachDatabase
    void anyChangeVoidsTheApproval(Database database) {
        Edition opened = onDesk(database);
        Edition approved = given(reviews.approve(CHECKED, opened, fingerprint(opened), EVA));

        Edition changed = given(reviews.change(approved, fingerprint(approved), headline("Two"), WIM));

        assertThat(changed.state()).isEqualTo(EditionState.IN_REVIEW);
        assertThat(changed.content().stories().get(0).provenance().reviewer()).isEmpty();
        assertThat(reviews.decide(CHECKED, changed, false).state()).isEqualTo(EditionState.IN_REVIEW);
        assertThatThrownBy(() -> reviews.refuseUnapproved(CHECKED, changed)).isInstanceOf(NotApproved.class);
    }

    @OnEachDatabase
    void contentChangedBehindTheDesksBackIsNotApproved(Database database) {
        Edition opened = onDesk(database);
        Edition approved = given(reviews.approve(CHECKED, opened, fingerprint(opened), EVA));
        database.run(handle ->
                handle.execute("UPDATE editions SET content = REPLACE(content, 'It happened.', 'It did not.')"));
        Edition tampered = editions.get(approved.id());

        assertThatThrownBy(() -> reviews.refuseUnapproved(CHECKED, tampered)).isInstanceOf(NotApproved.class);
        assertThat(reviews.decide(CHECKED, tampered, true).state()).isEqualTo(EditionState.HELD);
        assertThat(deeds()).contains("approval void");
    }

    @OnEachDatabase
    void theReviewersNameIsCoveredByTheApprovalToo(Database database) {
        Edition opened = onDesk(database);
        Edition approved = given(reviews.approve(CHECKED, opened, fingerprint(opened), EVA));
        database.run(handle -> handle.execute("UPDATE editions SET content = REPLACE(content, 'Eva', 'Eve')"));

        assertThatThrownBy(() -> reviews.refuseUnapproved(CHECKED, editions.get(approved.id())))
                .isInstanceOf(NotApproved.class);
    }

    @OnEachDatabase
    void nobodyApprovesWhatTheyHaveNotSeen(Database database) {
        Edition opened = onDesk(database);
        given(reviews.change(opened, fingerprint(opened), headline("Two"), WIM));

        assertThat(reviews.approve(CHECKED, opened, fingerprint(opened), EVA))
                .extracting(verdict -> ((Refused) verdict).reason())
                .isEqualTo(Reason.CHANGED_MEANWHILE);
        assertThat(reviews.change(opened, fingerprint(opened), headline("Three"), EVA))
                .extracting(verdict -> ((Refused) verdict).reason())
                .isEqualTo(Reason.CHANGED_MEANWHILE);
    }

    @OnEachDatabase
    void whoChangedItLastCannotApproveWhereFourEyesAreAskedFor(Database database) {
        Edition opened = onDesk(database);
        Edition changed = given(reviews.change(opened, fingerprint(opened), headline("Two"), EVA));

        assertThat(reviews.approve(FOUR_EYES, changed, fingerprint(changed), EVA))
                .extracting(verdict -> ((Refused) verdict).reason())
                .isEqualTo(Reason.OWN_CHANGE);
        assertThat(reviews.approve(FOUR_EYES, changed, fingerprint(changed), OTTO))
                .isInstanceOf(Given.class);
    }

    @OnEachDatabase
    void takingBackIsAChangeToo(Database database) {
        Edition opened = onDesk(database);
        Edition changed = given(reviews.change(opened, fingerprint(opened), headline("Two"), WIM));
        Edition undone = given(reviews.undo(changed, fingerprint(changed), EVA));

        assertThat(reviews.approve(FOUR_EYES, undone, fingerprint(undone), EVA))
                .extracting(verdict -> ((Refused) verdict).reason())
                .isEqualTo(Reason.OWN_CHANGE);
    }

    @OnEachDatabase
    void rolesDecideWhoMayWhat(Database database) {
        Edition opened = onDesk(database);

        assertThat(reviews.change(opened, fingerprint(opened), headline("Two"), VERA))
                .extracting(verdict -> ((Refused) verdict).reason())
                .isEqualTo(Reason.NOT_ALLOWED);
        assertThat(reviews.approve(CHECKED, opened, fingerprint(opened), WIM))
                .extracting(verdict -> ((Refused) verdict).reason())
                .isEqualTo(Reason.NOT_ALLOWED);
        assertThat(reviews.reject(opened, "", WIM))
                .extracting(verdict -> ((Refused) verdict).reason())
                .isEqualTo(Reason.NOT_ALLOWED);
    }

    @OnEachDatabase
    void everyChangeIsUndoneToTheByte(Database database) {
        Edition edition = onDesk(database);
        List<String> stored = new ArrayList<>();
        for (Change change : List.of(
                headline("Two"),
                new Change.Sentence("article-1", 1, "It happened again.", false),
                new Change.Title("A subject", "Another preheader"),
                new Change.Pin("article-2"),
                new Change.Drop("article-2"))) {
            stored.add(stored(database, edition));
            edition = given(reviews.change(edition, fingerprint(edition), change, WIM));
        }
        for (int i = stored.size() - 1; i >= 0; i--) {
            edition = given(reviews.undo(edition, fingerprint(edition), WIM));
            assertThat(stored(database, edition)).isEqualTo(stored.get(i));
        }
        assertThat(reviews.undo(edition, fingerprint(edition), WIM))
                .extracting(verdict -> ((Refused) verdict).reason())
                .isEqualTo(Reason.NOTHING_TO_UNDO);
        assertThat(trail.firstFault()).isEmpty();
    }

    @OnEachDatabase
    void aChangeAfterAnUndoGoesOnFromThere(Database database) {
        Edition opened = onDesk(database);
        Edition two = given(reviews.change(opened, fingerprint(opened), headline("Two"), WIM));
        Edition back = given(reviews.undo(two, fingerprint(two), WIM));
        Edition three = given(reviews.change(back, fingerprint(back), headline("Three"), WIM));

        assertThat(reviews.find(three).orElseThrow().changes()).isEqualTo(1);
        Edition undone = given(reviews.undo(three, fingerprint(three), WIM));
        assertThat(fingerprint(undone)).isEqualTo(fingerprint(opened));
    }

    @OnEachDatabase
    void theTrailTellsWhatWasThereBeforeAndAfter(Database database) {
        Edition opened = onDesk(database);
        given(reviews.change(
                opened, fingerprint(opened), new Change.Sentence("article-1", 1, "It did not happen.", false), WIM));

        List<AuditTrail.Entry> entries = entries();
        AuditTrail.Entry last = entries.get(entries.size() - 1);
        assertThat(last.who()).isEqualTo("wim@example.org");
        assertThat(last.deed()).isEqualTo("sentence");
        assertThat(last.before()).contains("1.1 It happened.").contains(fingerprint(opened));
        assertThat(last.after()).contains("1.1 It did not happen. (Wim) (without a source)");
    }

    @OnEachDatabase
    void aRejectedEditionIsHeldAtItsHourWhateverTheDeadlineSays(Database database) {
        Newsletter unattended = FREE.under(new Review(true, false, Deadline.AUTO_SEND, Newsletter.Review.USUAL_NOTICE));
        Edition opened = onDesk(database);

        Edition held = given(reviews.reject(opened, "too thin", EVA));

        assertThat(held.reason()).isEqualTo("rejected by eva@example.org: too thin");
        assertThat(reviews.decide(unattended, held, true).state()).isEqualTo(EditionState.HELD);
        assertThat(reviews.decide(FREE, held, true).state()).isEqualTo(EditionState.HELD);
        assertThat(reviews.approve(CHECKED, held, fingerprint(held), OTTO)).isInstanceOf(Given.class);
    }

    @OnEachDatabase
    void atItsHourAnEditionNobodyApprovedIsHeld(Database database) {
        Edition opened = onDesk(database);

        assertThat(reviews.decide(CHECKED, opened, false).state()).isEqualTo(EditionState.IN_REVIEW);
        Edition held = reviews.decide(CHECKED, opened, true);
        assertThat(held.state()).isEqualTo(EditionState.HELD);
        assertThat(held.reason()).isEqualTo("nobody had approved it at its hour");
    }

    @OnEachDatabase
    void atItsHourAnEditionIsSentUnattendedWhereThatIsTheRule(Database database) {
        Newsletter unattended = FREE.under(new Review(true, false, Deadline.AUTO_SEND, Newsletter.Review.USUAL_NOTICE));
        Edition opened = onDesk(database);

        Edition sent = reviews.decide(unattended, opened, true);

        assertThat(sent.state()).isEqualTo(EditionState.APPROVED);
        assertThat(sent.content()).isEqualTo(opened.content());
        assertThat(reviews.find(sent).orElseThrow().approvedBy()).hasValue("the deadline");
        reviews.refuseUnapproved(unattended, sent);
    }

    @OnEachDatabase
    void atItsHourOnlyWhatAPersonStandsForIsSentWhereThatIsTheRule(Database database) {
        Newsletter careful =
                FREE.under(new Review(true, false, Deadline.WITHOUT_BOT_STORIES, Newsletter.Review.USUAL_NOTICE));
        Edition opened = onDesk(database);
        Edition pinned = given(reviews.change(opened, fingerprint(opened), new Change.Pin("article-2"), WIM));

        Edition sent = reviews.decide(careful, pinned, true);

        assertThat(sent.state()).isEqualTo(EditionState.APPROVED);
        assertThat(sent.content().stories()).extracting(story -> story.key()).containsExactly("article-2");
        assertThat(sent.content().subject()).isEqualTo("Zwei");
        reviews.refuseUnapproved(careful, sent);
    }

    @OnEachDatabase
    void atItsHourNothingIsSentWhenNobodyStandsForAnything(Database database) {
        Newsletter careful =
                FREE.under(new Review(true, false, Deadline.WITHOUT_BOT_STORIES, Newsletter.Review.USUAL_NOTICE));

        Edition opened = onDesk(database);

        Edition held = reviews.decide(careful, opened, true);

        assertThat(held.state()).isEqualTo(EditionState.HELD);
        assertThat(held.content().stories()).hasSize(2);
    }

    private Edition onDesk(Database database) {
        editions = Editions.in(database, CLOCK);
        trail = AuditTrail.in(database, CLOCK);
        reviews = new Reviews(database, editions, trail);
        Edition draft = editions.draft(
                "daily",
                LocalDate.parse("2026-11-24"),
                SampleContent.of(
                        SampleContent.story(1, "One", "It happened."), SampleContent.story(2, "Zwei", "Es geschah.")));
        return reviews.open(draft, AuditTrail.MACHINE);
    }

    private static Change headline(String text) {
        return new Change.Headline("article-1", text);
    }

    private static Edition given(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Given.class);
        return verdict.edition();
    }

    private static String fingerprint(Edition edition) {
        return edition.content().fingerprint();
    }

    private static String stored(Database database, Edition edition) {
        return database.query(handle -> handle.createQuery("SELECT content FROM editions WHERE id = :id")
                .bind("id", edition.id())
                .mapTo(String.class)
                .one());
    }

    private List<AuditTrail.Entry> entries() {
        List<AuditTrail.Entry> entries = new ArrayList<>();
        trail.forEach(entries::add);
        return entries;
    }

    private List<String> deeds() {
        return entries().stream().map(AuditTrail.Entry::deed).toList();
    }
}
