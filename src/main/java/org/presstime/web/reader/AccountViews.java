package org.presstime.web.reader;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.presstime.newsletter.Newsletter;
import org.presstime.newsletter.Newsletters;
import org.presstime.subscriber.Accounts.Reader;
import org.presstime.subscriber.Subscribers.Choice;
import org.presstime.subscriber.Subscribers.State;
import org.presstime.subscriber.Subscribers.Subscription;

/** What the account's templates are given: maps, lists and texts only. */
final class AccountViews {

    private static final String SETTINGS = "settings";
    // Names of places that people know; what else there is can be typed.
    private static final List<String> ZONES = ZoneId.getAvailableZoneIds().stream()
            .filter(name ->
                    name.matches("(Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+"))
            .sorted()
            .toList();

    private AccountViews() {}

    static Map<String, Object> overview(
            Newsletters newsletters, Reader reader, LocalDate today, Typed typed, Locale language) {
        Map<String, Object> view = new HashMap<>();
        view.put("address", reader.address().toString());
        view.put(
                "language",
                typed.field(
                        SETTINGS,
                        "language",
                        reader.language().map(Locale::toLanguageTag).orElse("")));
        view.put("format", typed.field(SETTINGS, "format", reader.manner().format()));
        view.put(
                "zone",
                typed.field(
                        SETTINGS,
                        "zone",
                        reader.manner().zone().map(ZoneId::getId).orElse("")));
        view.put(
                "pause",
                typed.field(
                        SETTINGS,
                        "pause",
                        reader.pausedUntil()
                                .filter(until -> until.isAfter(today))
                                .map(LocalDate::toString)
                                .orElse("")));
        view.put("problem", typed.problemOf(SETTINGS));
        view.put("zones", ZONES);
        view.put("tomorrow", today.plusDays(1).toString());
        view.put("latest", today.plusDays(365).toString());
        view.put("days", days(language));
        view.put("hours", IntStream.range(0, 24).mapToObj(AccountViews::hour).toList());
        view.put(
                "newsletters",
                newsletters.all().stream()
                        .map(newsletter -> newsletter(newsletter, reader, typed))
                        .toList());
        return view;
    }

    private static List<Map<String, String>> days(Locale language) {
        return Arrays.stream(DayOfWeek.values())
                .map(day -> Map.of(
                        "value",
                        day.name().toLowerCase(Locale.ROOT),
                        "name",
                        day.getDisplayName(TextStyle.FULL, language)))
                .toList();
    }

    private static Map<String, String> hour(int hour) {
        return Map.of(
                "value", String.valueOf(hour), "name", LocalTime.of(hour, 0).toString());
    }

    private static Map<String, Object> newsletter(Newsletter newsletter, Reader reader, Typed typed) {
        String id = newsletter.id();
        Optional<Subscription> subscription = reader.subscriptions().stream()
                .filter(row -> row.newsletter().equals(id) && row.state() == State.CONFIRMED)
                .findFirst();
        Choice choice = subscription.map(Subscription::choice).orElse(Choice.USUAL);
        String hour = choice.hour().isPresent() ? String.valueOf(choice.hour().getAsInt()) : "";
        List<String> kept = newsletter.sections().stream()
                .filter(section -> !choice.without().contains(section))
                .toList();
        Map<String, Object> view = new HashMap<>();
        view.put("id", id);
        view.put("name", newsletter.name());
        view.put("subscribed", subscription.isPresent());
        view.put("frequency", typed.field(id, "frequency", choice.frequency()));
        view.put("hour", typed.field(id, "hour", hour));
        view.put("ownHour", newsletter.schedule().hour().toString());
        view.put("sections", sections(newsletter, typed.boxes(id, "section", kept)));
        view.put("problem", typed.problemOf(id));
        return view;
    }

    /** Where there is only one, there is no choice. */
    private static List<Map<String, Object>> sections(Newsletter newsletter, List<String> ticked) {
        return newsletter.sections().size() < 2
                ? List.of()
                : newsletter.sections().stream()
                        .map(name -> Map.<String, Object>of("name", name, "ticked", ticked.contains(name)))
                        .toList();
    }
}
