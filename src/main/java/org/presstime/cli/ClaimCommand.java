package org.presstime.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.presstime.edition.Edition;
import org.presstime.edition.EditionState;
import picocli.CommandLine.Command;

/** {@code claim}: a person says that this database, a copy or a restored backup, is the one that sends from now on. */
@Command(
        name = "claim",
        description = "Let a copied or restored database send. Editions that were on their way in it are paused.")
final class ClaimCommand implements Callable<Integer> {

    private static final int EDITIONS = 100;

    private final Supplier<Presstime> presstime;

    ClaimCommand(Supplier<Presstime> presstime) {
        this.presstime = presstime;
    }

    /** What was done, for a program. */
    private record Claimed(boolean claimed, List<String> paused) {}

    @Override
    public Integer call() {
        Presstime room = presstime.get();
        if (room.installation().obstacle().isEmpty()) {
            room.console().outcome(new Claimed(false, List.of()), "claim.ours");
            return 0;
        }
        // Who has got which copy since the backup is not in it: a person decides for each edition.
        List<String> paused = room.newsletters().all().stream()
                .flatMap(newsletter -> room.editions().latest(newsletter.id(), EDITIONS).stream())
                .filter(edition -> edition.state() == EditionState.SENDING)
                .map(edition -> room.editions().change(edition, EditionState.PAUSED, ""))
                .map(Edition::name)
                .toList();
        room.installation().claim();
        room.console()
                .outcome(
                        new Claimed(true, paused),
                        paused.isEmpty() ? "claim.done" : "claim.paused",
                        String.join(", ", paused));
        return 0;
    }
}
