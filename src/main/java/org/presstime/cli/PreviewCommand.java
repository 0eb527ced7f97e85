package org.presstime.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.presstime.press.Preview.Sheet;
import org.presstime.settings.EmailAddress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code preview NEWSLETTER --out DIR}: the edition as it stands, as files. */
@Command(
        name = "preview",
        description = "Write edition.html, edition.txt and edition.eml of the edition as it stands. Run gather first.")
final class PreviewCommand implements Callable<Integer> {

    private static final EmailAddress READER = EmailAddress.parse("reader@example.org");

    private final Supplier<Presstime> presstime;

    @Mixin
    private DatedNewsletter edition = new DatedNewsletter();

    @Option(names = "--out", paramLabel = "DIR", required = true)
    private Path out = Path.of(".");

    PreviewCommand(Supplier<Presstime> presstime) {
        this.presstime = presstime;
    }

    @Override
    public Integer call() throws IOException {
        Presstime room = presstime.get();
        Console console = room.console();
        Optional<Sheet> sheet = room.preview().of(edition.newsletter(room), edition.date(room));
        if (sheet.isEmpty()) {
            console.failure("preview.nothing", edition.newsletter(room).id());
            return Main.NOTHING_SENT;
        }
        write(room, sheet.get());
        sheet.get().feeds().failures().forEach(row -> GatherCommand.tell(row, console));
        console.outcome(
                Map.of(
                        "edition", sheet.get().edition().name(),
                        "subject", sheet.get().rendition().subject(),
                        "out", out.toString()),
                "preview.written",
                sheet.get().edition().name(),
                sheet.get().edition().content().stories().size(),
                out);
        return 0;
    }

    private void write(Presstime room, Sheet sheet) throws IOException {
        Files.createDirectories(out);
        Files.writeString(out.resolve("edition.html"), sheet.rendition().html());
        Files.writeString(out.resolve("edition.txt"), sheet.rendition().text());
        Files.write(
                out.resolve("edition.eml"),
                room.testMail()
                        .message(edition.newsletter(room), sheet.edition(), sheet.rendition(), READER)
                        .bytes());
    }
}
