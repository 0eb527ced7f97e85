package org.presstime.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.presstime.newsletter.Segment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code subscribers count}: how many would get an edition now, before one is sent to the wrong ones. */
@Command(name = "count", description = "Say how many would get an edition now: of all, or of a part.")
final class SubscribersCountCommand implements Callable<Integer> {

    private final Supplier<? extends Readers> readers;

    @Mixin
    private NewsletterOption newsletter = new NewsletterOption();

    @Option(
            names = "--where",
            paramLabel = "SEGMENT",
            converter = SegmentConverter.class,
            description = "Such as \"language = es\"; default: the newsletter's audience.")
    private Optional<Segment> where = Optional.empty();

    SubscribersCountCommand(Supplier<? extends Readers> readers) {
        this.readers = readers;
    }

    /** How many, for a program. */
    private record Counted(String newsletter, String where, int matching, int subscribed) {}

    @Override
    public Integer call() {
        Readers room = readers.get();
        String id = newsletter.of(room.newsletters(), room.console());
        Segment segment = where.orElseGet(() -> room.newsletters().byId(id).audience());
        int matching = room.subscribers().count(id, segment);
        int subscribed = room.subscribers().count(id);
        room.console()
                .outcome(
                        new Counted(id, segment.text(), matching, subscribed),
                        "subscribers.count",
                        matching,
                        subscribed,
                        id,
                        segment.isEverybody() ? "-" : segment.text());
        return 0;
    }
}
