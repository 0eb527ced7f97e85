package org.presstime.smtp;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.presstime.settings.DkimKey;

/**
 * A message made once for all its readers: MIME bytes, cut at the slots where each reader's own values go. Filling it in
 * encodes the values; nothing else is rendered, encoded or copied again. The same values give the same bytes.
 *
 * <p>It exists as quoted-printable, which every relay takes, and as 8bit for those that offer it. Immutable, and safe for use
 * by many threads.
 */
public final class MessagePattern {

    // RFC 5322, 2.1.1: 998 octets, and the longest value that a slot may have for 8bit lines to keep to it.
    private static final int LONGEST_LINE = 998;
    private static final int LONGEST_VALUE = 400;

    private final List<String> slots;
    private final Layout headers;
    private final Layout body;
    private final @Nullable Layout eightBit;
    private final @Nullable DkimSigner signer;

    private MessagePattern(
            List<String> slots, Layout headers, Layout body, @Nullable Layout eightBit, @Nullable DkimSigner signer) {
        this.slots = slots;
        this.headers = headers;
        this.body = body;
        this.eightBit = eightBit;
        this.signer = signer;
    }

    /**
     * Makes a message of a text part and an HTML part.
     *
     * @param headers all but the MIME headers, which are added here
     * @param html empty for a message that is text only
     * @param slots the markers that stand for values, in headers, text and HTML
     * @throws IllegalArgumentException when a marker stands nowhere, or was broken on the way into the message
     */
    public static MessagePattern prepare(MailHeaders headers, String text, String html, Collection<String> slots) {
        if (html.isEmpty()) {
            return textOnly(headers, text, slots);
        }
        String boundary = boundary(text, html);
        Layout head = new Layout.Builder(slots)
                .add(headers.toString(), MessagePattern::utf8, MessagePattern::utf8)
                .lines("""
                        MIME-Version: 1.0
                        Content-Type: multipart/alternative; boundary="%s"

                        """.formatted(boundary))
                .build();
        Layout body = new Layout.Builder(slots)
                .lines(part(boundary, "plain", "quoted-printable").substring(1))
                .add(text, QuotedPrintable::encode, QuotedPrintable::encodeApart)
                .lines(part(boundary, "html", "quoted-printable"))
                .add(html, QuotedPrintable::encode, value -> QuotedPrintable.encodeApart(escape(value)))
                .lines("\n--" + boundary + "--\n")
                .build();
        refuseBrokenSlots(slots, headers.toString(), head, body);
        return new MessagePattern(List.copyOf(slots), head, body, eightBit(boundary, text, html, slots), null);
    }

    private static MessagePattern textOnly(MailHeaders headers, String text, Collection<String> slots) {
        Layout head = new Layout.Builder(slots)
                .add(headers.toString(), MessagePattern::utf8, MessagePattern::utf8)
                .lines("""
                        MIME-Version: 1.0
                        Content-Type: text/plain; charset=UTF-8
                        Content-Transfer-Encoding: quoted-printable

                        """)
                .build();
        Layout body = new Layout.Builder(slots)
                .add(text, QuotedPrintable::encode, QuotedPrintable::encodeApart)
                .lines("\n")
                .build();
        refuseBrokenSlots(slots, headers.toString(), head, body);
        return new MessagePattern(List.copyOf(slots), head, body, null, null);
    }

    private static @Nullable Layout eightBit(String boundary, String text, String html, Collection<String> slots) {
        Function<String, byte[]> lines =
                stretch -> utf8(stretch.replace("\r\n", "\n").replace("\n", "\r\n"));
        Layout body = new Layout.Builder(slots)
                .lines(part(boundary, "plain", "8bit").substring(1))
                .add(text, lines, MessagePattern::utf8)
                .lines(part(boundary, "html", "8bit"))
                .add(html, lines, value -> utf8(escape(value)))
                .lines("\n--" + boundary + "--\n")
                .build();
        return body.longestLine(LONGEST_VALUE) > LONGEST_LINE || hasMoreThanLines(text) || hasMoreThanLines(html)
                ? null
                : body;
    }

    // RFC 2045, 2.8: no NUL, and CR and LF only together.
    private static boolean hasMoreThanLines(String text) {
        return text.indexOf('\0') >= 0 || text.replace("\r\n", "").indexOf('\r') >= 0;
    }

    private static String part(String boundary, String subtype, String encoding) {
        return """

                --%s
                Content-Type: text/%s; charset=UTF-8
                Content-Transfer-Encoding: %s

                """.formatted(boundary, subtype, encoding);
    }

    /**
     * The same message, to be signed for each reader (DKIM). It is quoted-printable always: RFC 6376, 5.3, because a relay
     * further on that turns 8bit into something else would break the signature.
     *
     * @param keys of the sender's domain; none leaves the message as it is
     */
    public MessagePattern signedWith(List<DkimKey> keys) {
        return keys.isEmpty() ? this : new MessagePattern(slots, headers, body, null, new DkimSigner(keys, body));
    }

    /**
     * The message for one reader.
     *
     * @param values a value for each slot; without control characters
     * @throws IllegalArgumentException when a value is missing, or could begin a header of its own
     */
    public PreparedMessage fill(Map<String, String> values) {
        Layout.check(values, slots);
        byte[] head = Layout.join(headers.fill(values, false));
        if (signer != null) {
            head = signer.sign(head, values);
        }
        return new PreparedMessage(head, body, eightBit != null && isShort(values) ? eightBit : null, values);
    }

    private static boolean isShort(Map<String, String> values) {
        for (String value : values.values()) {
            // A character takes at most six octets, as "&quot;" does; only a long value need be written to be measured.
            if (value.length() * 6 > LONGEST_VALUE && utf8(escape(value)).length > LONGEST_VALUE) {
                return false;
            }
        }
        return true;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String escape(String value) {
        return value.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** Folding or encoding may have cut a marker in a header: put together again, there must not be more of them. */
    private static void refuseBrokenSlots(Collection<String> slots, String written, Layout headers, Layout body) {
        String whole = written.replace("?=\r\n =?UTF-8?Q?", "").replace("\r\n ", "");
        for (String slot : slots) {
            if (headers.count(slot) + body.count(slot) == 0) {
                throw new IllegalArgumentException(
                        "the slot " + slot + " stands nowhere in the message, or was broken");
            }
            if (whole.split(Pattern.quote(slot), -1).length - 1 != headers.count(slot)) {
                throw new IllegalArgumentException("the slot " + slot + " was broken in a header");
            }
        }
    }

    /** "=_" cannot occur in quoted-printable text, so a boundary that has it cannot either (RFC 2045, 6.7). */
    private static String boundary(String text, String html) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(utf8(text));
            byte[] hash = digest.digest(utf8(html));
            return "=_" + HexFormat.of().formatHex(hash, 0, 12);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
