package org.presstime.cli;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.presstime.delivery.Delivery;
import org.presstime.delivery.Delivery.Meaning;
import org.presstime.delivery.DeliveryCounts;
import org.presstime.delivery.DeliveryState;
import org.presstime.edition.Edition;
import org.presstime.edition.EditionState;
import org.presstime.newsletter.Newsletter;
import org.presstime.settings.Messages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code status [EDITION]}: how far editions are; with {@code --json} and an edition, its whole ledger. */
@Command(name = "status", description = "Editions and how many of their copies are in which state.")
final class StatusCommand implements Callable<Integer> {

    private static final int EDITIONS = 10;

    private final Supplier<Presstime> presstime;

    @Parameters(
            paramLabel = "EDITION",
            arity = "0..1",
            description = "Such as daily/2026-11-24; default: the latest ones.")
    private Optional<String> edition = Optional.empty();

    StatusCommand(Supplier<Presstime> presstime) {
        this.presstime = presstime;
    }

    /** An edition, for a program. */
    record EditionLine(
            String edition,
            OptionalInt number,
            String state,
            String reason,
            String subject,
            Map<String, Integer> counts,
            Map<String, Integer> reasons,
            @Nullable Integer open,
            @Nullable Integer waiting,
            Optional<Pace> pace) {

        EditionLine(Edition edition, @Nullable DeliveryCounts counts) {
            this(edition, counts, Optional.empty());
        }

        EditionLine(Edition edition, @Nullable DeliveryCounts counts, Optional<Pace> pace) {
            this(
                    edition.name(),
                    edition.number(),
                    edition.state().name(),
                    edition.reason(),
                    edition.content().subject(),
                    counts == null ? Map.of() : named(counts.states()),
                    counts == null ? Map.of() : named(counts.meanings()),
                    counts == null ? null : counts.open(),
                    counts == null ? null : counts.waiting(),
                    pace);
        }

        private static Map<String, Integer> named(Map<? extends Enum<?>, Integer> numbers) {
            Map<String, Integer> named = new TreeMap<>();
            numbers.forEach((name, number) -> named.put(name.name().toLowerCase(Locale.ROOT), number));
            return named;
        }
    }

    /** How fast an edition has gone since it was frozen, and how long the rest takes if it goes on like that. */
    record Pace(double perSecond, long secondsLeft) {

        static Optional<Pace> of(Edition edition, DeliveryCounts counts, Instant now) {
            long seconds = Math.max(
                    1, Duration.between(edition.frozen().orElse(now), now).toSeconds());
            double perSecond = (double) counts.done() / seconds;
            // Those who wait for their hour have nothing to do with the pace.
            int left = counts.open() - counts.waiting();
            return edition.state() == EditionState.SENDING && counts.done() > 0 && left > 0
                    ? Optional.of(new Pace(perSecond, Math.round(left / perSecond)))
                    : Optional.empty();
        }
    }

    /** A row of the ledger, for a program. */
    private record LedgerLine(
            String edition,
            String messageId,
            Optional<String> inWords,
            @JsonUnwrapped Delivery delivery) {}

    @Override
    public Integer call() {
        Presstime room = presstime.get();
        if (edition.isPresent()) {
            return one(room, edition.get());
        }
        for (Newsletter newsletter : room.newsletters().all()) {
            room.editions().latest(newsletter.id(), EDITIONS).forEach(each -> tell(room, each));
        }
        room.feedBoard().alarms().forEach(feed -> FeedsListCommand.tell(feed, room.console()));
        return 0;
    }

    private static int one(Presstime room, String name) {
        Edition found = find(room, name);
        tell(room, found);
        if (room.console().isJson()) {
            String domain =
                    room.newsletters().byId(found.newsletter()).from().address().domain();
            room.deliveries()
                    .forEach(
                            found.id(),
                            row -> room.console()
                                    .json(new LedgerLine(
                                            found.name(),
                                            "<" + room.tokens().messageKey(found.id(), row.subscriber()) + "@" + domain
                                                    + ">",
                                            row.meaning().map(StatusCommand::words),
                                            row)));
        }
        return 0;
    }

    /** The edition of a name such as daily/2026-11-24. */
    static Edition find(Presstime room, String name) {
        return room.editions()
                .find(key(room, name))
                .orElseThrow(() -> new IllegalArgumentException(room.console().text("status.none", name)));
    }

    /** The key of such a name. */
    static Edition.Key key(Presstime room, String name) {
        Edition.Key key = Edition.Key.parse(name)
                .orElseThrow(() -> new IllegalArgumentException(room.console().text("status.not-a-name", name)));
        room.newsletters().byId(key.newsletter());
        return key;
    }

    private static void tell(Presstime room, Edition edition) {
        DeliveryCounts counts = room.deliveries().counts(edition.id());
        String states = counts.states().entrySet().stream()
                .filter(state -> state.getValue() > 0)
                .sorted(Map.Entry.comparingByKey())
                .map(state -> state.getValue() + " " + state.getKey())
                .collect(Collectors.joining(", "));
        Optional<Pace> pace = Pace.of(edition, counts, room.clock().instant());
        room.console()
                .outcome(
                        new EditionLine(edition, counts, pace),
                        "status.edition",
                        edition.name(),
                        edition.state(),
                        counts.in(DeliveryState.SENT),
                        counts.targeted(),
                        states.isEmpty() ? edition.reason() : states,
                        pace.map(now -> room.console().text("status.pace", now.perSecond(), now.secondsLeft()))
                                .orElse(""));
        if (!room.console().isJson()) {
            if (counts.waiting() > 0) {
                room.console().line(room.console().text("status.waiting", counts.waiting()));
            }
            counts.meanings()
                    .forEach((meaning, number) ->
                            room.console().line(room.console().text("status.meaning", number, words(meaning))));
        }
    }

    static String words(Meaning meaning) {
        return Messages.of("delivery", Locale.getDefault()).text("meaning." + meaning);
    }
}
