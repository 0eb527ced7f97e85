/**
 * Starts press runs at their hour with Quartz.
 *
 * <p>In come the newsletters' schedules; out go press runs, each at its local hour, also on the two odd days of the
 * year. Quartz only says "due"; that an edition exists once is a unique key. An hour missed while Presstime was down is
 * caught up at the start, unless it is too late. Where an editor must approve, the edition is made some time before, and those
 * who may approve get a mail. Held by {@code DueTimesTest}, {@code PressScheduleTest},
 * {@code FeedRoundsTest} and {@code ReviewCallTest}.
 */
@NullMarked
package org.presstime.schedule;

import org.jspecify.annotations.NullMarked;
