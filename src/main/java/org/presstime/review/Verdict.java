package org.presstime.review;

import org.presstime.edition.Edition;

/** What became of a person's decision about an edition. */
public sealed interface Verdict {

    /** The edition as it is now. */
    Edition edition();

    /** It counts. */
    record Given(Edition edition) implements Verdict {}

    /** It does not count; nothing was changed. */
    record Refused(Edition edition, Reason reason) implements Verdict {}

    /** Why a decision does not count. */
    enum Reason {
        /** The edition does not wait for a decision. */
        NOT_IN_REVIEW,
        /** It does not say any more what the person has seen. */
        CHANGED_MEANWHILE,
        /** Whoever changed it last cannot be the one who approves. */
        OWN_CHANGE,
        /** The person's role does not allow it. */
        NOT_ALLOWED,
        /** It cannot be done to what the edition says. */
        IMPOSSIBLE,
        /** There is no change that could be undone. */
        NOTHING_TO_UNDO,
        /** What nobody has got, or some may still get, cannot be corrected. */
        NOT_SENT
    }
}
