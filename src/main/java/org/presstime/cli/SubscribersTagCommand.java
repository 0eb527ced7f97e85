package org.presstime.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.presstime.newsletter.Segment;
import org.presstime.settings.EmailAddress;
import org.presstime.subscriber.Subscribers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code subscribers tag}: puts a word on readers, or takes it off, to choose them by. Harmless to repeat. */
@Command(name = "tag", description = "Put a tag on readers, or take it off: on those named, or on a part of all.")
final class SubscribersTagCommand implements Callable<Integer> {

    private final Supplier<? extends Readers> readers;

    @Parameters(index = "0", paramLabel = "TAG", description = "Letters, digits, hyphens; case does not matter.")
    private String tag = "";

    @Parameters(index = "1..*", paramLabel = "ADDRESS", arity = "0..*", converter = AddressConverter.class)
    private List<EmailAddress> addresses = new ArrayList<>();

    @Mixin
    private NewsletterOption newsletter = new NewsletterOption();

    @Option(
            names = "--where",
            paramLabel = "SEGMENT",
            converter = SegmentConverter.class,
            description = "Instead of addresses: such as \"joined before 2026-01-01\".")
    private Optional<Segment> where = Optional.empty();

    @Option(names = "--remove", description = "Take the tag off.")
    private boolean remove;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    SubscribersTagCommand(Supplier<? extends Readers> readers) {
        this.readers = readers;
    }

    /** What became of it, for a program. */
    private record Tagged(String tag, boolean removed, int changed, List<String> unknown) {}

    @Override
    public Integer call() {
        Readers room = readers.get();
        String word = word();
        if (addresses.isEmpty() == where.isEmpty()) {
            throw new ParameterException(command.commandLine(), room.console().text("subscribers.tag.whom"));
        }
        List<EmailAddress> unknown = addresses.stream()
                .filter(address -> room.subscribers().reader(address).isEmpty())
                .toList();
        int changed = where.isPresent() ? all(room, word, where.get()) : each(room.subscribers(), word);
        room.console()
                .outcome(
                        new Tagged(
                                word,
                                remove,
                                changed,
                                unknown.stream().map(EmailAddress::toString).toList()),
                        remove ? "subscribers.tag.removed" : "subscribers.tag.put",
                        word,
                        changed);
        unknown.forEach(address -> room.console().failure("subscribers.show.unknown", address));
        return unknown.isEmpty() ? 0 : 1;
    }

    private String word() {
        try {
            return Segment.tag(tag);
        } catch (IllegalArgumentException notATag) {
            throw new ParameterException(command.commandLine(), String.valueOf(notATag.getMessage()), notATag);
        }
    }

    private int all(Readers room, String word, Segment part) {
        String id = newsletter.of(room.newsletters(), room.console());
        return remove
                ? room.subscribers().tags().takeFromAll(word, id, part)
                : room.subscribers().tags().putOnAll(word, id, part);
    }

    private int each(Subscribers subscribers, String word) {
        return (int) addresses.stream()
                .flatMap(address -> subscribers.reader(address).stream())
                .filter(reader -> remove
                        ? subscribers.tags().take(word, reader)
                        : subscribers.tags().put(word, reader))
                .count();
    }
}
