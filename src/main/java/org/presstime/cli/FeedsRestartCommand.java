package org.presstime.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code feeds restart URL}: has a feed asked again that was stopped, told to wait, or moved. */
@Command(name = "restart", description = "Have a feed asked again that was stopped, told to wait, or moved.")
final class FeedsRestartCommand implements Callable<Integer> {

    private final Supplier<Presstime> presstime;

    @Parameters(paramLabel = "URL", description = "The feed's address as it is configured.")
    private String url = "";

    FeedsRestartCommand(Supplier<Presstime> presstime) {
        this.presstime = presstime;
    }

    @Override
    public Integer call() {
        Presstime room = presstime.get();
        if (!room.feedBoard().restart(url)) {
            room.console().failure("feeds.restart.unknown", url);
            return Main.FAILED;
        }
        room.console().outcome(Map.of("restarted", url), "feeds.restarted", url);
        return 0;
    }
}
