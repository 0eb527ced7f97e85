package org.presstime.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.presstime.delivery.FrozenEdition.DELIVERY;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.presstime.database.Database;
import org.presstime.delivery.Dispatcher.Outcome;
import org.presstime.delivery.Dispatcher.Until;
import org.presstime.edition.Edition;
import org.presstime.settings.Settings;
import org.presstime.settings.Settings.Delivery.Uncertain;
import org.presstime.settings.Settings.Limits;
import org.presstime.settings.Settings.Rate;
import org.presstime.settings.Settings.WarmUp;
import org.presstime.smtp.ScriptedSmtpServer;

/** How much each of several relays gets, and what happens when one of them does not take it. */
@Timeout(60)
class RelaysTest {

    private static final Rate SLOW = new Rate(6, Duration.ofMinutes(1));

    private final SettableClock clock = new SettableClock("2026-11-24T06:00:00Z");

    @TempDir
    Path directory;

    private ScriptedSmtpServer first;
    private ScriptedSmtpServer second;
    private Database database;
    private FrozenEdition frozen;

    @BeforeEach
    void open() throws IOException {
        first = new ScriptedSmtpServer();
        second = new ScriptedSmtpServer();
        database = Database.open("jdbc:sqlite:" + directory.resolve("test.db"));
        frozen = new FrozenEdition(database, clock);
    }

    @AfterEach
    void close() throws IOException {
        database.close();
        first.close();
        second.close();
    }

    @Test
    void eachGetsItsShare() {
        Edition edition = frozen.forReaders(800);

        deliver(edition, relay("a", first, weight(3)), relay("b", second, weight(1)));

        assertThat(first.messages().size() + second.messages().size()).isEqualTo(800);
        assertThat(first.messages().size()).isBetween(450, 750);
    }

    @Test
    void oneWithoutWeightWaitsUntilItIsNeeded() throws IOException {
        Edition edition = frozen.forReaders(20);
        deliver(edition, relay("a", first, weight(1)), relay("spare", second, weight(0)));
        assertThat(second.messages()).isEmpty();

        clock.pass(Duration.ofDays(1));
        Edition next = frozen.forReaders(20);
        first.close();
        Outcome outcome = deliver(next, relay("a", first, weight(1)), relay("spare", second, weight(0)));
        assertThat(second.messages()).hasSize(20);
        assertThat(outcome.trouble()).isEmpty();
    }

    @Test
    void oneThatRefusesLeavesTheMailToTheOther() {
        Edition edition = frozen.forReaders(40);
        first.at("MAIL", "550 5.7.1 sender not allowed");

        assertThat(deliver(edition, relay("a", first, weight(1)), relay("b", second, weight(1)))
                        .counts()
                        .in(DeliveryState.SENT))
                .isEqualTo(40);
        assertThat(second.messages()).hasSize(40);
    }

    @Test
    void oneThatAsksForLessIsLeftAloneForAWhile() {
        Edition edition = frozen.forReaders(100);
        first.at("RCPT", "452 4.3.1 insufficient system storage");

        Outcome outcome = deliver(edition, relay("a", first, Limits.NONE));

        assertThat(outcome.trouble().orElseThrow()).contains("452").contains("storage");
        assertThat(outcome.counts().in(DeliveryState.QUEUED))
                .as("not all were tried")
                .isGreaterThan(50);
    }

    @Test
    void aRateHoldsAcrossRestarts() {
        Edition edition = frozen.forReaders(20);
        Settings.Relay relay = relay("a", first, new Limits(1, Optional.of(SLOW), Map.of(), Optional.empty(), 100));

        startAndStop(edition, relay, 1);
        startAndStop(edition, relay, 1);
        clock.pass(Duration.ofSeconds(10));
        startAndStop(edition, relay, 2);
        clock.pass(Duration.ofMinutes(1));
        startAndStop(edition, relay, 3);
    }

