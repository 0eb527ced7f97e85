package org.presstime.feed;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The characters of a feed's bytes: a byte order mark decides, then whether the bytes are UTF-8, then what the server or
 * the document says, and at last the character set of old Western web servers. Valid UTF-8 is hardly ever anything else,
 * while declarations are often wrong.
 */
final class FeedText {

    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final Pattern HEADER = Pattern.compile("(?i)charset\\s*=\\s*[\"']?([\\w.:-]+)");
    private static final Pattern DECLARATION = Pattern.compile("encoding\\s*=\\s*[\"']([\\w.:-]+)[\"']");
    private static final int DECLARATION_LENGTH = 200;

    private FeedText() {}

    static String decode(byte[] body, Optional<String> contentType) {
        Optional<Charset> mark = byteOrderMark(body);
        if (mark.isPresent()) {
            return new String(body, mark.get());
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(body, declared(body, contentType));
        }
    }

    private static Charset declared(byte[] body, Optional<String> contentType) {
        String start = new String(body, 0, Math.min(body.length, DECLARATION_LENGTH), StandardCharsets.ISO_8859_1);
        return find(HEADER, contentType.orElse(""))
                .or(() -> find(DECLARATION, start))
                .orElse(WESTERN);
    }

    private static Optional<Charset> find(Pattern pattern, String text) {
        Matcher name = pattern.matcher(text);
        if (!name.find()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Charset.forName(name.group(1))).map(FeedText::asBrowsersRead);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return Optional.empty();
        }
    }

    /** WHATWG Encoding, 4.2: latin-1 and ASCII mean windows-1252 on the web; a broken UTF-8 stays UTF-8. */
    private static Charset asBrowsersRead(Charset charset) {
        return charset.equals(StandardCharsets.ISO_8859_1) || charset.equals(StandardCharsets.US_ASCII)
                ? WESTERN
                : charset;
    }

    private static Optional<Charset> byteOrderMark(byte[] body) {
        if (startsWith(body, 0xEF, 0xBB, 0xBF)) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        if (startsWith(body, 0xFE, 0xFF) || startsWith(body, 0, '<', 0, '?')) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        if (startsWith(body, 0xFF, 0xFE) || startsWith(body, '<', 0, '?', 0)) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return Optional.empty();
    }

    private static boolean startsWith(byte[] body, int... octets) {
        if (body.length < octets.length) {
            return false;
        }
        for (int i = 0; i < octets.length; i++) {
            if ((body[i] & 0xff) != octets[i]) {
                return false;
            }
        }
        return true;
    }
}
