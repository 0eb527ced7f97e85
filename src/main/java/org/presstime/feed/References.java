package org.presstime.feed;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;

/**
 * Character references: by number, by the names of XML and HTML, and short names a DOCTYPE declares. What is no
 * reference, such as the ampersand of an address, stays as it is. A declared name stands for some characters,
 * never for other names, so that no document can grow by its own declarations.
 */
final class References {

    // The longest name of HTML has 31 letters.
    private static final int LONGEST = 34;
    private static final int LONGEST_DECLARED = 1000;
    private static final int MOST_DECLARED = 500;
    private static final int MOST_GROWN = 1 << 20;

    // HTML, 13.2.5.80: these numbers mean what windows-1252 has in their place.
    private static final String WINDOWS_1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    private static final Pattern OTHER_NAME = Pattern.compile("&(?!(?:amp|lt|gt|quot|apos);)[A-Za-z_]");

    private final Map<String, String> declared = new HashMap<>();
    private int grown;

    /**
     * Notes a name that the document declares.
     *
     * @throws UnreadableFeed when it stands for other names, or for much: no feed does that, only what shall harm its reader
     */
    void declare(String name, String value) {
        if (value.length() > LONGEST_DECLARED || OTHER_NAME.matcher(value).find()) {
            throw new UnreadableFeed("a document whose entities are made to grow without end");
        }
        if (declared.size() < MOST_DECLARED) {
            declared.putIfAbsent(name, new References().resolve(value));
        }
    }

    /** The text with its references resolved, once. */
    String resolve(String text) {
        int ampersand = text.indexOf('&');
        if (ampersand < 0) {
            return text;
        }
        StringBuilder resolved = new StringBuilder(text.length());
        int done = 0;
        while (ampersand >= 0) {
            resolved.append(text, done, ampersand);
            int end = end(text, ampersand);
            String character = end < 0 ? null : named(text.substring(ampersand + 1, end));
            resolved.append(character == null ? "&" : character);
            done = character == null ? ampersand + 1 : end + 1;
            ampersand = text.indexOf('&', done);
        }
        return resolved.append(text, done, text.length()).toString();
    }

    /** Where the semicolon of a reference is; -1 when this is none. */
    private static int end(String text, int ampersand) {
        int limit = Math.min(text.length(), ampersand + LONGEST);
        for (int i = ampersand + 1; i < limit; i++) {
            char character = text.charAt(i);
            if (character == ';') {
                return i > ampersand + 1 ? i : -1;
            }
            if (character > 'z' || (character != '#' && !Character.isLetterOrDigit(character))) {
                return -1;
            }
        }
        return -1;
    }

    private @Nullable String named(String name) {
        return switch (name) {
            case "amp" -> "&";
            case "lt" -> "<";
            case "gt" -> ">";
            case "quot" -> "\"";
            case "apos" -> "'";
            default -> name.charAt(0) == '#' ? numbered(name) : declaredOrHtml(name);
        };
    }

    private @Nullable String declaredOrHtml(String name) {
        String own = declared.get(name);
        if (own != null && grown < MOST_GROWN) {
            grown += own.length();
            return own;
        }
        String html = Entities.getByName(name);
        return html.isEmpty() ? null : html;
    }

    private static @Nullable String numbered(String name) {
        boolean hexadecimal = name.length() > 2 && (name.charAt(1) | 0x20) == 'x';
        try {
            int code = Integer.parseInt(name.substring(hexadecimal ? 2 : 1), hexadecimal ? 16 : 10);
            if (code >= 0x80 && code < 0xA0) {
                return String.valueOf(WINDOWS_1252.charAt(code - 0x80));
            }
            return isCharacter(code) ? Character.toString(code) : "";
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    /** XML 1.0, 2.2: what may stand in a document. */
    static boolean isCharacter(int code) {
        return code >= ' '
                ? code < 0xD800
                        || (code > 0xDFFF && code != 0xFEFF && code < 0xFFFE)
                        || (code > 0xFFFF && code <= 0x10FFFF)
                : code == '\n' || code == '\r' || code == '\t';
    }
}
