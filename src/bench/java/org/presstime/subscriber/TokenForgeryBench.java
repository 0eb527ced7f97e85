package org.presstime.subscriber;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.presstime.database.Database;
import org.presstime.subscriber.Tokens.Purpose;

/**
 * A million forged tokens against every door, and whether the time of a check tells a near forgery from a far one. Both are
 * beside checks of genuine tokens and beside a second run of the same kind, in one run.
 */
public final class TokenForgeryBench {

    private static final int FORGERIES = 1_000_000;
    private static final int ROUNDS = 20;
    private static final int CHECKS = 20_000;

    private TokenForgeryBench() {}

    /** Runs it; takes no arguments. */
    public static void main(String[] arguments) throws Exception {
        Path file = Files.createTempDirectory("forgery-bench").resolve("bench.db");
        try (Database database = Database.open("jdbc:sqlite:" + file)) {
            Tokens tokens = Tokens.in(database, Clock.systemUTC(), new SecureRandom());
            String genuine = tokens.unsubscribe(7, "daily");
            System.out.printf(
                    Locale.ROOT,
                    "%d forgeries: %d hits; genuine ones among them: %d of 1%n",
                    FORGERIES,
                    hits(tokens, genuine),
                    tokens.readUnsubscribe(genuine).stream().count());
            compare(tokens, genuine);
        }
    }

    private static int hits(Tokens tokens, String genuine) {
        byte[] bytes = Base64.getUrlDecoder().decode(genuine);
        SplittableRandom random = new SplittableRandom(42);
        int hits = 0;
        for (int i = 0; i < FORGERIES; i++) {
            String forged = text(forgery(bytes, i % 5, random));
            hits += forged.equals(genuine) ? 0 : open(tokens, forged);
        }
        return hits;
    }

    /** How many doors a token opens. */
    private static int open(Tokens tokens, String token) {
        int doors = (int) Arrays.stream(Purpose.values())
                .filter(purpose -> tokens.readDated(purpose, token).isPresent())
                .count();
        return doors
                + (tokens.readUnsubscribe(token).isPresent() ? 1 : 0)
                + (tokens.readAccount(token).isPresent() ? 1 : 0);
    }

    private static byte[] forgery(byte[] genuine, int kind, SplittableRandom random) {
        byte[] forged = genuine.clone();
        switch (kind) {
            case 0 -> forged[random.nextInt(forged.length)] ^= (byte) (1 << random.nextInt(8));
            case 1 -> forged = Arrays.copyOf(forged, random.nextInt(forged.length));
            case 2 -> random.nextBytes(forged);
            case 3 -> forged[8] = (byte) (forged[8] + 1 + random.nextInt(255));
            default -> {
                // Our key, a reader of its choice, and a guessed code.
                random.nextBytes(forged);
                forged[0] = genuine[0];
                System.arraycopy(genuine, 25, forged, 25, genuine.length - 25);
            }
        }
        return forged;
    }

    private static String text(byte[] token) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** The same code but for its first byte, but for its last byte, and the first kind once more for the noise. */
    private static void compare(Tokens tokens, String genuine) {
        byte[] first = Base64.getUrlDecoder().decode(genuine);
        byte[] last = first.clone();
        first[9] ^= 1;
        last[24] ^= 1;
        double[] far = new double[ROUNDS];
        double[] near = new double[ROUNDS];
        double[] again = new double[ROUNDS];
        double[] right = new double[ROUNDS];
        Predicate<String> check = token -> tokens.readUnsubscribe(token).isPresent();
        for (int round = -5; round < ROUNDS; round++) {
            int slot = Math.max(0, round);
            far[slot] = micros(check, text(first));
            near[slot] = micros(check, text(last));
            again[slot] = micros(check, text(first));
            right[slot] = micros(check, genuine);
        }
        System.out.printf(
                Locale.ROOT,
                "µs a check, medians of %d rounds: first byte wrong %.2f, last byte wrong %.2f (ratio %.3f),"
                        + " first byte wrong again %.2f (ratio %.3f), genuine %.2f%n",
                ROUNDS,
                median(far),
                median(near),
                median(near) / median(far),
                median(again),
                median(again) / median(far),
                median(right));
    }

    private static double micros(Predicate<String> check, String token) {
        long start = System.nanoTime();
        long right = IntStream.range(0, CHECKS).filter(i -> check.test(token)).count();
        double micros = (System.nanoTime() - start) / 1e3 / CHECKS;
        if (right != 0 && right != CHECKS) {
            throw new IllegalStateException(token);
        }
        return micros;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
