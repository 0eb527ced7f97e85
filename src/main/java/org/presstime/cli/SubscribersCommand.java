package org.presstime.cli;

import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code subscribers …}: who gets the newsletters. */
@Command(
        name = "subscribers",
        description = "Import, export, add, remove, show, search, count, tag and suppress subscribers.")
final class SubscribersCommand {

    private SubscribersCommand() {}

    /** The command with its subcommands. */
    static CommandLine line(Supplier<? extends Readers> readers) {
        return new CommandLine(new SubscribersCommand())
                .addSubcommand(new SubscribersImportCommand(readers))
                .addSubcommand(new SubscribersExportCommand(readers))
                .addSubcommand(new SubscribersAddCommand(readers))
                .addSubcommand(new SubscribersRemoveCommand(readers))
                .addSubcommand(new SubscribersShowCommand(readers))
                .addSubcommand(new SubscribersSearchCommand(readers))
                .addSubcommand(new SubscribersCountCommand(readers))
                .addSubcommand(new SubscribersTagCommand(readers))
                .addSubcommand(new SubscribersLeaveByMailCommand(readers))
                .addSubcommand(new SubscribersSuppressCommand(readers))
                .addSubcommand(new SubscribersUnsuppressCommand(readers));
    }
}
