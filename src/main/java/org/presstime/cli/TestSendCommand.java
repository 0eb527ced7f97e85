package org.presstime.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.presstime.press.Preview.Sheet;
import org.presstime.settings.EmailAddress;
import org.presstime.smtp.SendResult;
import org.presstime.smtp.SendResult.Accepted;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code test-send NEWSLETTER ADDRESS…}: the edition as it stands, marked [TEST], without a trace in the ledger. */
@Command(name = "test-send", description = "Mail the edition as it stands, marked [TEST], to a few addresses.")
final class TestSendCommand implements Callable<Integer> {

    private final Supplier<Presstime> presstime;

    @Mixin
    private DatedNewsletter edition = new DatedNewsletter();

    @Parameters(paramLabel = "ADDRESS", index = "1..*", arity = "1..*", converter = AddressConverter.class)
    private List<EmailAddress> addresses = new ArrayList<>();

    TestSendCommand(Supplier<Presstime> presstime) {
        this.presstime = presstime;
    }

    @Override
    public Integer call() {
        Presstime room = presstime.get();
        Optional<Sheet> sheet = room.preview().of(edition.newsletter(room), edition.date(room));
        if (sheet.isEmpty()) {
            room.console().failure("preview.nothing", edition.newsletter(room).id());
            return Main.NOTHING_SENT;
        }
        AtomicBoolean allTaken = new AtomicBoolean(true);
        room.testMail()
                .send(
                        edition.newsletter(room),
                        sheet.get().edition(),
                        sheet.get().rendition(),
                        addresses,
                        (address, result) -> {
                            allTaken.compareAndSet(true, result instanceof Accepted);
                            tell(address, result, room.console());
                        });
        return allTaken.get() ? 0 : Main.FAILED;
    }

    private static void tell(EmailAddress address, SendResult result, Console console) {
        console.outcome(
                Map.of(
                        "address",
                        address.toString(),
                        "accepted",
                        result instanceof Accepted,
                        "result",
                        result.toString()),
                result instanceof Accepted ? "test-send.taken" : "test-send.refused",
                address,
                result);
    }
}
