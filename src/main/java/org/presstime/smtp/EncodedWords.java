package org.presstime.smtp;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Words outside ASCII as encoded-words of RFC 2047: whole characters each, a line each, none longer than it may be. */
final class EncodedWords {

    // RFC 2047, 2: an encoded-word is at most 75 characters, a line that has one at most 76.
    private static final int LONGEST_LINE = 76;
    private static final String OPEN = "=?UTF-8?Q?";
    private static final String CLOSE = "?=";
    // RFC 2047, 5 (3): what may stand in a phrase, which is less than in unstructured text.
    private static final String PLAIN = "!*+-/";
    private static final Pattern LONG_WORD = Pattern.compile("\\S{60}");
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private EncodedWords() {}

    /** Whether the words cannot stand in a header as they are: also when one is too long for a line to be folded at. */
    static boolean areNeededFor(String words) {
        return words.contains("=?")
                || LONG_WORD.matcher(words).find()
                || !words.chars().allMatch(letter -> letter >= ' ' && letter <= '~');
    }

    /**
     * The words encoded, in lines that are folded already.
     *
     * @param column how far the first line is filled, by the header's name
     */
    static String encode(String words, int column) {
        StringBuilder lines = new StringBuilder(OPEN);
        int length = column + OPEN.length();
        for (int i = 0; i < words.length(); i += Character.charCount(words.codePointAt(i))) {
            String letter = letter(words.codePointAt(i));
            if (length + letter.length() + CLOSE.length() > LONGEST_LINE) {
                lines.append(CLOSE).append("\r\n ").append(OPEN);
                length = 1 + OPEN.length();
            }
            lines.append(letter);
            length += letter.length();
        }
        return lines.append(CLOSE).toString();
    }

    private static String letter(int codePoint) {
        if (codePoint == ' ') {
            return "_";
        }
        if (codePoint < 128 && (Character.isLetterOrDigit(codePoint) || PLAIN.indexOf(codePoint) >= 0)) {
            return Character.toString(codePoint);
        }
        StringBuilder octets = new StringBuilder();
        for (byte octet : Character.toString(codePoint).getBytes(StandardCharsets.UTF_8)) {
            octets.append('=').append(HEX.toHexDigits(octet));
        }
        return octets.toString();
    }
}
