package org.presstime.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code backup FILE}: a copy of the embedded database as it is at one moment, also while others work with it. */
@Command(
        name = "backup",
        description = "Write a consistent copy of the embedded database; sending may go on meanwhile.")
final class BackupCommand implements Callable<Integer> {

    private final Supplier<Presstime> presstime;

    @Parameters(paramLabel = "FILE", description = "Where to; must not exist yet.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path file;

    BackupCommand(Supplier<Presstime> presstime) {
        this.presstime = presstime;
    }

    @Override
    public Integer call() {
        Presstime room = presstime.get();
        if (Files.exists(file)) {
            room.console().failure("backup.exists", file);
            return Main.WRONG_USAGE;
        }
        if (!room.database().backUp(file)) {
            room.console().failure("backup.server");
            return Main.WRONG_USAGE;
        }
        room.console().outcome(Map.of("file", file.toString()), "backup.done", file);
        return 0;
    }
}
