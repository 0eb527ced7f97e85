package org.presstime.web.api;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.presstime.delivery.DeliveryCounts;
import org.presstime.edition.Edition;
import org.presstime.newsletter.Newsletter;
import org.presstime.press.PressOutcome;
import org.presstime.web.Newsroom;

/** Editions and newsletters as the API shows them. */
final class EditionJson {

    private final Newsroom newsroom;
    private final String site;

    EditionJson(Newsroom newsroom, String site) {
        this.newsroom = newsroom;
        this.site = site;
    }

    Map<String, Object> newsletter(Newsletter newsletter) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", newsletter.id());
        json.put("name", newsletter.name());
        json.put("next_run", newsroom.nextRun(newsletter).map(Object::toString).orElse(null));
        json.put("url", site + "/" + newsletter.id());
        return json;
    }

    Map<String, Object> edition(Edition edition) {
        DeliveryCounts counts = newsroom.deliveries().counts(edition.id());
        Map<String, Integer> states = new TreeMap<>();
        counts.states().forEach((state, number) -> states.put(state.name().toLowerCase(Locale.ROOT), number));
        Map<String, Integer> reasons = new TreeMap<>();
        counts.meanings()
                .forEach((meaning, number) -> reasons.put(meaning.name().toLowerCase(Locale.ROOT), number));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("newsletter", edition.newsletter());
        json.put("date", edition.date().toString());
        json.put("edition", edition.name());
        json.put("kind", edition.key().kind().name());
        json.put("number", edition.number().isPresent() ? edition.number().getAsInt() : null);
        json.put("state", edition.state().name());
        json.put("reason", edition.reason());
        json.put("subject", edition.content().subject());
        json.put("content", edition.content().fingerprint());
        json.put("targeted", counts.targeted());
        json.put("open", counts.open());
        json.put("counts", states);
        json.put("reasons", reasons);
        json.put("url", edition.state().isFrozen() ? site + "/" + edition.name() : null);
        return json;
    }

    Map<String, Object> outcome(PressOutcome outcome) {
        Map<String, Object> json = edition(outcome.edition());
        json.put(
                "outcome",
                switch (outcome.getClass().getSimpleName()) {
                    case "OnItsWay" -> "on its way";
                    case "AlreadySent" -> "already sent";
                    case "Skipped" -> "skipped";
                    case "InReview" -> "in review";
                    case "Held" -> "held";
                    default -> "cancelled";
                });
        return json;
    }
}
