package org.presstime.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.presstime.delivery.DeliveryCounts;
import org.presstime.delivery.DeliveryState;
import org.presstime.delivery.Dispatcher.Until;
import org.presstime.edition.Edition;
import org.presstime.edition.EditionState;
import org.presstime.newsletter.Newsletter;
import org.presstime.press.Press.Corrections;
import org.presstime.press.Press.Corrections.Audience;
import org.presstime.review.Verdict;
import org.presstime.review.Verdict.Refused;
import org.presstime.settings.EmailAddress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code correct EDITION --subject S --text T}: writes a correction, and sends it where nobody must approve it; {@code
 * correct CORRECTION} sends one that was approved.
 */
@Command(
        name = "correct",
        description =
                "Correct an edition that was sent: a notice to exactly those who got it, once. With a correction's own"
                        + " name, such as daily/2026-11-24/correction-1: send it once it is approved.")
final class CorrectCommand implements Callable<Integer> {

    private final Supplier<Presstime> presstime;

    @Mixin
    private NamedEdition name = new NamedEdition();

    @Option(names = "--subject", paramLabel = "WORDS", description = "Without the word \"correction\".")
    private String subject = "";

    @Option(names = "--text", paramLabel = "WORDS", description = "What was wrong, and what is right.")
    private String text = "";

    @Option(
            names = "--by",
            paramLabel = "ADDRESS",
            converter = AddressConverter.class,
            description = "Who writes it; may be left out where there is one editor.")
    private Optional<EmailAddress> by = Optional.empty();

    CorrectCommand(Supplier<Presstime> presstime) {
        this.presstime = presstime;
    }

    @Override
    public Integer call() {
        Presstime room = presstime.get();
        Edition named = room.editions()
                .find(name.key(room))
                .orElseThrow(() -> new IllegalArgumentException(room.console().text("status.none", name.key(room))));
        if (named.key().kind() == Edition.Kind.CORRECTION) {
            return send(room, named);
        }
        Corrections corrections = room.editorial().corrections();
        Verdict verdict = corrections.write(named, subject, text, People.named(room, by));
        if (verdict instanceof Refused refused) {
            room.console().failure("correct.refused." + refused.reason(), named.name());
            return Main.FAILED;
        }
        Audience audience = corrections.audience(named);
        room.console()
                .outcome(
                        new StatusCommand.EditionLine(verdict.edition(), null),
                        "correct.written",
                        verdict.edition().name(),
                        audience.sent());
        if (audience.uncertain() > 0 && !room.console().isJson()) {
            String key = audience.told() ? "correct.uncertain-too" : "correct.uncertain-not";
            room.console().line(room.console().text(key, audience.uncertain()));
        }
        return send(room, verdict.edition());
    }

    private Integer send(Presstime room, Edition correction) {
        Newsletter newsletter = name.newsletter(room);
        Edition now = room.editorial().corrections().send(newsletter, correction);
        if (now.state() != EditionState.SENDING) {
            room.console()
                    .outcome(
                            new StatusCommand.EditionLine(now, null),
                            "correct." + now.state(),
                            now.name(),
                            now.reason());
            return Main.NOTHING_SENT;
        }
        DeliveryCounts counts =
                room.dispatcher().deliver(now, Until.NOTHING_IS_DUE).counts();
        room.console()
                .outcome(
                        new StatusCommand.EditionLine(room.editions().get(now.id()), counts),
                        "correct.sent",
                        now.name(),
                        counts.in(DeliveryState.SENT),
                        counts.targeted(),
                        counts.open());
        return 0;
    }
}
