package org.presstime.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.presstime.settings.EmailAddress;
import org.presstime.subscriber.Subscribers;
import org.presstime.subscriber.Subscribers.State;
import org.presstime.subscriber.Subscribers.Subscription;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code subscribers remove}: ends a subscription, so that no import brings it back. Harmless to repeat. */
@Command(name = "remove", description = "End a subscription; a later import does not bring it back.")
final class SubscribersRemoveCommand implements Callable<Integer> {

    private final Supplier<? extends Readers> readers;

    @Parameters(paramLabel = "ADDRESS", converter = AddressConverter.class)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private EmailAddress address;

    @Mixin
    private NewsletterOption newsletter = new NewsletterOption();

    SubscribersRemoveCommand(Supplier<? extends Readers> readers) {
        this.readers = readers;
    }

    /** What became of a subscription. */
    private enum Outcome {
        REMOVED,
        LEFT_BEFORE,
        NOT_SUBSCRIBED
    }

    /** The same for a program. */
    private record Removed(String address, String newsletter, Outcome outcome) {}

    @Override
    public Integer call() {
        Readers room = readers.get();
        String id = newsletter.of(room.newsletters(), room.console());
        Outcome outcome = remove(room.subscribers(), id);
        room.console()
                .outcome(new Removed(address.toString(), id, outcome), "subscribers.remove." + outcome, address, id);
        return outcome == Outcome.NOT_SUBSCRIBED ? 1 : 0;
    }

    private Outcome remove(Subscribers subscribers, String id) {
        Optional<Subscription> subscription = subscribers.find(address).stream()
                .filter(row -> row.newsletter().equals(id))
                .findFirst();
        if (subscription.isEmpty()) {
            return Outcome.NOT_SUBSCRIBED;
        }
        if (subscription.get().state() == State.UNSUBSCRIBED) {
            return Outcome.LEFT_BEFORE;
        }
        subscribers.unsubscribe(subscription.get().subscriber().id(), id);
        return Outcome.REMOVED;
    }
}
