package org.presstime.cli;

import java.time.Instant;
import java.util.List;
import org.presstime.subscriber.Subscribers.State;
import org.presstime.subscriber.Subscribers.Subscription;

/** A subscription as programs read it. */
record SubscriptionJson(
        String address, String name, String newsletter, State state, String origin, Instant since, List<String> tags) {

    static SubscriptionJson of(Subscription row) {
        return new SubscriptionJson(
                row.subscriber().address().toString(),
                row.subscriber().name(),
                row.newsletter(),
                row.state(),
                row.origin(),
                row.since(),
                row.tags());
    }
}
