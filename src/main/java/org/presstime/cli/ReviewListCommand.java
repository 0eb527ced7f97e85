package org.presstime.cli;

import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.presstime.edition.Edition;
import org.presstime.newsletter.Newsletter;
import picocli.CommandLine.Command;

/** {@code review list}: the edition of today of each newsletter, as it stands. */
@Command(name = "list", description = "The editions of today as they stand, and how much there is to say about each.")
final class ReviewListCommand implements Callable<Integer> {

    private final Supplier<Presstime> presstime;

    ReviewListCommand(Supplier<Presstime> presstime) {
        this.presstime = presstime;
    }

    /** An edition, for a program. */
    private record Line(String edition, String state, String subject, int stories, int findings) {}

    @Override
    public Integer call() {
        Presstime room = presstime.get();
        for (Newsletter newsletter : room.newsletters().all()) {
            room.preview()
                    .outline()
                    .edition(newsletter, Edition.Key.of(newsletter.id(), newsletter.today(room.clock())))
                    .ifPresent(edition -> tell(room, edition));
        }
        return 0;
    }

    private static void tell(Presstime room, Edition edition) {
        int stories = edition.content().stories().size();
        int findings = room.editorial().guidelines().check(edition.content()).size();
        String subject = edition.content().subject();
        room.console()
                .outcome(
                        new Line(edition.name(), edition.state().name(), subject, stories, findings),
                        "review.list",
                        edition.name(),
                        edition.state(),
                        stories,
                        findings,
                        subject);
    }
}
