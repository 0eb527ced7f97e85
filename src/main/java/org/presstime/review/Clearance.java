package org.presstime.review;

import java.util.Optional;
import org.presstime.edition.Edition;
import org.presstime.edition.EditionContent;
import org.presstime.edition.EditionState;
import org.presstime.edition.Editions;
import org.presstime.newsletter.Newsletter;
import org.presstime.review.ReviewTable.Approval;
import org.presstime.review.ReviewTable.Review;

/** Whether an edition may go out as it is: approved by a person, by nobody's need, or by its newsletter's deadline. */
final class Clearance {

    private static final String DEADLINE = "the deadline";

    private final Editions editions;
    private final ReviewTable table;
    private final AuditTrail trail;

    Clearance(Editions editions, ReviewTable table, AuditTrail trail) {
        this.editions = editions;
        this.table = table;
        this.trail = trail;
    }

    /** The edition, {@code APPROVED} when it may go out; {@code IN_REVIEW} or {@code HELD} when it waits. */
    Edition of(Newsletter newsletter, Edition edition, boolean atItsHour) {
        if (covers(edition)) {
            return approved(edition);
        }
        if (!newsletter.review().required()) {
            // Where nobody needs to approve, an edition approves itself; but a person's no counts.
            return edition.state() == EditionState.HELD ? edition : approved(edition);
        }
        Edition waiting = takeBack(edition);
        return atItsHour && waiting.state() == EditionState.IN_REVIEW ? late(newsletter, waiting) : waiting;
    }

    /** Whether what an edition says, down to the name of who approved it, is what was approved. */
    boolean covers(Edition edition) {
        return table.find(edition.id())
                .flatMap(Review::approval)
                .filter(approval ->
                        approval.fingerprint().equals(edition.content().fingerprint()))
                .filter(approval -> edition.content().equals(signed(edition.content(), approval.name())))
                .isPresent();
    }

    private static EditionContent signed(EditionContent content, String name) {
        return content.reviewedBy(Optional.of(name).filter(written -> !written.isEmpty()));
    }

    private Edition approved(Edition edition) {
        return edition.state() == EditionState.APPROVED
                ? edition
                : trail.add(AuditTrail.MACHINE, "state", edition, editions.change(edition, EditionState.APPROVED, ""));
    }

    /** An approval of something else is none. */
    private Edition takeBack(Edition edition) {
        if (edition.state() != EditionState.APPROVED) {
            return edition;
        }
        table.disapprove(edition.id());
        return trail.add(
                AuditTrail.MACHINE,
                "approval void",
                edition,
                editions.rewrite(edition, signed(edition.content(), ""), EditionState.IN_REVIEW));
    }

    private Edition late(Newsletter newsletter, Edition waiting) {
        return switch (newsletter.review().deadline()) {
            case HOLD -> hold(waiting, "nobody had approved it at its hour");
            case AUTO_SEND -> unattended(waiting, waiting);
            case WITHOUT_BOT_STORIES -> {
                StoodFor stoodFor = new StoodFor(table.current(waiting.id()).stoodFor());
                EditionContent left = stoodFor.of(newsletter, waiting.content());
                yield left.stories().isEmpty()
                        ? hold(waiting, "nobody had approved it at its hour, and no person stands for any story")
                        : unattended(waiting, editions.rewrite(waiting, left, EditionState.IN_REVIEW));
            }
        };
    }

    private Edition hold(Edition waiting, String why) {
        return trail.add(AuditTrail.MACHINE, "deadline", waiting, editions.change(waiting, EditionState.HELD, why));
    }

    /** Approved by nobody: no reader is told that somebody looked. */
    private Edition unattended(Edition before, Edition waiting) {
        Edition approved = editions.change(waiting, EditionState.APPROVED, "");
        table.approve(
                waiting.id(), new Approval(DEADLINE, "", approved.content().fingerprint()));
        return trail.add(AuditTrail.MACHINE, "deadline", before, approved);
    }
}
