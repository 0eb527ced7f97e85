package org.presstime.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.presstime.edition.Edition;
import org.presstime.review.Verdict;
import org.presstime.review.Verdict.Refused;
import org.presstime.settings.EmailAddress;
import org.presstime.settings.Mailbox.Person;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code review approve|reject EDITION --by ADDRESS}: a named person decides, as at the desk. */
@Command(description = "Approve an edition in exactly the form it has, or reject it, in the name of an editor.")
final class ReviewDecideCommand implements Callable<Integer> {

    private final Supplier<Presstime> presstime;
    private final Decision decision;

    @Mixin
    private NamedEdition name = new NamedEdition();

    @Option(
            names = "--by",
            paramLabel = "ADDRESS",
            converter = AddressConverter.class,
            description = "Who decides; may be left out where there is one editor.")
    private Optional<EmailAddress> by = Optional.empty();

    @Option(
            names = "--content",
            paramLabel = "HASH",
            description = "What was seen, as 'review show' says; without it, what is there now.")
    private Optional<String> content = Optional.empty();

    @Option(names = "--reason", paramLabel = "WORDS", description = "Why it is rejected.")
    private String reason = "";

    /** What is decided. */
    enum Decision {
        APPROVE,
        REJECT
    }

    ReviewDecideCommand(Supplier<Presstime> presstime, Decision decision) {
        this.presstime = presstime;
        this.decision = decision;
    }

    @Override
    public Integer call() {
        Presstime room = presstime.get();
        Console console = room.console();
        Person person = People.named(room, by);
        Optional<Edition> edition = room.editions()
                .find(name.key(room))
                .filter(found -> room.editorial().reviews().find(found).isPresent());
        if (edition.isEmpty()) {
            console.failure("review.not-on-desk", name.newsletter(room).id());
            return Main.FAILED;
        }
        Verdict verdict = decide(room, edition.get(), person);
        if (verdict instanceof Refused refused) {
            console.failure(
                    "review.refused." + refused.reason(),
                    verdict.edition().name(),
                    verdict.edition().state());
            return Main.FAILED;
        }
        console.outcome(
                new StatusCommand.EditionLine(verdict.edition(), null),
                "review." + decision,
                verdict.edition().name(),
                person.address());
        return 0;
    }

    private Verdict decide(Presstime room, Edition edition, Person person) {
        return decision == Decision.APPROVE
                ? room.editorial()
                        .reviews()
                        .approve(
                                name.newsletter(room),
                                edition,
                                content.orElse(edition.content().fingerprint()),
                                person)
                : room.editorial().reviews().reject(edition, reason, person);
    }
}
