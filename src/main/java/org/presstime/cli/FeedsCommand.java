package org.presstime.cli;

import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code feeds …}: what can be done with feeds outside a newsletter. */
@Command(name = "feeds", description = "Look at feeds.")
final class FeedsCommand {

    private FeedsCommand() {}

    static CommandLine line(Supplier<Console> console) {
        return new CommandLine(new FeedsCommand()).addSubcommand("parse", new FeedsParseCommand(console));
    }
}
