package org.presstime.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.presstime.subscriber.SubscriberCsv.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code subscribers suppress}: no mail goes to the addresses of a file any more. */
@Command(name = "suppress", description = "Stop all mail to the addresses of a file, such as another program's list.")
final class SubscribersSuppressCommand implements Callable<Integer> {

    private final Supplier<? extends Readers> readers;

    @Parameters(paramLabel = "FILE.csv")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path file;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Kept with each address; default: import.")
    private String reason = "import";

    SubscribersSuppressCommand(Supplier<? extends Readers> readers) {
        this.readers = readers;
    }

    /** What became of a file, for a program. */
    private record Total(int suppressed, int wrong) {}

    @Override
    public Integer call() {
        Readers room = readers.get();
        Console console = room.console();
        try (ImportProgress progress = new ImportProgress(file, false, console)) {
            Report report = room.subscriberCsv().suppress(file, reason, progress);
            console.outcome(
                    new Total(report.suppressed(), report.wrong()),
                    "subscribers.suppress.total",
                    report.suppressed(),
                    report.wrong());
            return report.suppressed() > 0 ? 0 : 1;
        } catch (IOException failure) {
            console.failure("subscribers.import.unreadable", file, String.valueOf(failure.getMessage()));
            return 1;
        }
    }
}
