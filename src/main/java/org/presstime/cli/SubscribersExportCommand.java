package org.presstime.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.presstime.newsletter.Segment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code subscribers export}: who has or had a newsletter, as CSV on standard output, or a JSON object a line. */
@Command(name = "export", description = "Write the subscribers of a newsletter to standard output, as CSV.")
final class SubscribersExportCommand implements Callable<Integer> {

    private final Supplier<? extends Readers> readers;

    @Mixin
    private NewsletterOption newsletter = new NewsletterOption();

    @Option(
            names = "--where",
            paramLabel = "SEGMENT",
            converter = SegmentConverter.class,
            description = "Only those, such as \"language = es and not tag = staff\".")
    private Segment where = Segment.EVERYBODY;

    SubscribersExportCommand(Supplier<? extends Readers> readers) {
        this.readers = readers;
    }

    @Override
    public Integer call() throws IOException {
        Readers room = readers.get();
        Console console = room.console();
        String id = newsletter.of(room.newsletters(), console);
        if (console.isJson()) {
            room.subscribers().forEach(id, where, row -> console.json(SubscriptionJson.of(row)));
        } else {
            room.subscriberCsv().write(id, where, console.out());
        }
        // A full disk must not look like a complete export.
        return console.out().checkError() ? 1 : 0;
    }
}
