package org.presstime.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A configuration on disk, and commands run on it as a person would. */
final class CommandRoom {

    final Path config;
    final Path data;

    CommandRoom(Path directory, int smtpPort, String feed) throws IOException {
        Locale.setDefault(Locale.ENGLISH);
        config =
                Files.createDirectories(directory.resolve("config/newsletters")).getParent();
        data = directory.resolve("data");
        Files.writeString(config.resolve("presstime.yml"), """
                site: { url: "https://news.example.org", name: Example, postal-address: "1 Street" }
                relays: [ { host: 127.0.0.1, port: %d, tls: none, connections: 4 } ]
                desk: { editors: ["editor@example.org"] }
                """.formatted(smtpPort));
        Files.writeString(config.resolve("newsletters/daily.yml"), """
                name: The Daily
                from: "The Daily <daily@example.org>"
                language: en
                schedule: { at: "07:00", zone: Europe/Madrid }
                feeds: [ { url: "%s", section: Sport } ]
                """.formatted(feed));
    }

    /** The address of a sample feed, as a file. */
    static String sample(String name) {
        return Path.of("src/test/resources/tryout", name)
                .toAbsolutePath()
                .toUri()
                .toString();
    }

    /** What a command printed, and its exit code in a last line. */
    String says(String... command) {
        StringWriter out = new StringWriter();
        int exitCode = new Main(Map.of(), new PrintWriter(out, true), Clock.systemUTC()).run(arguments(command));
        return out + "exit " + exitCode;
    }

    /** Puts a backup in the place of the database. */
    void restore(Path backup) throws IOException {
        for (String leftOver : List.of("presstime.db-wal", "presstime.db-shm")) {
            Files.deleteIfExists(data.resolve(leftOver));
        }
        Files.copy(backup, data.resolve("presstime.db"), StandardCopyOption.REPLACE_EXISTING);
    }

    /** A command as the arguments of the program. */
    String[] arguments(String... command) {
        List<String> arguments = new ArrayList<>(List.of("--config", config.toString(), "--data", data.toString()));
        arguments.addAll(Arrays.asList(command));
        return arguments.toArray(String[]::new);
    }
}
