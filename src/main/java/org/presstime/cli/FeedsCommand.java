package org.presstime.cli;

import java.util.function.Supplier;
import org.presstime.settings.Settings;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code feeds …}: what can be done with feeds outside a newsletter. */
@Command(name = "feeds", description = "Look at feeds.")
final class FeedsCommand {

    private FeedsCommand() {}

    static CommandLine line(Supplier<Console> console, Supplier<Settings.Fetch> limits) {
        return new CommandLine(new FeedsCommand()).addSubcommand("parse", new FeedsParseCommand(console, limits));
    }
}
