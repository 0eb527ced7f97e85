package org.presstime.cli;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.presstime.review.AuditTrail;
import org.presstime.review.AuditTrail.Head;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code audit check|export}: who did what to which edition, and whether the trail is as it was written. */
@Command(name = "audit", description = "Who did what to which edition: check the trail, or export it.")
final class AuditCommand {

    private AuditCommand() {}

    /** The command with its subcommands. */
    static CommandLine line(Supplier<Presstime> presstime) {
        return new CommandLine(new AuditCommand())
                .addSubcommand(new Check(presstime))
                .addSubcommand(new Export(presstime));
    }

    /** {@code audit check}. */
    @Command(name = "check", description = "Compute every hash of the trail again.")
    static final class Check implements Callable<Integer> {

        private final Supplier<Presstime> presstime;

        @Option(
                names = "--contains",
                paramLabel = "HASH",
                description = "A hash noted earlier, elsewhere: the trail must still have it.")
        private Optional<String> noted = Optional.empty();

        Check(Supplier<Presstime> presstime) {
            this.presstime = presstime;
        }

        @Override
        public Integer call() {
            AuditTrail trail = presstime.get().editorial().trail();
            Console console = presstime.get().console();
            Optional<String> fault = trail.firstFault();
            if (fault.isPresent()) {
                console.failure("audit.broken", fault.get());
                return Main.FAILED;
            }
            if (noted.isPresent() && !contains(trail, noted.get())) {
                console.failure("audit.unknown-hash", noted.get());
                return Main.FAILED;
            }
            Head head = trail.head();
            console.outcome(
                    Map.of("entries", head.entries(), "hash", head.hash()), "audit.sound", head.entries(), head.hash());
            return 0;
        }

        private static boolean contains(AuditTrail trail, String hash) {
            AtomicBoolean found = new AtomicBoolean();
            trail.forEach(entry -> found.compareAndSet(false, entry.hash().equals(hash)));
            return found.get();
        }
    }

    /** {@code audit export}. */
    @Command(name = "export", description = "The whole trail, one JSON object a line.")
    static final class Export implements Callable<Integer> {

        private final Supplier<Presstime> presstime;

        Export(Supplier<Presstime> presstime) {
            this.presstime = presstime;
        }

        @Override
        public Integer call() {
            Console console = presstime.get().console();
            presstime.get().editorial().trail().forEach(console::json);
            return 0;
        }
    }
}
