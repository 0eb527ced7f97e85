package org.presstime.cli;

import java.util.function.Supplier;
import org.presstime.settings.Settings;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code feeds …}: how feeds are doing, and what can be done with them. */
@Command(name = "feeds", description = "Look at feeds, and exchange lists of them.")
final class FeedsCommand {

    private FeedsCommand() {}

    static CommandLine line(Supplier<Presstime> presstime, Supplier<Console> console, Supplier<Settings.Fetch> limits) {
        return new CommandLine(new FeedsCommand())
                .addSubcommand("list", new FeedsListCommand(presstime))
                .addSubcommand("restart", new FeedsRestartCommand(presstime))
                .addSubcommand("import", new FeedsImportCommand(presstime))
                .addSubcommand("export", new FeedsExportCommand(presstime))
                .addSubcommand("parse", new FeedsParseCommand(console, limits));
    }
}
