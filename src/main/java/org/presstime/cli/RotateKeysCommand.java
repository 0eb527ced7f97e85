package org.presstime.cli;

import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;

/** {@code rotate-keys}: a new key signs links from now on; old links go on working. */
@Command(name = "rotate-keys", description = "Make a new key that signs readers' links; old links go on working.")
final class RotateKeysCommand implements Callable<Integer> {

    private final Supplier<Presstime> presstime;

    RotateKeysCommand(Supplier<Presstime> presstime) {
        this.presstime = presstime;
    }

    /** The number of the new key, for a program. */
    private record Rotated(int key) {}

    @Override
    public Integer call() {
        Presstime room = presstime.get();
        int key = room.tokens().rotate();
        room.console().outcome(new Rotated(key), "keys.rotated", key);
        return 0;
    }
}
