package org.presstime.web.reader;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.presstime.delivery.Deliveries.Copy;
import org.presstime.delivery.Delivery.Meaning;
import org.presstime.settings.Messages;
import org.presstime.subscriber.Accounts.Reader;
import org.presstime.subscriber.SignUps.Consent;
import org.presstime.subscriber.Subscribers.Subscription;
import org.presstime.web.Json;

/** Everything that is kept about a reader, as JSON. */
final class ReaderData {

    private ReaderData() {}

    static String json(Reader reader, List<String> tags, List<Consent> consents, Map<Copy, String> mails) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("address", reader.address().toString());
        data.put("address_unicode", reader.address().unicode());
        data.put("name", reader.name());
        data.put("since", reader.since().toString());
        data.put("language", reader.language().map(Object::toString).orElse(""));
        data.put("format", reader.manner().format());
        data.put("zone", text(reader.manner().zone().map(ZoneId::getId)));
        data.put("paused_until", text(reader.pausedUntil().map(LocalDate::toString)));
        data.put(
                "subscriptions",
                reader.subscriptions().stream().map(ReaderData::subscription).toList());
        data.put("tags", tags);
        data.put("consents", consents.stream().map(ReaderData::consent).toList());
        data.put(
                "mails",
                mails.entrySet().stream()
                        .map(mail -> mail(mail.getKey(), mail.getValue()))
                        .toList());
        return Json.write(data);
    }

    private static Map<String, Object> subscription(Subscription row) {
        Map<String, Object> map = ordered(
                "newsletter", row.newsletter(),
                "state", row.state().name(),
                "origin", row.origin(),
                "since", row.since().toString(),
                "frequency", row.choice().frequency());
        map.put("hour", row.choice().hour().isPresent() ? row.choice().hour().getAsInt() : null);
        map.put("without", row.choice().without());
        return map;
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

    private static Map<String, Object> mail(Copy copy, String messageId) {
        Map<String, Object> mail = ordered(
                "newsletter", copy.edition().newsletter(),
                "edition", copy.edition().toString(),
                "subject", copy.subject(),
                "state", copy.delivery().state().name(),
                "when", copy.delivery().changed().toString(),
                "reply", copy.delivery().reply(),
                "in_words", text(copy.delivery().meaning().map(ReaderData::words)),
                "message_id", messageId);
        mail.put("attempts", copy.delivery().attempts());
        mail.put(
                "why",
                ordered(
                        "subscribed_by", copy.why().origin(),
                        "subscribed", text(copy.why().since().map(Instant::toString)),
                        "form", copy.why().form(),
                        "confirmed", text(copy.why().confirmed().map(Instant::toString)),
                        "audience", copy.why().audience()));
        return mail;
    }

    private static String words(Meaning meaning) {
        return Messages.of("delivery", Locale.ENGLISH).text("meaning." + meaning);
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
