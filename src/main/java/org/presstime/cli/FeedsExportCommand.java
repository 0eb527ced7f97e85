package org.presstime.cli;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.presstime.newsletter.FeedList;
import org.presstime.newsletter.Newsletter;
import org.presstime.newsletter.Opml;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code feeds export FILE.opml}: writes a newsletter's feeds for another program. */
@Command(name = "export", description = "Write a newsletter's feeds to an OPML file.")
final class FeedsExportCommand implements Callable<Integer> {

    private final Supplier<Presstime> presstime;

    @Mixin
    private NewsletterOption newsletter = new NewsletterOption();

    @Parameters(paramLabel = "FILE.opml")
    private Path file = Path.of("");

    FeedsExportCommand(Supplier<Presstime> presstime) {
        this.presstime = presstime;
    }

    @Override
    public Integer call() {
        Presstime room = presstime.get();
        Newsletter chosen = room.newsletters().byId(newsletter.of(room.newsletters(), room.console()));
        try {
            Opml list = new FeedList(room.settings().directory(), chosen).all();
            list.write(file);
            room.console().outcome(Map.of("exported", list.size()), "feeds.exported", list.size(), file);
            return 0;
        } catch (IOException failure) {
            room.console().failure("feeds.export.failed", file, reason(failure));
            return Main.FAILED;
        }
    }

    static String reason(IOException failure) {
        return failure instanceof NoSuchFileException ? "there is no such file" : String.valueOf(failure.getMessage());
    }
}
