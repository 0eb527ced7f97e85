package org.presstime.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.presstime.bounce.LeavingMails.Outcome;
import org.presstime.database.Database;
import org.presstime.settings.EmailAddress;
import org.presstime.subscriber.Subscribers;
import org.presstime.subscriber.Subscribers.Request;
import org.presstime.subscriber.Subscribers.State;
import org.presstime.subscriber.Tokens;

/** Mails as programs and people send them; subscriptions that end, or do not. */
class LeavingMailsTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T06:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path directory;

    private Database database;
    private Subscribers subscribers;
    private Tokens tokens;
    private LeavingMails mails;

    @BeforeEach
    void open() {
        database = Database.open("jdbc:sqlite:" + directory.resolve("test.db"));
        subscribers = Subscribers.in(database, CLOCK);
        tokens = Tokens.in(database, CLOCK, new SecureRandom());
        mails = new LeavingMails(subscribers, tokens);
        subscribers.add(new Request(EmailAddress.parse("ana@example.org"), "", "daily", State.CONFIRMED, "test"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From: ana@example.org\r\nSubject: unsubscribe %s\r\n\r\n",
                "Subject: Unsubscribe %s\nFrom: somebody@else.example\n\nPlease.\n",
                "Received: by mx\r\nSubject: Re: unsubscribe\r\n %s\r\n\r\n",
                "subject: =?utf-8?q?unsubscribe_%s?=\r\n\r\n",
                "Subject: unsubscribe %s",
            })
    void endTheSubscriptionTheyName(String mail) throws IOException {
        String token = tokens.unsubscribe(1, "daily");
        // RFC 2047, 4.2: in an encoded word, an underscore is a blank, and is itself written so.
        String written = mail.formatted(mail.contains("?q?") ? token.replace("_", "=5F") : token);

        assertThat(read(written)).isEqualTo(Outcome.LEFT);
        assertThat(read(written)).as("again").isEqualTo(Outcome.LEFT);
        assertThat(state()).isEqualTo(State.UNSUBSCRIBED);
    }

    @Test
    void endNothingWithoutATokenInTheSubject() throws IOException {
        String token = tokens.unsubscribe(1, "daily");

        assertThat(read("Subject: unsubscribe me\r\n\r\nunsubscribe " + token)).isEqualTo(Outcome.NOT_ABOUT_LEAVING);
        assertThat(read("Subject: Undelivered mail\r\n\r\nList-Unsubscribe: <mailto:x?subject=unsubscribe%20" + token
                        + ">\r\nSubject: unsubscribe " + token))
                .as("returned mail quotes ours")
                .isEqualTo(Outcome.NOT_ABOUT_LEAVING);
        assertThat(read("Subject: " + token + "\r\n\r\n")).isEqualTo(Outcome.NOT_ABOUT_LEAVING);
        assertThat(read("")).isEqualTo(Outcome.NOT_ABOUT_LEAVING);
        assertThat(state()).isEqualTo(State.CONFIRMED);
    }

    @Test
    void endNothingByAnotherToken() throws IOException {
        for (String token : new String[] {
            tokens.account(1, "daily"), tokens.unsubscribe(1, "weekly"), tokens.unsubscribe(2, "daily"), "x".repeat(40)
        }) {
            assertThat(read("Subject: unsubscribe " + token + "\r\n\r\n")).isEqualTo(Outcome.NOTHING_TO_LEAVE);
        }
        assertThat(state()).isEqualTo(State.CONFIRMED);
    }

    @Test
    void mayBeAnything() throws IOException {
        Random random = new Random(7);
        for (int i = 0; i < 500; i++) {
            byte[] noise = new byte[random.nextInt(2000)];
            random.nextBytes(noise);
            String subject =
                    "Subject: =?" + Base64.getEncoder().encodeToString(noise) + "?b?" + "=".repeat(i) + "?=\n\n";
            assertThat(mails.read(new ByteArrayInputStream(noise))).isEqualTo(Outcome.NOT_ABOUT_LEAVING);
            assertThat(read(subject)).isEqualTo(Outcome.NOT_ABOUT_LEAVING);
        }
        assertThat(read("Subject: " + "unsubscribe ".repeat(1_000_000))).isEqualTo(Outcome.NOT_ABOUT_LEAVING);
    }

    private State state() {
        return subscribers.find(EmailAddress.parse("ana@example.org")).get(0).state();
    }

    private Outcome read(String mail) throws IOException {
        return mails.read(new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8)));
    }
}
