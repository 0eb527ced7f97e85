package org.presstime.cli;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code subscribers unsuppress}: takes back what was suppressed in a stretch of time. */
@Command(
        name = "unsuppress",
        description = "Let mail go again to addresses that were suppressed in a stretch of time, by mistake.")
final class SubscribersUnsuppressCommand implements Callable<Integer> {

    private final Supplier<? extends Readers> readers;

    @Option(names = "--from", required = true, paramLabel = "INSTANT", description = "Such as 2026-11-24T06:00:00Z.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Instant from;

    @Option(names = "--to", required = true, paramLabel = "INSTANT", description = "Up to there, and not at it.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Instant to;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Only those with exactly that reason.")
    private Optional<String> reason = Optional.empty();

    SubscribersUnsuppressCommand(Supplier<? extends Readers> readers) {
        this.readers = readers;
    }

    /** How many, for a program. */
    private record Undone(int undone) {}

    @Override
    public Integer call() {
        Readers room = readers.get();
        int undone = room.suppressions().undo(from, to, reason);
        room.console().outcome(new Undone(undone), "subscribers.unsuppress.total", undone);
        return 0;
    }
}
