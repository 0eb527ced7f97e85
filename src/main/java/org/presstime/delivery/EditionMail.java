package org.presstime.delivery;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.presstime.edition.Edition;
import org.presstime.newsletter.Newsletter;
import org.presstime.render.Rendition;
import org.presstime.render.Slot;
import org.presstime.settings.EmailAddress;
import org.presstime.settings.Settings;
import org.presstime.smtp.MailHeaders;
import org.presstime.smtp.MessagePattern;
import org.presstime.smtp.PreparedMessage;
import org.presstime.smtp.PreparedMessage.Envelope;
import org.presstime.subscriber.Tokens;

/**
 * The mail of an edition: prepared once, filled in for each reader. Everything in it follows from the edition and the
 * reader, so that a copy sent again is the same message, byte for byte.
 */
final class EditionMail {

    private static final String MESSAGE_KEY = "PresstimeSlotMessageKeyq7Zk3vXw";
    private static final String TOKEN = "PresstimeSlotTokenq7Zk3vXw";
    private static final List<String> SLOTS = List.of(MESSAGE_KEY, TOKEN, Slot.ADDRESS.marker());

    // RFC 5322, 3.3: the day and month names are English whatever the mail's language.
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

    private final MessagePattern pattern;
    private final Newsletter newsletter;
    private final Edition edition;
    private final Settings settings;
    private final Tokens tokens;

    /**
     * An edition in one form.
     *
     * @param rendition without HTML for those who want text only
     * @param language of its fixed words
     * @param date of the mail
     */
    record Printed(Rendition rendition, Locale language, Instant date) {}

    EditionMail(Newsletter newsletter, Edition edition, Printed printed, Settings settings, Tokens tokens) {
        this.newsletter = newsletter;
        this.edition = edition;
        this.settings = settings;
        this.tokens = tokens;
        this.pattern = MessagePattern.prepare(
                        headers(printed),
                        printed.rendition().text(),
                        printed.rendition().html(),
                        slots(printed.rendition()))
                .signedWith(settings.dkimKeys(newsletter.from().address().domain()));
    }

    /** A user's template need not have a link to the account; nor, in its text, the one to leave, which the header has. */
    private static List<String> slots(Rendition rendition) {
        Set<Slot> optional =
                rendition.html().isEmpty() ? Set.of(Slot.ACCOUNT_URL, Slot.UNSUBSCRIBE_URL) : Set.of(Slot.ACCOUNT_URL);
        return Stream.concat(
                        SLOTS.stream(),
                        Stream.of(Slot.UNSUBSCRIBE_URL, Slot.ACCOUNT_URL)
                                .filter(slot -> !optional.contains(slot) || stands(slot, rendition))
                                .map(Slot::marker))
                .toList();
    }

    private static boolean stands(Slot slot, Rendition rendition) {
        return rendition.html().contains(slot.marker()) || rendition.text().contains(slot.marker());
    }

    /** The message for one reader. */
    PreparedMessage message(long subscriber, EmailAddress address) {
        return fill(
                address,
                tokens.messageKey(edition.id(), subscriber),
                tokens.unsubscribe(subscriber, newsletter.id()),
                tokens.account(subscriber, newsletter.id()));
    }

    /** The message with a key and tokens of the caller's. */
    PreparedMessage fill(EmailAddress address, String key, String token, String account) {
        return pattern.fill(Map.of(
                MESSAGE_KEY,
                key,
                TOKEN,
                token,
                Slot.ADDRESS.marker(),
                address.toString(),
                Slot.UNSUBSCRIBE_URL.marker(),
                settings.site().url() + "/unsubscribe/" + token,
                Slot.ACCOUNT_URL.marker(),
                settings.site().url() + "/account/enter/" + account));
    }

    /** Who one reader's message is from and for; the sender tells which copy came back (VERP). */
    Envelope envelope(long subscriber, EmailAddress address) {
        return envelope(address, tokens.messageKey(edition.id(), subscriber));
    }

    Envelope envelope(EmailAddress address, String key) {
        EmailAddress bounces = settings.bounces()
                .map(Settings.Bounces::address)
                .orElse(newsletter.from().address());
        return new Envelope(new EmailAddress(bounces.local() + "+" + key, bounces.domain()), address);
    }

    private MailHeaders headers(Printed printed) {
        String domain = newsletter.from().address().domain();
        String site = settings.site().url().toString();
        String replyTo = newsletter.replyTo().address().toString();
        return new MailHeaders()
                .mailbox("From", newsletter.from())
                .mailbox("Reply-To", newsletter.replyTo())
                .token("To", Slot.ADDRESS.marker())
                .text("Subject", printed.rendition().subject())
                .token(
                        "Date",
                        DATE.format(printed.date().atZone(newsletter.schedule().zone())))
                .token("Message-ID", messageId(newsletter, MESSAGE_KEY))
                .token("Content-Language", languages(printed.language()))
                // RFC 2919, 2 and 3.
                .token("List-Id", "<" + newsletter.id() + "." + domain + ">")
                .token("List-Unsubscribe", "<" + site + "/unsubscribe/" + TOKEN + ">" + byMail())
                .token("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")
                .token("List-Archive", "<" + site + "/" + newsletter.id() + ">")
                .token("List-Help", "<" + site + "/" + newsletter.id() + ">")
                .token("List-Owner", "<mailto:" + replyTo + ">")
                // RFC 2369, 3.4.
                .token("List-Post", "NO")
                .token("Precedence", "bulk")
                // RFC 3834, 5.
                .token("Auto-Submitted", "auto-generated")
                .token(
                        "Feedback-ID",
                        edition.date() + ":" + newsletter.id() + ":"
                                + edition.key().kind().name().toLowerCase(Locale.ROOT) + ":" + sender(domain));
    }

    /** That of the fixed words, and that of the stories. */
    private String languages(Locale language) {
        return language.equals(newsletter.language())
                ? language.toLanguageTag()
                : language.toLanguageTag() + ", " + newsletter.language().toLanguageTag();
    }

    // RFC 8058, 3.1: one https URI; RFC 2369, 3.2: and a mailto for those who cannot, if somebody reads it.
    private String byMail() {
        return settings.bounces()
                .flatMap(Settings.Bounces::unsubscribe)
                .map(address -> ", <mailto:" + address + "?subject=unsubscribe%20" + TOKEN + ">")
                .orElse("");
    }

    static String messageId(Newsletter newsletter, String key) {
        return "<" + key + "@" + newsletter.from().address().domain() + ">";
    }

    /** Gmail's Feedback-ID: the last field names the sender, 5 to 15 characters. */
    private static String sender(String domain) {
        String letters = domain.replaceAll("[^a-z0-9]", "");
        return (letters + "-mail").substring(0, Math.min(15, letters.length() + 5));
    }
}
