package org.presstime.press;

import java.time.LocalDate;
import org.presstime.newsletter.Newsletter;

/**
 * What is asked of the press.
 *
 * @param date the edition's, in the newsletter's own calendar
 * @param force send also with fewer stories than the newsletter wants; never twice, and never what must be approved first
 * @param atItsHour whether the schedule asks: then the newsletter's deadline counts for what nobody has approved
 */
public record PressRequest(Newsletter newsletter, LocalDate date, boolean force, boolean atItsHour) {

    /** What a person asks. */
    public PressRequest(Newsletter newsletter, LocalDate date, boolean force) {
        this(newsletter, date, force, false);
    }
}
