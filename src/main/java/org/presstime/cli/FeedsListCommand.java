package org.presstime.cli;

import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.presstime.web.FeedBoard;
import picocli.CommandLine.Command;

/** {@code feeds list}: how the feeds are doing, those that need a person first. */
@Command(name = "list", description = "How the feeds are doing; those that need a person first.")
final class FeedsListCommand implements Callable<Integer> {

    private final Supplier<Presstime> presstime;

    FeedsListCommand(Supplier<Presstime> presstime) {
        this.presstime = presstime;
    }

    @Override
    public Integer call() {
        Presstime room = presstime.get();
        room.feedBoard().lines().forEach(line -> tell(line, room.console()));
        return 0;
    }

    static void tell(FeedBoard.Line feed, Console console) {
        console.outcome(
                feed,
                "feeds.list." + feed.health(),
                feed.url(),
                feed.failure(),
                feed.due()
                        .filter(due -> due.isAfter(Instant.EPOCH))
                        .map(Object::toString)
                        .orElse("-"));
    }
}
