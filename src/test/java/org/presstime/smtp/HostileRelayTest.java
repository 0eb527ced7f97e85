package org.presstime.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.presstime.settings.EmailAddress;
import org.presstime.settings.Settings;
import org.presstime.settings.Settings.Certificates;
import org.presstime.settings.Settings.Tls;
import org.presstime.smtp.PreparedMessage.Envelope;
import org.presstime.smtp.RelayConnection.Outgoing;
import org.presstime.smtp.SendResult.Accepted;
import org.presstime.smtp.SendResult.NotSent;
import org.presstime.smtp.SendResult.Uncertain;

/** Whatever a relay answers, what we say of each message is right, or that nobody knows. */
class HostileRelayTest {

    // A relay that says too little is given up soon; one that is merely slow in this test makes a message uncertain.
    private static final Timeouts SHORT =
            new Timeouts(Duration.ofSeconds(5), Duration.ofMillis(200), Duration.ofMillis(200));
    private static final Timeouts PATIENT =
            new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(5));
    private static final PreparedMessage MESSAGE = MessagePattern.prepare(
                    new MailHeaders().text("Subject", "Hello"), "A text\n", "<p>A text", List.of())
            .fill(Map.of());
    private static final List<String> READERS =
            List.of("ana@r.example", "refused@r.example", "eve@r.example", "later@r.example", "bea@r.example");
    private static final List<String> WAYS = List.of("", "PIPELINING", "PIPELINING CHUNKING");

    static Stream<String> ways() {
        return WAYS.stream();
    }

    @ParameterizedTest
    @MethodSource("ways")
    void anHonestRelayTakesAllButTheRefused(String way) throws Exception {
        assertThat(send(way, UnaryOperator.identity(), 5, PATIENT))
                .extracting(result -> result.getClass().getSimpleName())
                .containsExactly("Accepted", "Rejected", "Accepted", "Deferred", "Accepted");
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aConnectionCutAtAnyByteLeavesNothingWrong(String way) throws Exception {
        int length = 0;
        for (int position = 0; position <= length; position++) {
            int cut = position;
            int[] sent = {0};
            send(
                    way,
                    reply -> {
                        int left = cut - sent[0];
                        sent[0] += reply.length();
                        return left < reply.length()
                                ? reply.substring(0, Math.max(left, 0)) + HostileSmtpServer.CUT
                                : reply;
                    },
                    3,
                    PATIENT);
            length = Math.max(length, sent[0]);
        }
        assertThat(length).isGreaterThan(100);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aReplyInBytesOfItsOwnIsAReply(String way) throws Exception {
        // Continuation lines of any number, and a length below the limit.
        UnaryOperator<String> talkative = reply ->
                (reply.substring(0, 3) + "-" + reply.substring(4, 10).strip() + " well\r\n").repeat(900) + reply;
        assertThat(send(way, talkative, 5, PATIENT))
                .extracting(result -> result.getClass().getSimpleName())
                .containsExactly("Accepted", "Rejected", "Accepted", "Deferred", "Accepted");
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aReplyWithoutEndIsNoReply(String way) throws Exception {
        assertThat(send(way, reply -> "250-" + "x".repeat(ReplyReader.LONGEST_REPLY), 3, SHORT))
                .allSatisfy(result -> assertThat(result).isInstanceOfAny(NotSent.class, Uncertain.class));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anyMischiefLeavesResultsRightOrUncertain(long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 20; round++) {
            String way = WAYS.get(random.nextInt(WAYS.size()));
            SplittableRandom own = random.split();
            send(way, reply -> own.nextInt(12) > 0 ? reply : mischief(own, reply), 1 + own.nextInt(5), SHORT);
        }
    }

    private static String mischief(SplittableRandom random, String reply) {
        return switch (random.nextInt(10)) {
            case 0 -> "what?\r\n" + reply;
            case 1 -> reply + reply;
            case 2 -> reply + "\r\n";
            case 3 -> "2" + reply;
            case 4 -> reply.substring(0, random.nextInt(reply.length())) + HostileSmtpServer.CUT;
            // A lie after the dot would be its own.
            case 5 -> reply.contains("queued") ? reply : "421 4.3.2 closing\r\n" + HostileSmtpServer.CUT;
            case 6 -> "y".repeat(1 + random.nextInt(100_000)) + "\r\n" + reply;
            case 7 -> "*".repeat(random.nextInt(20)) + "\r\n";
            case 8 -> reply + "250-and\r\n" + HostileSmtpServer.CUT;
            default -> reply.replace("\r\n", "\n");
        };
    }

    /** Sends to the first readers, and holds every result against what the relay took. */
    private static List<SendResult> send(String way, UnaryOperator<String> mischief, int readers, Timeouts timeouts)
            throws Exception {
        try (HostileSmtpServer server = new HostileSmtpServer(way, mischief)) {
            Settings.Relay settings = new Settings.Relay(
                    "main",
                    "localhost",
                    server.port(),
                    Tls.NONE,
                    Optional.empty(),
                    Certificates.USUAL,
                    1,
                    8,
                    Settings.Limits.NONE);
            List<SendResult> results;
            try (RelayConnection connection = new Relay(settings, "news.example.org", timeouts).connect()) {
                results = connection.send(group(readers));
            }
            Set<String> taken = server.taken();
            for (int i = 0; i < readers; i++) {
                SendResult result = results.get(i);
                assertThat(result instanceof Uncertain || result instanceof Accepted == taken.contains(READERS.get(i)))
                        .as(READERS.get(i) + " over [" + way + "]: " + results + ", taken " + taken)
                        .isTrue();
            }
            return results;
        }
    }

    private static List<Outgoing> group(int readers) {
        return READERS.subList(0, readers).stream()
                .map(reader -> new Outgoing(
                        new Envelope(EmailAddress.parse("bounce@example.org"), EmailAddress.parse(reader)), MESSAGE))
                .toList();
    }
}
