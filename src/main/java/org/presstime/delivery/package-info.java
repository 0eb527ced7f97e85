/**
 * Sends one message per subscriber: a ledger row each, paced, retried, never silently twice.
 *
 * <p>In comes a rendered edition and its readers; out goes a ledger in which every reader's delivery came to an end.
 * It refuses to send what is not frozen, and to anybody suppressed. Held by {@code DeliveriesTest},
 * {@code RecipientsTest}, {@code MomentsTest},
 * {@code DispatcherTest}, {@code RelaysTest}, {@code MeaningsTest}, {@code CopiesTest}, {@code LeavingTest} and {@code KillTest}.
 */
@NullMarked
package org.presstime.delivery;

import org.jspecify.annotations.NullMarked;
