package org.presstime.press;

import org.presstime.delivery.Dispatcher.Outcome;
import org.presstime.edition.Edition;

/** What became of a press run. */
public sealed interface PressOutcome {

    /** The edition as it is now. */
    Edition edition();

    /** It is frozen, and mailed as far as it went; the edition's state says whether every copy is done. */
    record OnItsWay(Edition edition, Outcome delivery) implements PressOutcome {}

    /** It was sent before; nothing was done. */
    record AlreadySent(Edition edition) implements PressOutcome {}

    /** There is nothing to send, or nobody to send it to; the edition says which. */
    record Skipped(Edition edition) implements PressOutcome {}

    /** It is on the desk, and goes nowhere until a person approves it. */
    record InReview(Edition edition) implements PressOutcome {}

    /** It waits for a person; the edition says why. */
    record Held(Edition edition) implements PressOutcome {}

    /** A person has stopped it for good. */
    record Cancelled(Edition edition) implements PressOutcome {}
}
