package org.presstime.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.presstime.bounce.LeavingMails;
import org.presstime.database.Database;
import org.presstime.delivery.EditionMail.Printed;
import org.presstime.edition.Edition;
import org.presstime.settings.EmailAddress;
import org.presstime.settings.Settings;
import org.presstime.smtp.PreparedMessage;
import org.presstime.subscriber.Subscribers;
import org.presstime.subscriber.Tokens;

/** What receivers ask of a newsletter's headers. */
class EditionMailTest {

    private static final EmailAddress ANA = EmailAddress.parse("ana@readers.example");

    @TempDir
    Path directory;

    @Test
    void hasEveryHeaderThatReceiversAskFor() throws Exception {
        try (Database database = Database.open("jdbc:sqlite:" + directory.resolve("test.db"))) {
            FrozenEdition frozen = new FrozenEdition(database, new SettableClock("2026-11-24T06:00:00Z"));
            Edition edition = frozen.forReaders(1);
            Tokens tokens = frozen.tokens();
            Settings settings = FrozenEdition.settings(25, 1);
            EditionMail mail = new EditionMail(
                    FrozenEdition.DAILY,
                    edition,
                    new Printed(FrozenEdition.rendition(), Locale.ENGLISH, Instant.parse("2026-11-24T06:00:00Z")),
                    settings,
                    tokens);
            PreparedMessage message = mail.message(7, ANA);
            String key = tokens.messageKey(edition.id(), 7);
            String token = tokens.unsubscribe(7, "daily");

            assertThat(headers(message)).startsWith("""
                            From: The Daily <daily@news.example.org>
                            Reply-To: editors@news.example.org
                            To: ana@readers.example
                            Subject: It rained
                            Date: Tue, 24 Nov 2026 07:00:00 +0100
                            Message-ID: <%s@news.example.org>
                            Content-Language: en
                            List-Id: <daily.news.example.org>
                            List-Unsubscribe: <https://news.example.org/unsubscribe/%s>
                            List-Unsubscribe-Post: List-Unsubscribe=One-Click
                            List-Archive: <https://news.example.org/daily>
                            List-Help: <https://news.example.org/daily>
                            List-Owner: <mailto:editors@news.example.org>
                            List-Post: NO
                            Precedence: bulk
                            Auto-Submitted: auto-generated
                            Feedback-ID: 2026-11-24:daily:edition:newsexampleorg-
                            MIME-Version: 1.0
                            """.formatted(key, token));
            assertThat(new String(message.bytes(), StandardCharsets.UTF_8).split("ana@readers.example", -1))
                    .as("once in To, once in each part")
                    .hasSize(4);
            assertThat(mail.envelope(7, ANA).from()).hasToString("daily+" + key + "@news.example.org");
            assertThat(mail.message(7, ANA).bytes()).isEqualTo(message.bytes());
            assertThat(new MimeMessage(null, new ByteArrayInputStream(message.bytes())).getFrom())
                    .hasSize(1);
        }
    }

    @Test
    void namesAMailboxForLeavingOnlyWhereSomebodyReadsIt() throws Exception {
        try (Database database = Database.open("jdbc:sqlite:" + directory.resolve("test.db"))) {
            FrozenEdition frozen = new FrozenEdition(database, new SettableClock("2026-11-24T06:00:00Z"));
            Edition edition = frozen.forReaders(1);
            Settings settings = reading(Optional.of(EmailAddress.parse("leave@bounces.example.org")));
            EditionMail mail = new EditionMail(
                    FrozenEdition.DAILY,
                    edition,
                    new Printed(FrozenEdition.rendition(), Locale.ENGLISH, Instant.parse("2026-11-24T06:00:00Z")),
                    settings,
                    frozen.tokens());

            String token = frozen.tokens().unsubscribe(1, "daily");
            assertThat(headers(mail.message(1, ANA)))
                    .contains("List-Unsubscribe: <https://news.example.org/unsubscribe/" + token
                            + ">, <mailto:leave@bounces.example.org?subject=unsubscribe%20" + token + ">");
            byte[] answer = ("Subject: unsubscribe " + token + "\r\n\r\n").getBytes(StandardCharsets.UTF_8);
            Subscribers subscribers = Subscribers.in(database, new SettableClock("2026-11-24T06:00:00Z"));
            assertThat(new LeavingMails(subscribers, frozen.tokens()).read(new ByteArrayInputStream(answer)))
                    .isEqualTo(LeavingMails.Outcome.LEFT);
        }
    }

    private static Settings reading(Optional<EmailAddress> mailbox) {
        Settings usual = FrozenEdition.settings(25, 1);
        return new Settings(
                usual.directory(),
                usual.site(),
                usual.database(),
                usual.relays(),
                usual.delivery(),
                Optional.of(new Settings.Bounces(EmailAddress.parse("bounce@bounces.example.org"), mailbox)),
                usual.fetch(),
                usual.gather(),
                usual.desk(),
                usual.writer(),
                usual.dkim(),
                usual.signUp());
    }

    private static String headers(PreparedMessage message) {
        return new String(message.bytes(), StandardCharsets.UTF_8)
                .replaceAll("\r\n[ \t]+", " ")
                .replace("\r\n", "\n");
    }
}
