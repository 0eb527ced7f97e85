package org.presstime.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.presstime.database.Database;
import org.presstime.database.OnEachDatabase;
import org.presstime.subscriber.Tokens.Dated;
import org.presstime.subscriber.Tokens.Grant;
import org.presstime.subscriber.Tokens.Purpose;

/** Tokens, ours and forged. */
class TokensTest {

    private static final int FORGERIES = 50_000;

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
    void openNothingElseThanTheyAreFor(Database database) {
        Tokens tokens = tokens(database);
        Instant now = Instant.parse("2026-11-24T06:00:00.5Z");
        for (Purpose made : Purpose.values()) {
            for (Purpose asked : Purpose.values()) {
                assertThat(tokens.readDated(asked, tokens.dated(made, 7, now)).isPresent())
                        .as(made + " for " + asked)
                        .isEqualTo(made == asked);
            }
        }
        assertThat(tokens.readDated(Purpose.CONFIRM, tokens.dated(Purpose.CONFIRM, 7, now)))
                .hasValue(new Dated(7, Instant.parse("2026-11-24T06:00:00Z")));
        assertThat(tokens.readAccount(tokens.unsubscribe(7, "daily"))).isEmpty();
        assertThat(tokens.readUnsubscribe(tokens.account(7, "daily"))).isEmpty();
    }

    @OnEachDatabase
    void goOnWorkingWhenKeysChange(Database database) {
        TestClock clock = new TestClock("2026-11-24T06:00:00Z");
        Tokens here = Tokens.in(database, clock, new SecureRandom());
        Tokens there = Tokens.in(database, clock, new SecureRandom());
        String old = here.unsubscribe(7, "daily");
        Instant frozen = clock.instant();
        clock.pass(Duration.ofMinutes(2));

        assertThat(there.rotate()).isEqualTo(2);
        String fresh = there.unsubscribe(7, "daily");

        assertThat(fresh).isNotEqualTo(old);
        assertThat(here.readUnsubscribe(fresh)).as("a key of another process").hasValue(new Grant(7, "daily"));
        assertThat(there.readUnsubscribe(old)).isPresent();
        assertThat(there.asOf(frozen).unsubscribe(7, "daily"))
                .as("what an edition says does not change")
                .isEqualTo(old);
        assertThat(there.asOf(frozen).messageKey(1, 7)).isNotEqualTo(there.messageKey(1, 7));
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
            assertThat(tokens.readUnsubscribe(text(forgery(genuine, i, random))))
                    .as("forgery %d", i)
                    .isEmpty();
        }
    }

    private static byte[] forgery(byte[] genuine, int kind, SplittableRandom random) {
        byte[] forged = genuine.clone();
        switch (kind % 4) {
            case 0 -> forged[random.nextInt(forged.length)] ^= (byte) (1 << random.nextInt(8));
            case 1 -> forged = Arrays.copyOf(forged, random.nextInt(forged.length));
            case 2 -> random.nextBytes(forged);
            default -> {
                // Our key and a reader of its choice, with a guessed code.
                random.nextBytes(forged);
                forged[0] = genuine[0];
                System.arraycopy(genuine, 25, forged, 25, genuine.length - 25);
            }
        }
        return forged;
    }

    @OnEachDatabase
    void areWrittenInOneWayOnly(Database database) {
        Tokens tokens = tokens(database);
        String token = tokens.unsubscribe(7, "weekly");
        assertThat(token.length() % 4).as("the last letter has bits to spare").isNotZero();

        for (char last : "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=".toCharArray()) {
            String other = token.substring(0, token.length() - 1) + last;
            assertThat(tokens.readUnsubscribe(other).isPresent()).isEqualTo(other.equals(token));
            assertThat(tokens.readUnsubscribe(token + last)).isEmpty();
        }
    }

    @OnEachDatabase
    void haveOneKeyHoweverManyStartFirst(Database database) throws Exception {
        ExecutorService processes = Executors.newFixedThreadPool(6);
        try {
            CyclicBarrier start = new CyclicBarrier(6);
            Callable<String> first = () -> {
                start.await();
                return tokens(database).unsubscribe(7, "daily");
            };
            Set<String> made = new HashSet<>();
            for (Future<String> token : processes.invokeAll(Collections.nCopies(6, first))) {
                made.add(token.get());
            }
            assertThat(made).hasSize(1);
        } finally {
            processes.shutdownNow();
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

    @TempDir
    Path directory;

    private Path temporaryFile() {
        return directory.resolve("test.db");
    }

    private static String text(byte[] token) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    private static Tokens tokens(Database database) {
        return Tokens.in(database, Clock.systemUTC(), new SecureRandom());
    }
}
