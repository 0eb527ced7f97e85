package org.presstime.schedule;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.presstime.newsletter.Newsletter;
import org.presstime.render.Rendition;
import org.presstime.settings.EmailAddress;
import org.presstime.settings.Settings;
import org.presstime.smtp.MailHeaders;
import org.presstime.smtp.MessagePattern;
import org.presstime.smtp.PreparedMessage;
import org.presstime.smtp.PreparedMessage.Envelope;
import org.presstime.smtp.Relay;
import org.presstime.smtp.RelayConnection;
import org.presstime.smtp.RelayUnavailable;
import org.presstime.smtp.SendResult;

/** Sends single mails to people who work here: they are no readers, and so there is no ledger and no way out in it. */
final class NoticeMail {

    // RFC 5322, 3.3: the day and month names are English whatever the mail's language.
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

    private final List<Relay> relays;
    private final Settings settings;
    private final Clock clock;

    NoticeMail(List<Relay> relays, Settings settings, Clock clock) {
        this.relays = relays;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Sends a mail from a newsletter to one person.
     *
     * @param key names this mail and no other: letters, digits and hyphens
     * @throws org.presstime.smtp.RelayUnavailable when there is no connection to be had
     */
    SendResult send(Newsletter newsletter, EmailAddress to, String key, Rendition words) {
        PreparedMessage message = MessagePattern.prepare(
                        headers(newsletter, to, key, words.subject()), words.text(), words.html(), List.of())
                .signedWith(settings.dkimKeys(newsletter.from().address().domain()))
                .fill(Map.of());
        EmailAddress bounces = settings.bounces()
                .map(Settings.Bounces::address)
                .orElse(newsletter.from().address());
        try (RelayConnection connection = connect()) {
            return connection.send(new Envelope(bounces, to), message);
        }
    }

    /** The first relay that can be reached. */
    private RelayConnection connect() {
        @Nullable RelayUnavailable failure = null;
        for (Relay relay : relays) {
            try {
                return relay.connect();
            } catch (RelayUnavailable unavailable) {
                failure = failure == null ? unavailable : failure;
            }
        }
        throw Objects.requireNonNull(failure, "no relay");
    }

    private MailHeaders headers(Newsletter newsletter, EmailAddress to, String key, String subject) {
        return new MailHeaders()
                .mailbox("From", newsletter.from())
                .mailbox("Reply-To", newsletter.replyTo())
                .token("To", to.toString())
                .text("Subject", subject)
                .token("Date", DATE.format(clock.instant().atZone(ZoneOffset.UTC)))
                .token(
                        "Message-ID",
                        "<" + key + "@" + newsletter.from().address().domain() + ">")
                .token("Content-Language", newsletter.language().toLanguageTag())
                // RFC 3834, 5.
                .token("Auto-Submitted", "auto-generated");
    }
}
