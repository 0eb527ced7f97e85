package org.presstime.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.presstime.newsletter.FeedList;
import org.presstime.newsletter.FeedList.Imported;
import org.presstime.newsletter.Newsletter;
import org.presstime.newsletter.Opml;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code feeds import FILE.opml}: adds another program's feeds to a newsletter's own list of them. */
@Command(name = "import", description = "Add the feeds of an OPML file to a newsletter: to NAME.opml beside NAME.yml.")
final class FeedsImportCommand implements Callable<Integer> {

    private static final int SHOWN = 20;

    private final Supplier<Presstime> presstime;

    @Mixin
    private NewsletterOption newsletter = new NewsletterOption();

    @Parameters(paramLabel = "FILE.opml")
    private Path file = Path.of("");

    FeedsImportCommand(Supplier<Presstime> presstime) {
        this.presstime = presstime;
    }

    @Override
    public Integer call() {
        Presstime room = presstime.get();
        Newsletter chosen = room.newsletters().byId(newsletter.of(room.newsletters(), room.console()));
        try {
            Imported imported = new FeedList(room.settings().directory(), chosen).add(Opml.read(file));
            tell(imported, chosen, room.console());
            return 0;
        } catch (IOException failure) {
            room.console().failure("feeds.import.failed", file, FeedsExportCommand.reason(failure));
            return Main.FAILED;
        }
    }

    private static void tell(Imported imported, Newsletter newsletter, Console console) {
        if (!console.isJson()) {
            imported.refused().stream()
                    .limit(SHOWN)
                    .forEach(refused -> console.line(console.text("feeds.import.refused", refused)));
        }
        console.outcome(
                imported,
                "feeds.imported",
                imported.added(),
                imported.known(),
                imported.refused().size(),
                newsletter.id());
    }
}
