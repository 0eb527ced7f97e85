package org.presstime.newsletter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.presstime.settings.ConfigurationMistake;

/**
 * The newsletters of this installation, in the order of their ids.
 *
 * @param all at least one
 */
public record Newsletters(List<Newsletter> all) {

    /**
     * Reads every {@code newsletters/*.yml} of a configuration directory.
     *
     * @throws ConfigurationMistake at the first mistake, or when there is no newsletter
     */
    public static Newsletters read(Path configuration, Map<String, String> environment) {
        Path directory = configuration.resolve("newsletters");
        try (Stream<Path> files = Files.list(directory)) {
            List<Newsletter> all = files.sorted()
                    .filter(Newsletters::isNewsletter)
                    .map(file -> new NewsletterFile(file, environment).read())
                    .toList();
            if (all.isEmpty()) {
                throw new ConfigurationMistake(directory, "there is no newsletter", "Write a file such as daily.yml");
            }
            return new Newsletters(all);
        } catch (IOException failure) {
            throw new ConfigurationMistake(
                    directory, "cannot be read: " + failure.getMessage(), "Make it, with a file such as daily.yml");
        }
    }

    /**
     * The newsletter with an id.
     *
     * @throws UnknownNewsletter when there is none
     */
    public Newsletter byId(String id) {
        return all.stream()
                .filter(newsletter -> newsletter.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new UnknownNewsletter(
                        id, all.stream().map(Newsletter::id).toList()));
    }

    private static boolean isNewsletter(Path file) {
        if (file.toString().endsWith(".yaml")) {
            throw new ConfigurationMistake(file, "a newsletter's file ends in .yml", "Rename it");
        }
        return file.toString().endsWith(".yml");
    }
}
