package org.presstime.cli;

import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code review …}: the desk from a terminal. */
@Command(name = "review", description = "The desk from a terminal: editions, and what the guidelines say of them.")
final class ReviewCommand {

    private ReviewCommand() {}

    /** The command with its subcommands. */
    static CommandLine line(Supplier<Presstime> presstime) {
        return new CommandLine(new ReviewCommand())
                .addSubcommand(new ReviewListCommand(presstime))
                .addSubcommand(new ReviewShowCommand(presstime));
    }
}
