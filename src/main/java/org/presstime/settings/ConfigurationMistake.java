package org.presstime.settings;

import java.nio.file.Path;

/** A mistake in the configuration: where it is, what is wrong, and what to write instead. Commands exit with 2. */
public final class ConfigurationMistake extends RuntimeException {

    /** A mistake in a line of a file; lines count from 1. */
    public ConfigurationMistake(Path file, int line, String wrong, String remedy) {
        super(file + ":" + line + ": " + wrong + ". " + remedy);
    }

    /** A mistake of a whole file: it is missing, or cannot be read. */
    public ConfigurationMistake(Path file, String wrong, String remedy) {
        super(file + ": " + wrong + ". " + remedy);
    }
}
