package org.presstime.delivery;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.presstime.delivery.Delivery.Meaning;
import org.presstime.smtp.SendResult.Reply;

/**
 * Says what an answer of 4xx or 5xx means. The words decide where a mailbox provider uses a code in a way of its own
 * (Gmail's "SMTP errors and codes", Yahoo's "SMTP error codes", Microsoft's "NDR error codes"), else the enhanced code
 * (RFC 3463), else the words again.
 */
final class Meanings {

    private record Words(Pattern pattern, Meaning meaning) {}

    // In this order: the first that is found counts.
    private static final List<Words> PROVIDERS = List.of(
            // Gmail says 5.2.1 of a mailbox that is only busy.
            words("receiving (mail|email)s? (at a rate|too quickly)", Meaning.MAILBOX_BUSY),
            words("greylist|gray-?list|grey listed", Meaning.GREYLISTED),
            words("unauthenticated|authentication level|spf|dkim|dmarc", Meaning.NOT_AUTHENTICATED),
            words("banned sending ip|block ?list|black ?list|spamhaus|\\[bl\\d+]|s3140|s3150", Meaning.BLOCKED),
            words(
                    "unusual rate|rate limit|too many (messages|connections)|\\[tss?\\d+]|unexpected volume"
                            + "|server busy|rp-00\\d|throttl",
                    Meaning.TOO_FAST),
            words("reputation|unsolicited|user complaints", Meaning.POOR_REPUTATION),
            words("spam|virus|malware|policy reasons", Meaning.LOOKS_LIKE_SPAM));

    // For codes that say nothing of the kind, and replies without one.
    private static final List<Words> MAILBOXES = List.of(
            words(
                    "(over|exceed\\w*|out of).{0,20}(quota|storage)|quota exceeded|(mailbox|account) (is )?full",
                    Meaning.MAILBOX_FULL),
            words(
                    "(mailbox|account|user|address) (is )?(disabled|inactive|suspended|deactivated)",
                    Meaning.MAILBOX_DISABLED),
            words(
                    "(no such|unknown|non-?existent) (user|recipient|mailbox|account|address)"
                            + "|(user|recipient|mailbox|account|address).{0,60}(unknown|not found|does ?n[o']t exist"
                            + "|doesn't have an? .{0,40}account|no longer exists)",
                    Meaning.NO_SUCH_USER));

    // Detail codes by "subject.detail", whatever their class (RFC 3463, 3; RFC 7505; RFC 7372; RFC 8314).
    private static final Map<String, Meaning> DETAILS = Map.ofEntries(
            Map.entry("1.1", Meaning.NO_SUCH_USER),
            Map.entry("1.2", Meaning.NO_SUCH_DOMAIN),
            Map.entry("1.3", Meaning.BAD_ADDRESS),
            Map.entry("1.6", Meaning.MOVED),
            Map.entry("1.10", Meaning.NO_SUCH_USER),
            Map.entry("2.1", Meaning.MAILBOX_DISABLED),
            Map.entry("2.2", Meaning.MAILBOX_FULL),
            Map.entry("2.3", Meaning.TOO_BIG),
            Map.entry("3.4", Meaning.TOO_BIG),
            Map.entry("4.4", Meaning.NO_SUCH_DOMAIN),
            Map.entry("6.7", Meaning.NEEDS_SMTPUTF8),
            Map.entry("7.10", Meaning.NOT_AUTHENTICATED),
            Map.entry("7.20", Meaning.NOT_AUTHENTICATED),
            Map.entry("7.23", Meaning.NOT_AUTHENTICATED),
            Map.entry("7.25", Meaning.NO_REVERSE_NAME),
            Map.entry("7.26", Meaning.NOT_AUTHENTICATED),
            Map.entry("7.27", Meaning.NOT_AUTHENTICATED),
            Map.entry("7.28", Meaning.TOO_FAST),
            Map.entry("7.29", Meaning.NO_TLS),
            Map.entry("7.30", Meaning.NOT_AUTHENTICATED),
            Map.entry("7.31", Meaning.NOT_AUTHENTICATED),
            Map.entry("7.32", Meaning.NOT_AUTHENTICATED),
            Map.entry("7.500", Meaning.TOO_FAST),
            Map.entry("7.509", Meaning.NOT_AUTHENTICATED),
            Map.entry("7.515", Meaning.NOT_AUTHENTICATED),
            Map.entry("7.650", Meaning.TOO_FAST),
            Map.entry("7.708", Meaning.POOR_REPUTATION),
            Map.entry("7.750", Meaning.LOOKS_LIKE_SPAM));

    // Microsoft: 5.7.606 to 5.7.649 are sending addresses that it has banned.
    private static final Pattern BANNED = Pattern.compile("7\\.(60[6-9]|6[1-4]\\d)");

    private Meanings() {}

    /** The meaning of an answer that is not a yes. */
    static Meaning of(Reply reply) {
        String said = reply.text().toLowerCase(Locale.ROOT);
        String code = reply.enhancedCode();
        String detail = code.isEmpty() ? "" : code.substring(2);
        // Their own words count where the address is not what is spoken of.
        Meaning byWords = detail.startsWith("1.") ? null : find(PROVIDERS, said);
        if (byWords != null) {
            return byWords;
        }
        Meaning byCode = BANNED.matcher(detail).matches() ? Meaning.BLOCKED : DETAILS.get(detail);
        if (byCode != null) {
            return byCode;
        }
        return byKind(reply, detail, said);
    }

    private static Meaning byKind(Reply reply, String detail, String said) {
        Meaning mailbox = detail.startsWith("7.") ? null : find(MAILBOXES, said);
        if (mailbox != null) {
            return mailbox;
        }
        if (detail.startsWith("7.")) {
            return Meaning.POLICY;
        }
        if (detail.startsWith("3.") || detail.startsWith("4.") || reply.code() == 421 || reply.code() == 452) {
            return Meaning.RELAY_TROUBLE;
        }
        return reply.code() >= 500 ? Meaning.REFUSED : Meaning.LATER;
    }

    private static @org.jspecify.annotations.Nullable Meaning find(List<Words> all, String said) {
        return all.stream()
                .filter(words -> words.pattern().matcher(said).find())
                .map(Words::meaning)
                .findFirst()
                .orElse(null);
    }

    private static Words words(String pattern, Meaning meaning) {
        return new Words(Pattern.compile(pattern), meaning);
    }

    /**
     * Whether an answer proves that no mail will ever reach the address. A full mailbox is emptied, a policy is about the
     * sender, and a domain that is not found may be a name server's trouble.
     */
    static boolean isDead(Reply reply) {
        return reply.code() >= 500 && reply.code() < 600 && of(reply).isDead();
    }
}
