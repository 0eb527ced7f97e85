package org.presstime.cli;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.presstime.subscriber.Subscribers.Choice;
import org.presstime.subscriber.Subscribers.Manner;
import org.presstime.subscriber.Subscribers.State;
import org.presstime.subscriber.Subscribers.Subscription;

/** A subscription as programs read it. */
record SubscriptionJson(
        String address,
        String name,
        String newsletter,
        State state,
        String origin,
        Instant since,
        List<String> tags,
        @JsonUnwrapped Chosen chosen) {

    /** What the reader chose. */
    record Chosen(
            String language, String format, String zone, String frequency, OptionalInt hour, List<String> without) {

        private static Chosen of(Manner manner, Choice choice) {
            return new Chosen(
                    manner.language().map(Locale::toLanguageTag).orElse(""),
                    manner.format(),
                    manner.zone().map(ZoneId::getId).orElse(""),
                    choice.frequency(),
                    choice.hour(),
                    choice.without());
        }
    }

    static SubscriptionJson of(Subscription row) {
        return new SubscriptionJson(
                row.subscriber().address().toString(),
                row.subscriber().name(),
                row.newsletter(),
                row.state(),
                row.origin(),
                row.since(),
                row.tags(),
                Chosen.of(row.manner(), row.choice()));
    }
}
