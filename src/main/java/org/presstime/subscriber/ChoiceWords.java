package org.presstime.subscriber;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.presstime.newsletter.Newsletter;
import org.presstime.subscriber.Subscribers.Choice;
import org.presstime.subscriber.Subscribers.Manner;
import org.presstime.subscriber.Subscribers.WrongChoice;

/** What readers chose, in the words of forms, programs and the database. */
final class ChoiceWords {

    private static final Set<String> LANGUAGES = Set.of("en", "es");
    private static final String EACH = "each";

    private ChoiceWords() {}

    static Manner manner(String language, String format, String zone) {
        if (!language.isEmpty() && !LANGUAGES.contains(language)) {
            throw new WrongChoice("language", language);
        }
        if (!format.equals("html") && !format.equals("text")) {
            throw new WrongChoice("format", format);
        }
        return new Manner(
                language.isEmpty() ? Optional.empty() : Optional.of(Locale.forLanguageTag(language)),
                format.equals("text"),
                zone.isEmpty() ? Optional.empty() : Optional.of(zone(zone)));
    }

    /** Only names of places: an offset would be wrong for half of the year. */
    private static ZoneId zone(String name) {
        if (!ZoneId.getAvailableZoneIds().contains(name)) {
            throw new WrongChoice("zone", name);
        }
        return ZoneId.of(name);
    }

    static Choice choice(Newsletter newsletter, String frequency, String hour, Collection<String> without) {
        List<String> sections = newsletter.sections();
        without.stream().filter(name -> !sections.contains(name)).findFirst().ifPresent(unknown -> {
            throw new WrongChoice("sections", unknown);
        });
        if (!sections.isEmpty() && without.containsAll(sections)) {
            throw new WrongChoice("sections", "");
        }
        return new Choice(sections.stream().filter(without::contains).toList(), weekly(frequency), hour(hour));
    }

    private static Optional<DayOfWeek> weekly(String frequency) {
        return frequency.equals(EACH)
                ? Optional.empty()
                : Optional.of(Arrays.stream(DayOfWeek.values())
                        .filter(day -> day.name().toLowerCase(Locale.ROOT).equals(frequency))
                        .findFirst()
                        .orElseThrow(() -> new WrongChoice("frequency", frequency)));
    }

    private static OptionalInt hour(String hour) {
        if (hour.isEmpty()) {
            return OptionalInt.empty();
        }
        if (!hour.matches("\\d{1,2}") || Integer.parseInt(hour) > 23) {
            throw new WrongChoice("hour", hour);
        }
        return OptionalInt.of(Integer.parseInt(hour));
    }

    /** As the columns of {@code subscribers} have it. */
    static Manner stored(String language, int plain, String zone) {
        return new Manner(
                language.isEmpty() ? Optional.empty() : Optional.of(Locale.forLanguageTag(language)),
                plain == 1,
                zone.isEmpty() ? Optional.empty() : Optional.of(ZoneId.of(zone)));
    }

    /** As the columns of {@code subscriptions} have it. */
    static Choice stored(String without, int weekly, int hour) {
        return new Choice(
                without.isEmpty() ? List.of() : List.of(without.split("\n", -1)),
                weekly == 0 ? Optional.empty() : Optional.of(DayOfWeek.of(weekly)),
                hour < 0 ? OptionalInt.empty() : OptionalInt.of(hour));
    }
}
