/**
 * One press run, feeds to mailboxes: {@link org.presstime.press.PressRun}, a single readable method.
 *
 * <p>In comes a request, from Quartz, the desk, the API or a command; out goes an edition on its way, or the reason why
 * there is none. It refuses to send twice, to send nothing, and to send to nobody. Held by {@code PressRunTest},
 * {@code FormsTest}, {@code WeekTest} and {@code LanesTest}.
 */
@NullMarked
package org.presstime.press;

import org.jspecify.annotations.NullMarked;
