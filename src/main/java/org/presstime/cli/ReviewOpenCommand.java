package org.presstime.cli;

import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.presstime.edition.Edition;
import org.presstime.press.PressOutcome;
import org.presstime.press.PressOutcome.InReview;
import org.presstime.press.PressOutcome.Skipped;
import org.presstime.press.PressRequest;
import org.presstime.review.AuditTrail;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code review open NEWSLETTER}: makes the edition and puts it on the desk, sends nothing. */
@Command(name = "open", description = "Gather, make the edition, and put it on the desk. Sends nothing.")
final class ReviewOpenCommand implements Callable<Integer> {

    private final Supplier<Presstime> presstime;

    @Mixin
    private NamedEdition name = new NamedEdition();

    ReviewOpenCommand(Supplier<Presstime> presstime) {
        this.presstime = presstime;
    }

    @Override
    public Integer call() {
        Presstime room = presstime.get();
        PressOutcome outcome = room.pressRun()
                .prepare(new PressRequest(name.newsletter(room), name.date(room), true), AuditTrail.MACHINE);
        Edition edition = outcome.edition();
        StatusCommand.EditionLine line = new StatusCommand.EditionLine(edition, null);
        if (outcome instanceof InReview) {
            int findings =
                    room.editorial().guidelines().check(edition.content()).size();
            int stories = edition.content().stories().size();
            room.console().outcome(line, "review.opened", edition.name(), stories, findings);
            return 0;
        }
        String key = outcome instanceof Skipped ? "review.skipped" : "review.as-it-is";
        String why =
                outcome instanceof Skipped ? edition.reason() : edition.state().name();
        room.console().outcome(line, key, edition.name(), why);
        return Main.NOTHING_SENT;
    }
}
