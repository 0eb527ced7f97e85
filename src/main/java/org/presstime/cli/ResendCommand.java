package org.presstime.cli;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.presstime.delivery.DeliveryState;
import org.presstime.edition.Edition;
import org.presstime.edition.EditionState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code resend EDITION}: sends an edition to exactly those who did not get it. */
@Command(
        name = "resend",
        description = "Send an edition to exactly those who did not get it: rejected or too late. The same message.")
final class ResendCommand implements Callable<Integer> {

    private final Supplier<Presstime> presstime;

    @Parameters(paramLabel = "EDITION", description = "Such as daily/2026-11-24.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String name;

    @Option(names = "--uncertain", description = "Also to those of whom nobody knows whether they got it.")
    private boolean uncertain;

    ResendCommand(Supplier<Presstime> presstime) {
        this.presstime = presstime;
    }

    @Override
    public Integer call() {
        Presstime room = presstime.get();
        Edition edition = StatusCommand.find(room, name);
        if (edition.state() != EditionState.SENT && edition.state() != EditionState.SENDING) {
            room.console().failure("resend.not-sent", edition.name(), edition.state());
            return Main.WRONG_USAGE;
        }
        Set<DeliveryState> states = EnumSet.of(DeliveryState.REJECTED, DeliveryState.EXPIRED);
        if (uncertain) {
            states.add(DeliveryState.UNCERTAIN);
        }
        int copies = room.database().atomically(handle -> resend(room, edition, states));
        room.console()
                .outcome(
                        Map.of("edition", edition.name(), "copies", copies),
                        copies == 0 ? "resend.nobody" : "resend.done",
                        edition.name(),
                        copies);
        return copies == 0 ? Main.NOTHING_SENT : 0;
    }

    private static int resend(Presstime room, Edition edition, Set<DeliveryState> states) {
        int copies = room.deliveries().resend(edition, states);
        if (copies > 0 && edition.state() == EditionState.SENT) {
            room.editions().change(edition, EditionState.SENDING, "");
        }
        return copies;
    }
}
