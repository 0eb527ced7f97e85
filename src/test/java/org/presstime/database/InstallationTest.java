package org.presstime.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database, and copies of it. */
class InstallationTest {

    @TempDir
    Path directory;

    @OnEachDatabase
    void isOneFromItsFirstUseOn(Database database) {
        assertThat(installation(database).obstacle()).isEmpty();
        assertThat(installation(database).obstacle()).as("the next time").isEmpty();
    }

    @Test
    void isNotWhereItsFileWasCopiedTo() throws IOException {
        useAndClose(directory.resolve("one.db"));
        Files.copy(directory.resolve("one.db"), directory.resolve("two.db"));

        try (Database copy = open("two.db")) {
            assertThat(installation(copy).obstacle().orElseThrow()).contains("presstime claim");
            installation(copy).claim();
            assertThat(installation(copy).obstacle()).isEmpty();
        }
    }

    @Test
    void isNotWhatItWasWhenAnOlderStateIsPutInItsPlace() throws IOException {
        useAndClose(directory.resolve("one.db"));
        Files.copy(directory.resolve("one.db"), directory.resolve("saved.db"));
        useAndClose(directory.resolve("one.db"));
        // Written over, the file keeps its number: only what it has counted gives it away.
        Files.write(directory.resolve("one.db"), Files.readAllBytes(directory.resolve("saved.db")));

        try (Database restored = open("one.db")) {
            assertThat(installation(restored).obstacle()).isPresent();
            installation(restored).claim();
            assertThat(installation(restored).obstacle()).isEmpty();
        }
    }

    @Test
    void isNotABackupOfItself() throws IOException {
        useAndClose(directory.resolve("one.db"));
        try (Database database = open("one.db")) {
            assertThat(database.backUp(directory.resolve("backup.db"))).isTrue();
            assertThat(installation(database).obstacle()).isEmpty();
        }
        assertThat(directory.resolve("backup.db-wal")).doesNotExist();
        Files.move(directory.resolve("backup.db"), directory.resolve("one.db"), StandardCopyOption.REPLACE_EXISTING);

        try (Database restored = open("one.db")) {
            assertThat(installation(restored).obstacle()).isPresent();
        }
    }

    private void useAndClose(Path file) {
        try (Database database = Database.open("jdbc:sqlite:" + file)) {
            Installation installation = installation(database);
            assertThat(installation.obstacle()).isEmpty();
            installation.isUsed();
            installation.advance();
        }
    }

    private Database open(String name) {
        return Database.open("jdbc:sqlite:" + directory.resolve(name));
    }

    private Installation installation(Database database) {
        return new Installation(database, directory, Clock.systemUTC());
    }
}
