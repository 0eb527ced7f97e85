package org.presstime.cli;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.presstime.delivery.Deliveries.Copy;
import org.presstime.delivery.Deliveries.Why;
import org.presstime.delivery.Delivery;
import org.presstime.settings.EmailAddress;
import org.presstime.subscriber.Subscribers.Choice;
import org.presstime.subscriber.Subscribers.Manner;
import org.presstime.subscriber.Subscribers.Subscription;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code subscribers show}: what is known of an address: its subscriptions, its mails, and whether mail to it is stopped. */
@Command(
        name = "show",
        description =
                "Show the subscriptions of an address, its mails and why they went, and whether mail to it is stopped.")
final class SubscribersShowCommand implements Callable<Integer> {

    private final Supplier<? extends Readers> readers;

    @Parameters(paramLabel = "ADDRESS", converter = AddressConverter.class)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private EmailAddress address;

    @Option(names = "--mails", paramLabel = "COUNT", description = "How many of the last mails to list; default: 20.")
    private int most = 20;

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
        room.subscribers()
                .reader(address)
                .ifPresent(reader -> room.mailsTo(reader).entrySet().stream()
                        .limit(most)
                        .forEach(mail -> tell(mail.getKey(), mail.getValue(), console)));
        return 0;
    }

    /** A mail, for a program. */
    private record Mail(
            String edition,
            String subject,
            String messageId,
            Optional<String> inWords,
            Why why,
            @JsonUnwrapped Delivery delivery) {}

    private static void tell(Copy copy, String messageId, Console console) {
        Delivery delivery = copy.delivery();
        Optional<String> words = delivery.meaning().map(StatusCommand::words);
        console.outcome(
                new Mail(copy.edition().toString(), copy.subject(), messageId, words, copy.why(), delivery),
                "subscribers.show.mail",
                copy.edition(),
                delivery.state(),
                delivery.changed(),
                delivery.reply().isEmpty() ? "-" : delivery.reply(),
                words.orElse("-"),
                messageId);
        if (!console.isJson()) {
            console.line(why(copy.why(), console));
        }
    }

    private static String why(Why why, Console console) {
        String subscription = why.since().isPresent()
                ? console.text("subscribers.show.why", why.origin(), why.since().get())
                : console.text("subscribers.show.why.gone");
        String consent = why.confirmed()
                .map(confirmed -> console.text("subscribers.show.why.agreed", why.form(), confirmed))
                .orElse("");
        String audience = why.audience().isEmpty() ? "" : console.text("subscribers.show.why.audience", why.audience());
        return "    " + String.join(" ", subscription, consent, audience).strip();
    }

    /** An address as it goes over the wire and, where that is not the same, as people read it. */
    private static String both(EmailAddress address) {
        return address.unicode().equals(address.toString()) ? address.toString() : address + " = " + address.unicode();
    }

    static void tell(Subscription row, Console console) {
        console.outcome(
                SubscriptionJson.of(row),
                "subscribers.show.row",
                both(row.subscriber().address()),
                row.subscriber().name(),
                row.newsletter(),
                console.text("subscribers.state." + row.state()),
                row.since(),
                row.origin());
        if (!console.isJson() && isUnusual(row)) {
            console.line(choice(row, console));
        }
    }

    private static boolean isUnusual(Subscription row) {
        return !row.choice().equals(Choice.USUAL) || !row.manner().equals(Manner.of("", "html", ""));
    }

    private static String choice(Subscription row, Console console) {
        Choice choice = row.choice();
        return console.text(
                "subscribers.show.choice",
                console.text(
                        choice.weekly().isPresent() ? "subscribers.show.weekly" : "subscribers.show.each",
                        choice.frequency()),
                choice.hour().isPresent() ? "%02d:00".formatted(choice.hour().getAsInt()) : "-",
                row.manner().zone().map(ZoneId::getId).orElse("-"),
                row.manner().language().map(Locale::toLanguageTag).orElse("-"),
                row.manner().format(),
                choice.without().isEmpty() ? "-" : String.join(", ", choice.without()));
    }
}
