package org.presstime.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a file is: on which machine, under which path, and which file of its file system it is. */
final class FilePlace {

    // systemd's name of a machine; without one, path and file have to do.
    private static final Path MACHINE = Path.of("/etc/machine-id");

    private FilePlace() {}

    static String of(Path file) {
        try {
            return machine() + " " + file.toRealPath() + " " + number(file);
        } catch (IOException unreadable) {
            return machine() + " " + file;
        }
    }

    private static String machine() {
        try {
            return Files.readString(MACHINE).strip();
        } catch (IOException nameless) {
            return "-";
        }
    }

    /** A copy of a file has another number; a file that was written over keeps its own. */
    private static Object number(Path file) throws IOException {
        return file.getFileSystem().supportedFileAttributeViews().contains("unix")
                ? Files.getAttribute(file, "unix:ino")
                : "-";
    }
}
