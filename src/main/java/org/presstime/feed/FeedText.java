package org.presstime.feed;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The characters of a feed's bytes: a byte order mark decides, then whether the bytes are UTF-8, then what the server or
 * the document says if that can be, and at last what the bytes look like. Valid UTF-8 is hardly ever anything else, while
 * declarations are often wrong.
 */
final class FeedText {

    private static final Pattern HEADER = Pattern.compile("(?i)charset\\s{0,9}=\\s{0,9}[\"']?([\\w.:-]{1,40})");
    private static final Pattern DECLARATION =
            Pattern.compile("(?i)(?:encoding|charset)\\s{0,9}=\\s{0,9}[\"']?([\\w.:-]{1,40})");
    private static final Pattern UTF_7 =
            Pattern.compile("(?i)^[^<]{0,20}<\\?xml[^>]{1,99}encoding=[\"'](unicode-1-1-)?utf-7[\"']");
    private static final int DECLARATION_LENGTH = 1000;

    // WHATWG Encoding, 4.2: what these names mean on the web.
    private static final Map<String, String> ON_THE_WEB = Map.ofEntries(
            Map.entry("ISO-8859-1", "windows-1252"),
            Map.entry("US-ASCII", "windows-1252"),
            Map.entry("ISO-8859-9", "windows-1254"),
            Map.entry("ISO-8859-11", "x-windows-874"),
            Map.entry("TIS-620", "x-windows-874"),
            Map.entry("Shift_JIS", "windows-31j"),
            Map.entry("EUC-KR", "x-windows-949"),
            Map.entry("GB2312", "GB18030"),
            Map.entry("GBK", "GB18030"),
            Map.entry("Big5", "Big5-HKSCS"));

    private FeedText() {}

    static String decode(byte[] body, Optional<String> contentType) {
        Optional<Charset> shape = shape(body);
        if (shape.isPresent()) {
            return new String(body, shape.get());
        }
        String utf8 = new String(body, StandardCharsets.UTF_8);
        List<Charset> declared = declared(body, contentType);
        if (utf8.indexOf('\uFFFD') < 0 || strictly(body, StandardCharsets.UTF_8).isPresent()) {
            return declared.stream()
                    .filter(charset -> charset.name().startsWith("ISO-2022"))
                    .findFirst()
                    .flatMap(charset -> strictly(body, charset))
                    .orElse(utf8);
        }
        for (Charset charset : declared) {
            Optional<String> text = charset.equals(StandardCharsets.UTF_8) ? Optional.empty() : strictly(body, charset);
            if (text.isPresent()) {
                return text.get();
            }
        }
        return BrokenUtf8.isMostly(body) ? BrokenUtf8.mended(body) : new String(body, CharsetGuess.of(body));
    }

    private static Optional<String> strictly(byte[] body, Charset charset) {
        // Single bytes of which a few mean nothing are not worth a doubt.
        if (charset.name().startsWith("windows-12") || charset.name().startsWith("ISO-8859")) {
            return Optional.of(new String(body, charset));
        }
        try {
            return Optional.of(
                    charset.newDecoder().decode(ByteBuffer.wrap(body)).toString());
        } catch (CharacterCodingException other) {
            return Optional.empty();
        }
    }

    /** What the server says (RFC 7303, 3: it wins), then what the document says. */
    private static List<Charset> declared(byte[] body, Optional<String> contentType) {
        String start = new String(body, 0, Math.min(body.length, DECLARATION_LENGTH), StandardCharsets.ISO_8859_1);
        if (UTF_7.matcher(start).find()) {
            throw new UnreadableFeed("a document in UTF-7, which nobody honest writes");
        }
        List<Charset> declared = new ArrayList<>(2);
        find(HEADER, contentType.orElse("")).ifPresent(declared::add);
        find(DECLARATION, start).ifPresent(declared::add);
        return declared;
    }

    private static Optional<Charset> find(Pattern pattern, String text) {
        Matcher name = pattern.matcher(text);
        if (!name.find()) {
            return Optional.empty();
        }
        try {
            String standard = Charset.forName(name.group(1)).name();
            return Optional.of(Charset.forName(ON_THE_WEB.getOrDefault(standard, standard)));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            String number = name.group(1).toLowerCase(Locale.ROOT).replaceAll("[^0-9]", "");
            return number.matches("125[0-8]") ? Optional.of(Charset.forName("windows-" + number)) : Optional.empty();
        }
    }

    /** A byte order mark, or the zeros that betray wide characters in the first tag (XML 1.0, F.1). */
    private static Optional<Charset> shape(byte[] body) {
        if (startsWith(body, 0xEF, 0xBB, 0xBF)) {
            return strictly(body, StandardCharsets.UTF_8).isPresent()
                    ? Optional.of(StandardCharsets.UTF_8)
                    : Optional.empty();
        }
        if (startsWith(body, 0xFF, 0xFE, 0, 0) || startsWith(body, '<', 0, 0, 0)) {
            return Optional.of(Charset.forName("UTF-32LE"));
        }
        if (startsWith(body, 0, 0, 0xFE, 0xFF) || startsWith(body, 0, 0, 0, '<')) {
            return Optional.of(Charset.forName("UTF-32BE"));
        }
        if (startsWith(body, 0xFE, 0xFF) || startsWith(body, 0, '<', 0)) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        if (startsWith(body, 0xFF, 0xFE)
                || (startsWith(body, '<', 0) && body.length > 3 && body[2] != 0 && body[3] == 0)) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return startsWith(body, 0x4C, 0x6F, 0xA7, 0x94) ? Optional.of(Charset.forName("IBM037")) : Optional.empty();
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
