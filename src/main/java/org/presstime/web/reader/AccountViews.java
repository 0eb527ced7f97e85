package org.presstime.web.reader;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.presstime.newsletter.Newsletter;
import org.presstime.newsletter.Newsletters;
import org.presstime.subscriber.Accounts.Reader;
import org.presstime.subscriber.Subscribers.State;

/** What the account's templates are given: maps, lists and texts only. */
final class AccountViews {

    private AccountViews() {}

    static Map<String, Object> overview(Newsletters newsletters, Reader reader, boolean byMail, LocalDate today) {
        Map<String, Object> view = new HashMap<>();
        view.put("address", reader.address().toString());
        view.put("byMail", byMail);
        view.put(
                "language",
                reader.language().map(language -> language.toLanguageTag()).orElse(""));
        view.put(
                "pause",
                reader.pausedUntil()
                        .filter(until -> until.isAfter(today))
                        .map(LocalDate::toString)
                        .orElse(""));
        view.put("tomorrow", today.plusDays(1).toString());
        view.put("latest", today.plusDays(365).toString());
        view.put("newsletters", newsletters(newsletters, reader));
        return view;
    }

    private static List<Map<String, Object>> newsletters(Newsletters newsletters, Reader reader) {
        return newsletters.all().stream()
                .map(newsletter -> Map.<String, Object>of(
                        "id", newsletter.id(), "name", newsletter.name(), "subscribed", has(reader, newsletter)))
                .toList();
    }

    private static boolean has(Reader reader, Newsletter newsletter) {
        return reader.subscriptions().stream()
                .anyMatch(row -> row.newsletter().equals(newsletter.id()) && row.state() == State.CONFIRMED);
    }
}
