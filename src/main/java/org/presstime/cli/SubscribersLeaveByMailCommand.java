package org.presstime.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.presstime.bounce.LeavingMails;
import org.presstime.bounce.LeavingMails.Outcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code subscribers leave-by-mail}: what came to the address that {@code bounces.unsubscribe} names. Harmless to repeat. */
@Command(
        name = "leave-by-mail",
        description = "End the subscriptions that saved mails ask to end, those of List-Unsubscribe's mailto.")
final class SubscribersLeaveByMailCommand implements Callable<Integer> {

    private final Supplier<? extends Readers> readers;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "A mail each; - is standard input.")
    private List<Path> files = List.of();

    SubscribersLeaveByMailCommand(Supplier<? extends Readers> readers) {
        this.readers = readers;
    }

    /** What became of a mail, for a program. */
    private record Read(String file, Outcome outcome) {}

    @Override
    public Integer call() {
        Readers room = readers.get();
        LeavingMails mails = new LeavingMails(room.subscribers(), room.tokens());
        boolean all = true;
        for (Path file : files) {
            try (InputStream mail = open(file)) {
                Outcome outcome = mails.read(mail);
                room.console()
                        .outcome(new Read(file.toString(), outcome), "subscribers.leave-by-mail." + outcome, file);
            } catch (IOException unreadable) {
                all = false;
                room.console()
                        .failure("subscribers.leave-by-mail.unreadable", file, String.valueOf(unreadable.getMessage()));
            }
        }
        return all ? 0 : 1;
    }

    private static InputStream open(Path file) throws IOException {
        return file.toString().equals("-") ? System.in : Files.newInputStream(file);
    }
}
