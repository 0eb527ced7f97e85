package org.presstime.cli;

import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.presstime.delivery.DeliveryCounts;
import org.presstime.delivery.DeliveryState;
import org.presstime.delivery.Dispatcher.Outcome;
import org.presstime.delivery.Dispatcher.Until;
import org.presstime.edition.Edition;
import org.presstime.press.PressOutcome;
import org.presstime.press.PressOutcome.AlreadySent;
import org.presstime.press.PressOutcome.OnItsWay;
import org.presstime.press.PressRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code send NEWSLETTER}: a press run by hand, with the same guards as the scheduled one. */
@Command(name = "send", description = "Gather, make the edition, and mail it to every subscriber, once.")
final class SendCommand implements Callable<Integer> {

    private final Supplier<Presstime> presstime;

    @Mixin
    private DatedNewsletter edition = new DatedNewsletter();

    @Option(names = "--wait", description = "Stay until every copy is done, also those the relay puts off.")
    private boolean wait;

    @Option(names = "--force", description = "Also with fewer stories than the newsletter wants. Never twice.")
    private boolean force;

    SendCommand(Supplier<Presstime> presstime) {
        this.presstime = presstime;
    }

    @Override
    public Integer call() {
        Presstime room = presstime.get();
        PressOutcome outcome = room.pressRun()
                .run(
                        new PressRequest(edition.newsletter(room), edition.date(room), force),
                        frozen -> deliver(room, frozen));
        return tell(outcome, room.console());
    }

    private Outcome deliver(Presstime room, Edition frozen) {
        try (Progress progress = new Progress(room, frozen)) {
            progress.start();
            return room.dispatcher().deliver(frozen, wait ? Until.EVERYTHING_IS_DONE : Until.NOTHING_IS_DUE);
        }
    }

    private static int tell(PressOutcome outcome, Console console) {
        Edition edition = outcome.edition();
        if (outcome instanceof OnItsWay onItsWay) {
            return tell(edition, onItsWay.delivery(), console);
        }
        String key = outcome instanceof AlreadySent ? "send.already-sent" : "send." + edition.state();
        console.outcome(new StatusCommand.EditionLine(edition, null), key, edition.name(), edition.reason());
        return Main.NOTHING_SENT;
    }

    private static int tell(Edition edition, Outcome delivery, Console console) {
        DeliveryCounts counts = delivery.counts();
        console.outcome(
                new StatusCommand.EditionLine(edition, counts),
                "send.table",
                edition.name(),
                edition.content().subject(),
                counts.in(DeliveryState.SENT),
                counts.in(DeliveryState.REJECTED),
                counts.in(DeliveryState.UNCERTAIN)
                        + counts.in(DeliveryState.EXPIRED)
                        + counts.in(DeliveryState.SUPPRESSED),
                counts.open());
        delivery.trouble().ifPresent(trouble -> console.failure("send.trouble", trouble));
        boolean stuck = delivery.trouble().isPresent() && counts.open() > 0;
        if (!stuck && counts.open() > 0 && !console.isJson()) {
            console.line(console.text("send.later"));
        }
        return stuck ? Main.FAILED : 0;
    }
}
