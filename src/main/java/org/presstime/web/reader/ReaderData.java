package org.presstime.web.reader;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.presstime.delivery.Deliveries.Copy;
import org.presstime.subscriber.Accounts.Reader;
import org.presstime.subscriber.SignUps.Consent;
import org.presstime.subscriber.Subscribers.Subscription;
import org.presstime.web.Json;

/** Everything that is kept about a reader, as JSON. */
final class ReaderData {

    private ReaderData() {}

    static String json(Reader reader, List<String> tags, List<Consent> consents, List<Copy> mails) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("address", reader.address().toString());
        data.put("name", reader.name());
        data.put("since", reader.since().toString());
        data.put("language", reader.language().map(Object::toString).orElse(""));
        data.put("paused_until", text(reader.pausedUntil().map(LocalDate::toString)));
        data.put(
                "subscriptions",
                reader.subscriptions().stream().map(ReaderData::subscription).toList());
        data.put("tags", tags);
        data.put("consents", consents.stream().map(ReaderData::consent).toList());
        data.put("mails", mails.stream().map(ReaderData::mail).toList());
        return Json.write(data);
    }

    private static Map<String, Object> subscription(Subscription row) {
        return ordered(
                "newsletter", row.newsletter(),
                "state", row.state().name(),
                "origin", row.origin(),
                "since", row.since().toString());
    }

    private static Map<String, Object> consent(Consent consent) {
        return ordered(
                "newsletter", consent.newsletter(),
                "requested", consent.requested().toString(),
                "requested_from", consent.origin().client(),
                "form", consent.origin().form(),
                "text", consent.origin().shown(),
                "confirmed", text(consent.confirmed().map(Instant::toString)),
                "confirmed_from", consent.confirmedFrom());
    }

    private static Map<String, Object> mail(Copy copy) {
        return ordered(
                "newsletter", copy.newsletter(),
                "edition", copy.date().toString(),
                "subject", copy.subject(),
                "state", copy.state().name(),
                "when", copy.changed().toString());
    }

    private static String text(Optional<String> value) {
        return value.orElse("");
    }

    private static Map<String, Object> ordered(String... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
