/**
 * Who receives: subscribers, their subscriptions, suppression, and the tokens that prove a reader's link is ours.
 *
 * <p>In come CSV files, commands and links; out go {@link org.presstime.subscriber.Subscriber subscribers} that may be
 * mailed. It refuses addresses that cannot receive mail, forged tokens, and to mail anybody who left before.
 *
 * <p>Held by {@code SubscribersTest}, {@code SignUpsTest}, {@code AccountsTest}, {@code SubscriberCsvTest},
 * {@code SegmentsTest} and {@code TokensTest}.
 */
@NullMarked
package org.presstime.subscriber;

import org.jspecify.annotations.NullMarked;
