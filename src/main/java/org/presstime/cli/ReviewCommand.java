package org.presstime.cli;

import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code review …}: the desk from a terminal. */
@Command(name = "review", description = "The desk from a terminal: see, approve and reject editions.")
final class ReviewCommand {

    private ReviewCommand() {}

    /** The command with its subcommands. */
    static CommandLine line(Supplier<Presstime> presstime) {
        return new CommandLine(new ReviewCommand())
                .addSubcommand(new ReviewListCommand(presstime))
                .addSubcommand(new ReviewShowCommand(presstime))
                .addSubcommand(new ReviewOpenCommand(presstime))
                .addSubcommand("approve", new ReviewDecideCommand(presstime, ReviewDecideCommand.Decision.APPROVE))
                .addSubcommand("reject", new ReviewDecideCommand(presstime, ReviewDecideCommand.Decision.REJECT));
    }
}
