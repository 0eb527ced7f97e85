package org.presstime.cli;

import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.presstime.edition.Edition;
import org.presstime.edition.EditionState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code pause|resume|cancel EDITION}: whichever process sends it obeys before its next message. */
@Command(description = "Stop an edition that is being sent for now, go on with it, or stop it for good.")
final class ChangeCommand implements Callable<Integer> {

    private final Supplier<Presstime> presstime;
    private final Change change;

    @Parameters(paramLabel = "EDITION", description = "Such as daily/2026-11-24.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String name;

    /** What can be said of an edition that is on its way. */
    enum Change {
        PAUSE(EditionState.PAUSED),
        RESUME(EditionState.SENDING),
        CANCEL(EditionState.CANCELLED);

        private final EditionState state;

        Change(EditionState state) {
            this.state = state;
        }
    }

    ChangeCommand(Supplier<Presstime> presstime, Change change) {
        this.presstime = presstime;
        this.change = change;
    }

    @Override
    public Integer call() {
        Presstime room = presstime.get();
        Edition edition = StatusCommand.find(room, name);
        Edition changed = change == Change.CANCEL
                ? room.press().cancel(edition, "cancelled by command")
                : room.editions().change(edition, change.state, "");
        room.console().outcome(new StatusCommand.EditionLine(changed, null), "change." + change, changed.name());
        return 0;
    }
}
