package org.presstime.web.reader;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.presstime.newsletter.Newsletter;
import org.presstime.render.Templates;
import org.presstime.settings.EmailAddress;
import org.presstime.settings.Messages;
import org.presstime.settings.Settings;
import org.presstime.smtp.MailHeaders;
import org.presstime.smtp.MessagePattern;
import org.presstime.smtp.PreparedMessage;
import org.presstime.smtp.PreparedMessage.Envelope;
import org.presstime.subscriber.Tokens;
import org.presstime.subscriber.Tokens.Purpose;
import org.presstime.web.reader.Letters.Letter;

/**
 * Writes letters. Nothing in one was typed by a visitor but the address it goes to, and everything in it follows from the
 * letter, so that a copy sent again is the same message.
 */
final class LetterMail {

    // RFC 5322, 3.3: the day and month names are English whatever the mail's language.
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

    private final Templates templates;
    private final Settings settings;
    private final Tokens tokens;

    LetterMail(Templates templates, Settings settings, Tokens tokens) {
        this.templates = templates;
        this.settings = settings;
        this.tokens = tokens;
    }

    PreparedMessage message(Letter letter, Newsletter newsletter) {
        Messages words = Messages.of("mail", letter.language());
        String key = "letter." + letter.kind();
        Map<String, Object> values = Map.of(
                "title", words.text(key + ".title", newsletter.name()),
                "text", words.text(key + ".text", newsletter.name()),
                "button", words.text(key + ".button"),
                "note", words.text(key + ".note"),
                "link", link(letter),
                "newsletter", newsletter.name(),
                "publisher",
                        words.text(
                                "footer.publisher",
                                settings.site().name(),
                                settings.site().postalAddress()));
        return MessagePattern.prepare(
                        headers(letter, newsletter, words.text(key + ".subject", newsletter.name())),
                        templates.render("mail/letters/letter.txt.peb", values, letter.language()),
                        templates.render("mail/letters/letter.html.peb", values, letter.language()),
                        List.of())
                .signedWith(settings.dkimKeys(newsletter.from().address().domain()))
                .fill(Map.of());
    }

    Envelope envelope(Letter letter, Newsletter newsletter) {
        EmailAddress bounces = settings.bounces()
                .map(Settings.Bounces::address)
                .orElse(newsletter.from().address());
        return new Envelope(new EmailAddress(bounces.local() + "+" + key(letter), bounces.domain()), letter.address());
    }

    /** The page a letter leads to; opening it changes nothing. */
    private String link(Letter letter) {
        return settings.site().url()
                + switch (letter.kind()) {
                    case CONFIRM -> "/confirm/" + token(Purpose.CONFIRM, letter);
                    case ALREADY, SIGN_IN -> "/account/enter/" + token(Purpose.SIGN_IN, letter);
                    case MOVE_FROM -> "/account/move/" + token(Purpose.MOVE_FROM, letter);
                    case MOVE_TO -> "/account/move/" + token(Purpose.MOVE_TO, letter);
                };
    }

    private String token(Purpose purpose, Letter letter) {
        return tokens.asOf(letter.issued()).dated(purpose, letter.subject(), letter.issued());
    }

    private String key(Letter letter) {
        return tokens.asOf(letter.issued()).letterKey(letter.id());
    }

    private MailHeaders headers(Letter letter, Newsletter newsletter, String subject) {
        return new MailHeaders()
                .mailbox("From", newsletter.from())
                .mailbox("Reply-To", newsletter.replyTo())
                .token("To", letter.address().toString())
                .text("Subject", subject)
                .token("Date", DATE.format(letter.issued().atZone(ZoneOffset.UTC)))
                .token(
                        "Message-ID",
                        "<" + key(letter) + "@" + newsletter.from().address().domain() + ">")
                .token("Content-Language", letter.language().toLanguageTag())
                // RFC 3834, 5.
                .token("Auto-Submitted", "auto-generated");
    }
}
