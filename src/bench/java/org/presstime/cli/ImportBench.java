package org.presstime.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;

/**
 * Imports a large file with the command itself, progress and all, and says how long it took and how much memory the process
 * ever held. The baseline is the same file with {@code --preview}: read, checked and reported, but not written. Run it with
 * {@code -Xmx256m}.
 */
public final class ImportBench {

    private static final int ROWS = 1_000_000;

    private ImportBench() {}

    /** Runs it: perhaps the number of rows. */
    public static void main(String[] arguments) throws IOException {
        int rows = arguments.length > 0 ? Integer.parseInt(arguments[0]) : ROWS;
        Path directory = Files.createTempDirectory("import-bench");
        Path file = write(directory.resolve("readers.csv"), rows);
        configure(directory);
        System.out.printf(
                Locale.ROOT,
                "%d rows, %d MB, heap of at most %d MB%n",
                rows,
                Files.size(file) >> 20,
                Runtime.getRuntime().maxMemory() >> 20);
        double reading = run(directory, "subscribers", "import", file.toString(), "--confirmed", "--preview");
        double importing = run(directory, "subscribers", "import", file.toString(), "--confirmed");
        double again = run(directory, "subscribers", "import", file.toString(), "--confirmed");
        System.out.printf(
                Locale.ROOT,
                "reading alone %.1f s; importing %.1f s (ratio %.2f); importing again, when all are there, %.1f s%n",
                reading,
                importing,
                importing / reading,
                again);
        System.out.println("most memory ever held: " + highWater());
    }

    /** One row in fifty is wrong, repeated, or of somebody who left; names are of several letters; every third has tags. */
    private static Path write(Path file, int rows) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("email,name,status,tags\n");
            for (int i = 0; i < rows; i++) {
                out.write(row(i));
                out.write('\n');
            }
        }
        return file;
    }

    private static String row(int i) {
        return switch (i % 100) {
            case 7 -> "not an address " + i + ",,,";
            case 57 -> "reader" + (i - 1) + "@example" + (i - 1) % 1000 + ".org,twice,,";
            case 93 -> "reader" + i + "@example" + i % 1000 + ".org,Left,unsubscribed,";
            default ->
                "reader" + i + "@example" + i % 1000 + ".org,\"Núñez, Ana " + i + "\",subscribed,"
                        + (i % 3 == 0 ? "vip 2026" : "");
        };
    }

    private static void configure(Path directory) throws IOException {
        Path newsletters = Files.createDirectories(directory.resolve("config/newsletters"));
        Files.writeString(directory.resolve("config/presstime.yml"), """
                site: { url: "https://news.example.org", name: Example, postal-address: "1 Street" }
                relays: [ { host: 127.0.0.1, port: 25, tls: none } ]
                """);
        Files.writeString(newsletters.resolve("daily.yml"), """
                name: The Daily
                from: "The Daily <daily@example.org>"
                language: en
                schedule: { at: "07:00", zone: Europe/Madrid }
                feeds: [ { url: "https://example.org/feed.xml", section: World } ]
                """);
    }

    private static double run(Path directory, String... command) {
        String[] all = new String[command.length + 4];
        all[0] = "--config";
        all[1] = directory.resolve("config").toString();
        all[2] = "--data";
        all[3] = directory.resolve("data").toString();
        System.arraycopy(command, 0, all, 4, command.length);
        Writer lines = new Writer();
        long start = System.nanoTime();
        int exit = new Main(Map.of(), new PrintWriter(lines, true), Clock.systemUTC()).run(all);
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.println(lines.last + " (exit " + exit + ")");
        return seconds;
    }

    /** Keeps the last line only: a report of 20,000 wrong rows is not part of the memory that is measured. */
    private static final class Writer extends java.io.Writer {
        private final StringBuilder line = new StringBuilder();
        private String last = "";

        @Override
        public void write(char[] text, int from, int length) {
            for (int i = from; i < from + length; i++) {
                if (text[i] == '\n') {
                    last = line.toString();
                    line.setLength(0);
                } else {
                    line.append(text[i]);
                }
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private static String highWater() throws IOException {
        return Files.readString(Path.of("/proc/self/status"))
                .lines()
                .filter(line -> line.startsWith("VmHWM"))
                .findFirst()
                .orElse("unknown");
    }
}
