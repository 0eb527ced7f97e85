package org.presstime.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.presstime.subscriber.SubscriberCsv.Order;
import org.presstime.subscriber.SubscriberCsv.Report;
import org.presstime.subscriber.Subscribers.State;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code subscribers import}: the right rows of a CSV file go in, the wrong ones are listed. */
@Command(
        name = "import",
        description = "Take subscribers from a CSV file: a column of addresses, perhaps one of names.")
final class SubscribersImportCommand implements Callable<Integer> {

    private final Supplier<? extends Readers> readers;

    @Parameters(paramLabel = "FILE.csv")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path file;

    @Mixin
    private NewsletterOption newsletter = new NewsletterOption();

    @Option(
            names = "--confirmed",
            description = "They all asked for the newsletter; otherwise they get no mail until they confirm.")
    private boolean confirmed;

    @Option(
            names = "--columns",
            paramLabel = "PART=TITLE",
            split = ",",
            description = "Which title stands for address, name, first-name, last-name or status.")
    private Map<String, String> columns = Map.of();

    @Option(names = "--preview", description = "Say what would be done, and do nothing.")
    private boolean preview;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    SubscribersImportCommand(Supplier<? extends Readers> readers) {
        this.readers = readers;
    }

    /** What became of a file, for a program. */
    private record Total(
            String newsletter,
            State state,
            int added,
            int already,
            int left,
            int suppressed,
            int wrong,
            boolean preview) {}

    @Override
    public Integer call() {
        Readers room = readers.get();
        Console console = room.console();
        String id = newsletter.of(room.newsletters(), console);
        if (!Files.isRegularFile(file)) {
            // Also a pipe: the file is read twice, once to learn its encoding.
            throw new ParameterException(command.commandLine(), console.text("subscribers.import.no-file", file));
        }
        try {
            Order order = new Order(id, state(), columns, preview);
            try (ImportProgress progress = new ImportProgress(file, preview, console)) {
                return told(room.subscriberCsv().read(file, order, progress), id, console);
            }
        } catch (IOException failure) {
            console.failure("subscribers.import.unreadable", file, String.valueOf(failure.getMessage()));
            return 1;
        }
    }

    private int told(Report report, String id, Console console) {
        int right = report.rows() - report.wrong();
        if (report.rows() == 0) {
            console.failure("subscribers.import.empty", file);
            return 1;
        }
        console.outcome(
                new Total(
                        id,
                        state(),
                        report.added(),
                        report.already(),
                        report.left(),
                        report.suppressed(),
                        report.wrong(),
                        preview),
                preview ? "subscribers.import.preview" : "subscribers.import.total",
                id,
                report.added(),
                report.already(),
                report.left(),
                report.suppressed(),
                report.wrong());
        if (right == 0) {
            console.failure("subscribers.import.nothing-right", file);
            return 1;
        }
        if (!confirmed && !preview && report.added() > 0 && !console.isJson()) {
            console.line(console.text("subscribers.import.pending"));
        }
        return 0;
    }

    private State state() {
        return confirmed ? State.CONFIRMED : State.PENDING;
    }
}
