package org.presstime.cli;

import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code stories …}: the newsbot's work on articles out of a file; nothing is kept. */
@Command(name = "stories", description = "Group articles of a file by event, or write the story of one event.")
final class StoriesCommand {

    private StoriesCommand() {}

    static CommandLine line(Supplier<Console> console) {
        return new CommandLine(new StoriesCommand())
                .addSubcommand("group", new StoriesGroupCommand(console))
                .addSubcommand("write", new StoriesWriteCommand(console));
    }
}
