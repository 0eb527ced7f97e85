package org.presstime.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.presstime.newsletter.Segment;
import org.presstime.subscriber.Subscribers.Search;
import org.presstime.subscriber.Subscribers.State;
import org.presstime.subscriber.Subscribers.Subscription;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code subscribers search}: who has a text in their address or name. */
@Command(name = "search", description = "List subscribers by a part of their address or name.")
final class SubscribersSearchCommand implements Callable<Integer> {

    private final Supplier<? extends Readers> readers;

    @Parameters(paramLabel = "TEXT", arity = "0..1", description = "A part of an address or name; nothing lists all.")
    private String text = "";

    @Option(names = "--newsletter", paramLabel = "N", description = "Only those who have or had it.")
    private String newsletter = "";

    @Option(names = "--state", paramLabel = "STATE", description = "Only ${COMPLETION-CANDIDATES}.")
    private Optional<State> state = Optional.empty();

    @Option(names = "--most", paramLabel = "COUNT", description = "How many at most; default: 100.")
    private int most = 100;

    @Option(
            names = "--where",
            paramLabel = "SEGMENT",
            converter = SegmentConverter.class,
            description = "Only those, such as \"tag = staff or joined after 2026-01-31\".")
    private Segment where = Segment.EVERYBODY;

    SubscribersSearchCommand(Supplier<? extends Readers> readers) {
        this.readers = readers;
    }

    @Override
    public Integer call() {
        Readers room = readers.get();
        List<Subscription> found = room.subscribers().search(new Search(text, newsletter, state, where, 0, most));
        if (found.isEmpty()) {
            room.console().failure("subscribers.search.none");
            return 1;
        }
        found.forEach(row -> SubscribersShowCommand.tell(row, room.console()));
        return 0;
    }
}
