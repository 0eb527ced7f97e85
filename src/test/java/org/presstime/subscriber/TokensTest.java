package org.presstime.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.presstime.database.Database;
import org.presstime.database.OnEachDatabase;
import org.presstime.subscriber.Tokens.Grant;

/** Tokens, ours and forged. */
class TokensTest {

    private static final int FORGERIES = 20_000;

    @OnEachDatabase
    void openWhatTheyWereMadeForAndNothingElse(Database database) {
        Tokens tokens = tokens(database);
        String token = tokens.unsubscribe(7, "daily");

        assertThat(tokens.readUnsubscribe(token)).hasValue(new Grant(7, "daily"));
        assertThat(token).matches("[A-Za-z0-9_-]+").isEqualTo(tokens.unsubscribe(7, "daily"));
        assertThat(tokens.unsubscribe(8, "daily")).isNotEqualTo(token);
        assertThat(tokens.unsubscribe(7, "weekly")).isNotEqualTo(token);
    }

    @OnEachDatabase
    void areTheSameInEveryProcess(Database database) {
        assertThat(tokens(database).readUnsubscribe(tokens(database).unsubscribe(7, "daily")))
                .isPresent();
        assertThat(tokens(database).messageKey(1, 7))
                .matches("[0-9a-f]{24}")
                .isEqualTo(tokens(database).messageKey(1, 7))
                .isNotEqualTo(tokens(database).messageKey(2, 7));
    }

    @OnEachDatabase
    void cannotBeForged(Database database) {
        Tokens tokens = tokens(database);
        byte[] genuine = Base64.getUrlDecoder().decode(tokens.unsubscribe(7, "daily"));
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < FORGERIES; i++) {
            byte[] forged = genuine.clone();
            forged[random.nextInt(forged.length)] ^= (byte) (1 << random.nextInt(8));
            assertThat(tokens.readUnsubscribe(
                            Base64.getUrlEncoder().withoutPadding().encodeToString(forged)))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "====", "../../etc/passwd", "AQAAAAAAAAAH", "ñ", "\u0000"})
    void areNothingWhenTheyAreGarbage(String garbage) {
        try (Database database = Database.open("jdbc:sqlite:" + temporaryFile())) {
            assertThat(tokens(database).readUnsubscribe(garbage)).isEmpty();
            assertThat(tokens(database).readUnsubscribe("A".repeat(100_000))).isEmpty();
        }
    }

    @org.junit.jupiter.api.io.TempDir
    java.nio.file.Path directory;

    private java.nio.file.Path temporaryFile() {
        return directory.resolve("test.db");
    }

    private static Tokens tokens(Database database) {
        return Tokens.in(database, Clock.systemUTC(), new SecureRandom());
    }
}