    @Test
    void aSlowDomainHoldsUpNobodyElse() {
        Edition edition = frozen.forReaders(20, "slow.example", "readers.example");
        Settings.Relay relay =
                relay("a", first, new Limits(1, Optional.empty(), Map.of("slow.example", SLOW), Optional.empty(), 100));

        startAndStop(edition, relay, 11);
        assertThat(domains()).containsOnlyOnce("slow.example");
        clock.pass(Duration.ofSeconds(10));
        startAndStop(edition, relay, 12);
        assertThat(deliver(edition, relay("a", first, Limits.NONE)).counts().in(DeliveryState.SENT))
                .as("without the limit")
                .isEqualTo(20);
    }

    @Test
    void aNewOneIsWarmedUp() {
        Edition edition = frozen.forReaders(100);
        Settings.Relay relay =
                relay("a", first, new Limits(1, Optional.empty(), Map.of(), Optional.of(new WarmUp(10, 1.5)), 100));

        startAndStop(edition, relay, 10);
        clock.pass(Duration.ofHours(17));
        startAndStop(edition, relay, 10);
        clock.pass(Duration.ofHours(1));
        startAndStop(edition, relay, 25);
    }

    @Test
    void aConnectionIsClosedAfterItsShareOfMessages() {
        Edition edition = frozen.forReaders(50);

        deliver(edition, relay("a", first, new Limits(1, Optional.empty(), Map.of(), Optional.empty(), 10)));

        assertThat(first.messages()).hasSize(50);
        assertThat(first.commands().stream().filter(line -> line.startsWith("EHLO")))
                .hasSize(5);
    }

    @Test
    void whatIsUncertainWaitsForAPersonIfThatIsWished() {
        Edition edition = frozen.forReaders(1);
        first.at("EOD", "DROP");
        Settings.Delivery hold = new Settings.Delivery(
                DELIVERY.firstRetry(), DELIVERY.longestRetry(), Uncertain.HOLD, DELIVERY.expiry());

        try (Dispatcher dispatcher = frozen.dispatcher(hold, relay("a", first, Limits.NONE))) {
            Outcome outcome = dispatcher.deliver(edition, Until.NOTHING_IS_DUE);
            assertThat(outcome.counts().in(DeliveryState.UNCERTAIN)).isOne();
            assertThat(outcome.counts().isFinished()).isTrue();
        }
        assertThat(first.messages()).hasSize(1);
    }

    private static Limits weight(int weight) {
        return new Limits(weight, Optional.empty(), Map.of(), Optional.empty(), 100);
    }

    private static Settings.Relay relay(String name, ScriptedSmtpServer server, Limits limits) {
        return FrozenEdition.relay(name, server.port(), 1, limits);
    }

    private Outcome deliver(Edition edition, Settings.Relay... relays) {
        try (Dispatcher dispatcher = frozen.dispatcher(DELIVERY, relays)) {
            return dispatcher.deliver(edition, Until.NOTHING_IS_DUE);
        }
    }

    /** Sends until so many messages have arrived in all, and then for a moment longer, in which no other may. */
    private void startAndStop(Edition edition, Settings.Relay relay, int arrived) {
        try (Dispatcher dispatcher = frozen.dispatcher(DELIVERY, relay)) {
            Thread sending = new Thread(() -> dispatcher.deliver(edition, Until.EVERYTHING_IS_DONE));
            sending.start();
            long start = System.nanoTime();
            while (first.messages().size() < arrived || System.nanoTime() - start < 300_000_000L) {
                Thread.onSpinWait();
            }
        }
        assertThat(first.messages()).hasSize(arrived);
    }

    private List<String> domains() {
        List<String> domains = new ArrayList<>();
        first.commands().stream()
                .filter(line -> line.startsWith("RCPT"))
                .forEach(line -> domains.add(line.replaceAll(".*@|>.*", "")));
        return domains;
    }
}
