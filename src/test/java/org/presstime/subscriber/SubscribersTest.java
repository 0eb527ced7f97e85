package org.presstime.subscriber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.presstime.database.Database;
import org.presstime.database.OnEachDatabase;
import org.presstime.newsletter.Segment;
import org.presstime.settings.EmailAddress;
import org.presstime.subscriber.Subscribers.Addition;
import org.presstime.subscriber.Subscribers.Request;
import org.presstime.subscriber.Subscribers.State;
import org.presstime.subscriber.Subscribers.Subscription;

/** People come, go, and come back only when they say so. */
class SubscribersTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T06:00:00Z"), ZoneOffset.UTC);
    private static final EmailAddress ANA = EmailAddress.parse("ana@example.org");

    @OnEachDatabase
    void areAddedOnceForEachNewsletter(Database database) {
        Subscribers subscribers = Subscribers.in(database, CLOCK);

        assertThat(subscribers.add(request("daily", State.CONFIRMED))).isEqualTo(Addition.ADDED);
        assertThat(subscribers.add(request("daily", State.CONFIRMED))).isEqualTo(Addition.ALREADY_THERE);
        assertThat(subscribers.add(request("weekly", State.CONFIRMED))).isEqualTo(Addition.ADDED);
        assertThat(subscribers.find(ANA)).extracting(Subscription::newsletter).containsExactly("daily", "weekly");
        assertThat(subscribers.find(ANA))
                .extracting(row -> row.subscriber().name())
                .containsOnly("Ana");
    }

    @OnEachDatabase
    void getMailOnlyOnceConfirmed(Database database) {
        Subscribers subscribers = Subscribers.in(database, CLOCK);
        subscribers.add(request("daily", State.PENDING));
        assertThat(subscribers.count("daily")).isZero();

        assertThat(subscribers.add(request("daily", State.CONFIRMED))).isEqualTo(Addition.ALREADY_THERE);

        assertThat(subscribers.count("daily")).isOne();
        subscribers.add(request("daily", State.PENDING));
        assertThat(subscribers.count("daily")).as("confirmed stays confirmed").isOne();
    }

    @OnEachDatabase
    void staysAwayOnceTheyLeft(Database database) {
        Subscribers subscribers = Subscribers.in(database, CLOCK);
        subscribers.add(request("daily", State.CONFIRMED));
        long ana = subscribers.find(ANA).get(0).subscriber().id();

        assertThat(subscribers.unsubscribe(ana, "daily")).isTrue();
        assertThat(subscribers.unsubscribe(ana, "daily")).as("again").isTrue();
        assertThat(subscribers.unsubscribe(ana, "weekly")).isFalse();
        assertThat(subscribers.add(request("daily", State.CONFIRMED))).isEqualTo(Addition.LEFT_BEFORE);
        assertThat(subscribers.count("daily")).isZero();

        subscribers.resubscribe(request("daily", State.CONFIRMED));
        assertThat(subscribers.count("daily")).isOne();
    }

    @OnEachDatabase
    void areNotCountedWhenSuppressed(Database database) {
        Subscribers subscribers = Subscribers.in(database, CLOCK);
        Suppressions suppressions = Suppressions.in(database, CLOCK);
        subscribers.add(request("daily", State.CONFIRMED));

        suppressions.suppress(ANA, "no such user");
        suppressions.suppress(ANA, "complained");

        assertThat(subscribers.count("daily")).isZero();
        assertThat(suppressions.reason(ANA)).hasValue("no such user");
    }

    @OnEachDatabase
    void canBeAddedWhileAllAreHandedOver(Database database) {
        Subscribers subscribers = Subscribers.in(database, CLOCK);
        subscribers.add(request("daily", State.CONFIRMED));
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            subscribers.forEach(
                    "daily",
                    Segment.EVERYBODY,
                    row -> assertThat(CompletableFuture.supplyAsync(
                                    () -> subscribers.add(request("weekly", State.CONFIRMED)), other))
                            .succeedsWithin(Duration.ofSeconds(10))
                            .isEqualTo(Addition.ADDED));
        } finally {
            other.shutdownNow();
        }
        assertThat(subscribers.count("weekly")).isOne();
    }

    @Test
    void haveNamesOfOneShortLine() {
        assertThatThrownBy(() -> new Request(ANA, "Ana\r\nBcc: x@example.org", "daily", State.PENDING, "test"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Ana??Bcc");
        assertThatThrownBy(() -> new Request(ANA, "A".repeat(201), "daily", State.PENDING, "test"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @OnEachDatabase
    void areHandedOverOneByOne(Database database) {
        Subscribers subscribers = Subscribers.in(database, CLOCK);
        for (int i = 0; i < 2500; i++) {
            subscribers.add(
                    new Request(EmailAddress.parse("r" + i + "@example.org"), "", "daily", State.CONFIRMED, "test"));
        }
        List<String> addresses = new ArrayList<>();

        subscribers.forEach(
                "daily",
                Segment.EVERYBODY,
                row -> addresses.add(row.subscriber().address().toString()));

        assertThat(addresses).hasSize(2500).startsWith("r0@example.org", "r1@example.org");
    }

    private static Request request(String newsletter, State state) {
        return new Request(ANA, "Ana", newsletter, state, "test");
    }
}
