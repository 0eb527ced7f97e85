package org.presstime.cli;

import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.presstime.settings.EmailAddress;
import org.presstime.subscriber.Subscribers;
import org.presstime.subscriber.Subscribers.Addition;
import org.presstime.subscriber.Subscribers.Request;
import org.presstime.subscriber.Subscribers.State;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code subscribers add}: one more reader. Who left before comes back only with {@code --resubscribe}. */
@Command(name = "add", description = "Add a subscriber.")
final class SubscribersAddCommand implements Callable<Integer> {

    private final Supplier<? extends Readers> readers;

    @Parameters(paramLabel = "ADDRESS", converter = AddressConverter.class)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private EmailAddress address;

    @Mixin
    private NewsletterOption newsletter = new NewsletterOption();

    @Option(names = "--name", paramLabel = "NAME", description = "What they call themselves.")
    private String name = "";

    @Option(
            names = "--confirmed",
            description = "They asked for the newsletter; otherwise they get no mail until they confirm.")
    private boolean confirmed;

    @Option(names = "--resubscribe", description = "They left before, and asked to come back.")
    private boolean resubscribe;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    SubscribersAddCommand(Supplier<? extends Readers> readers) {
        this.readers = readers;
    }

    /** What became of an address. */
    private enum Outcome {
        ADDED,
        ALREADY_THERE,
        LEFT_BEFORE,
        RESUBSCRIBED
    }

    /** The same for a program; the state is the one asked for. */
    private record Added(String address, String newsletter, Outcome outcome, State state) {}

    @Override
    public Integer call() {
        Readers room = readers.get();
        Console console = room.console();
        Request request = request(newsletter.of(room.newsletters(), console));
        Outcome outcome = add(room.subscribers(), request);
        console.outcome(
                new Added(address.toString(), request.newsletter(), outcome, request.state()),
                "subscribers.add." + outcome,
                address,
                request.newsletter());
        if (!console.isJson()) {
            warn(room, outcome);
        }
        return outcome == Outcome.LEFT_BEFORE ? 1 : 0;
    }

    private Request request(String id) {
        try {
            return new Request(address, name.strip(), id, confirmed ? State.CONFIRMED : State.PENDING, "command");
        } catch (IllegalArgumentException notAName) {
            throw new ParameterException(command.commandLine(), String.valueOf(notAName.getMessage()), notAName);
        }
    }

    private Outcome add(Subscribers subscribers, Request request) {
        Addition addition = subscribers.add(request);
        if (addition == Addition.LEFT_BEFORE && resubscribe) {
            subscribers.resubscribe(request);
            return Outcome.RESUBSCRIBED;
        }
        return Outcome.valueOf(addition.name());
    }

    private void warn(Readers room, Outcome outcome) {
        Console console = room.console();
        if (!confirmed && (outcome == Outcome.ADDED || outcome == Outcome.RESUBSCRIBED)) {
            console.line(console.text("subscribers.add.pending"));
        }
        room.suppressions()
                .reason(address)
                .ifPresent(reason -> console.line(console.text("subscribers.suppressed", address, reason)));
    }
}
