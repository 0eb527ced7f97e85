package org.presstime.press;

import java.time.LocalDate;
import org.presstime.newsletter.Newsletter;

/**
 * What is asked of the press.
 *
 * @param date the edition's, in the newsletter's own calendar
 * @param force send also with fewer stories than the newsletter wants; never twice
 */
public record PressRequest(Newsletter newsletter, LocalDate date, boolean force) {}
