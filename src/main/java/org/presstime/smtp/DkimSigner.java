package org.presstime.smtp;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.presstime.settings.DkimKey;

/**
 * Signs the messages of one pattern with DKIM (RFC 6376, RFC 8463), relaxed/relaxed, once with each key. Every header that
 * matters is signed once more than it occurs, so that nobody can add another one. There is no time in a signature: a message
 * sent again is the same message.
 *
 * <p>Safe for use by many threads.
 */
final class DkimSigner {

    /** What is signed: who writes, to whom, about what, and how to leave. */
    private static final List<String> SIGNED = List.of(
            "From",
            "To",
            "Subject",
            "Date",
            "Message-ID",
            "Reply-To",
            "MIME-Version",
            "Content-Type",
            "List-Unsubscribe",
            "List-Unsubscribe-Post",
            "List-Id",
            "Feedback-ID");

    private static final Pattern HEADER_END = Pattern.compile("\r\n(?![ \t])");
    private static final Pattern BLANKS = Pattern.compile("(\r\n)?[ \t]+");
    private static final int LINE = 72;

    private final List<SigningKey> keys;
    private final Layout relaxed;
    private final MessageDigest prefix;
    private final int prefixParts;

    /** A signer for messages with this body, which is quoted-printable: no blank stands at the edge of a slot. */
    DkimSigner(List<DkimKey> keys, Layout body) {
        this.keys = keys.stream().map(SigningKey::of).toList();
        this.relaxed = body.withEach(DkimSigner::relaxed);
        this.prefix = sha256();
        int parts = 0;
        while (parts < relaxed.pieces().size() && relaxed.pieces().get(parts) instanceof Layout.Fixed fixed) {
            prefix.update(fixed.plain());
            parts++;
        }
        this.prefixParts = parts;
    }

    /**
     * Puts the signatures before the headers.
     *
     * @param headers the whole section, with the empty line that ends it
     */
    byte[] sign(byte[] headers, Map<String, String> values) {
        String bodyHash = bodyHash(values);
        Map<String, List<String>> present = canonical(new String(headers, StandardCharsets.ISO_8859_1));
        StringBuilder names = new StringBuilder();
        StringBuilder signed = new StringBuilder();
        for (String name : SIGNED) {
            List<String> occurrences = present.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
            // RFC 6376, 5.4.2: from the last one up. 8.15: and once more, for one that somebody might add.
            for (int i = occurrences.size() - 1; i >= 0; i--) {
                signed.append(occurrences.get(i)).append("\r\n");
                names.append(name).append(':');
            }
            names.append(name).append(':');
        }
        names.setLength(names.length() - 1);
        StringBuilder section = new StringBuilder();
        for (SigningKey key : keys) {
            String unsigned = header(key, folded(names.toString(), ':'), bodyHash);
            byte[] data = (signed + canonicalHeader(unsigned)).getBytes(StandardCharsets.ISO_8859_1);
            section.append(unsigned).append(folded(key.sign(data), '\0')).append("\r\n");
        }
        return Layout.join(new byte[][] {section.toString().getBytes(StandardCharsets.US_ASCII), headers});
    }

    private String bodyHash(Map<String, String> values) {
        try {
            MessageDigest digest = (MessageDigest) prefix.clone();
            byte[][] parts = relaxed.fill(values, false);
            for (int i = prefixParts; i < parts.length; i++) {
                digest.update(parts[i]);
            }
            return Base64.getEncoder().encodeToString(digest.digest());
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String header(SigningKey key, String names, String bodyHash) {
        return "DKIM-Signature: v=1; a=" + key.algorithm() + "; c=relaxed/relaxed; d=" + key.domain() + "; s="
                + key.selector() + ";\r\n\th=" + names + ";\r\n\tbh=" + bodyHash + ";\r\n\tb=";
    }

    /** In lines, cut after a separator, or anywhere. */
    private static String folded(String text, char separator) {
        StringBuilder folded = new StringBuilder();
        int at = 0;
        while (text.length() - at > LINE) {
            int end = separator == '\0' ? at + LINE : text.lastIndexOf(separator, at + LINE - 1) + 1;
            folded.append(text, at, end).append("\r\n\t");
            at = end;
        }
        return folded.append(text, at, text.length()).toString();
    }

    private static Map<String, List<String>> canonical(String section) {
        Map<String, List<String>> headers = new HashMap<>();
        for (String header : HEADER_END.split(section, -1)) {
            if (!header.isEmpty()) {
                String canonical = canonicalHeader(header);
                headers.computeIfAbsent(canonical.substring(0, canonical.indexOf(':')), name -> new ArrayList<>())
                        .add(canonical);
            }
        }
        return headers;
    }

    // RFC 6376, 3.4.2.
    private static String canonicalHeader(String header) {
        int colon = header.indexOf(':');
        return header.substring(0, colon).strip().toLowerCase(Locale.ROOT)
                + ":"
                + BLANKS.matcher(header.substring(colon + 1)).replaceAll(" ").strip();
    }

    // RFC 6376, 3.4.4. A message ends in no empty lines.
    static byte[] relaxed(byte[] text) {
        ByteArrayOutputStream relaxed = new ByteArrayOutputStream(text.length);
        boolean blank = false;
        for (byte octet : text) {
            if (octet == ' ' || octet == '\t') {
                blank = true;
            } else {
                if (blank && octet != '\r') {
                    relaxed.write(' ');
                }
                blank = false;
                relaxed.write(octet);
            }
        }
        if (blank) {
            relaxed.write(' ');
        }
        return relaxed.toByteArray();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
