package org.presstime.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code subscribers export}: everybody who has or had a newsletter, as CSV on standard output. */
@Command(name = "export", description = "Write all subscribers of a newsletter to standard output, as CSV.")
final class SubscribersExportCommand implements Callable<Integer> {

    private final Supplier<? extends Readers> readers;

    @Mixin
    private NewsletterOption newsletter = new NewsletterOption();

    SubscribersExportCommand(Supplier<? extends Readers> readers) {
        this.readers = readers;
    }

    @Override
    public Integer call() throws IOException {
        Readers room = readers.get();
        Console console = room.console();
        String id = newsletter.of(room.newsletters(), console);
        if (console.isJson()) {
            room.subscribers().forEach(id, row -> console.json(SubscriptionJson.of(row)));
        } else {
            room.subscriberCsv().write(id, console.out());
        }
        // A full disk must not look like a complete export.
        return console.out().checkError() ? 1 : 0;
    }
}
