package org.presstime.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.presstime.settings.EmailAddress;
import org.presstime.subscriber.Subscribers.Subscription;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code subscribers show}: what is known of an address: its subscriptions, and whether mail to it is stopped. */
@Command(name = "show", description = "Show the subscriptions of an address, and whether mail to it is stopped.")
final class SubscribersShowCommand implements Callable<Integer> {

    private final Supplier<? extends Readers> readers;

    @Parameters(paramLabel = "ADDRESS", converter = AddressConverter.class)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private EmailAddress address;

    SubscribersShowCommand(Supplier<? extends Readers> readers) {
        this.readers = readers;
    }

    @Override
    public Integer call() {
        Readers room = readers.get();
        Console console = room.console();
        List<Subscription> subscriptions = room.subscribers().find(address);
        Optional<String> suppression = room.suppressions().reason(address);
        if (subscriptions.isEmpty() && suppression.isEmpty()) {
            console.failure("subscribers.show.unknown", address);
            return 1;
        }
        subscriptions.forEach(row -> tell(row, console));
        suppression.ifPresent(reason -> console.outcome(
                Map.of("address", address.toString(), "suppressed", reason),
                "subscribers.suppressed",
                address,
                reason));
        return 0;
    }

    static void tell(Subscription row, Console console) {
        console.outcome(
                SubscriptionJson.of(row),
                "subscribers.show.row",
                row.subscriber().address(),
                row.subscriber().name(),
                row.newsletter(),
                console.text("subscribers.state." + row.state()),
                row.since(),
                row.origin());
    }
}
