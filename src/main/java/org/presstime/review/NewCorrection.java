package org.presstime.review;

import java.util.Optional;
import org.presstime.edition.Edition;
import org.presstime.edition.EditionContent;
import org.presstime.edition.EditionState;
import org.presstime.edition.Editions;

/** Puts a correction on the desk, under the next number of its date; for a transaction of the caller's. */
record NewCorrection(Editions editions, AuditTrail trail, ReviewTable table) {

    Edition of(Edition corrected, EditionContent content, String who) {
        // Writing in the trail makes writers wait for one another: no two corrections get one number.
        trail.add(who, corrected.name(), "correct", "", AuditedEditions.words(corrected));
        int part =
                editions.corrections(corrected.newsletter(), corrected.date()).size() + 1;
        Edition.Key key = new Edition.Key(corrected.newsletter(), corrected.date(), Edition.Kind.CORRECTION, part);
        Edition opened = editions.change(editions.draft(key, content), EditionState.IN_REVIEW, "");
        table.open(opened.id(), opened.content(), Optional.of(who));
        trail.add(
                who,
                opened.name(),
                "open",
                "",
                AuditedEditions.words(opened)
                        + Difference.between(EditionContent.EMPTY, opened.content())
                                .after());
        return opened;
    }
}
