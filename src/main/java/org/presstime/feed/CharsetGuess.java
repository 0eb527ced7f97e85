package org.presstime.feed;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;

/**
 * What bytes that nobody names, and that are not UTF-8, look like: the alphabets of Europe by the places of their letters,
 * those of East Asia by their pairs of bytes.
 */
final class CharsetGuess {

    private static final int LOOKED_AT = 200_000;

    private final int[] seen = new int[256];
    private int high;
    private int inRuns;
    private int betweenLetters;
    private int latin2;
    private int windows1250;
    private int turkish;

    private CharsetGuess(byte[] body) {
        int end = Math.min(body.length, LOOKED_AT);
        for (int i = 0; i < end; i++) {
            int octet = body[i] & 0xFF;
            seen[octet]++;
            if (octet >= 0x80) {
                look(octet, i > 0 ? body[i - 1] & 0xFF : 0, i + 1 < end ? body[i + 1] & 0xFF : 0);
            }
        }
    }

    private void look(int octet, int before, int after) {
        high++;
        inRuns += before >= 0x80 || after >= 0x80 ? 1 : 0;
        boolean inWord = isLetter(before) || isLetter(after);
        betweenLetters += inWord ? 1 : 0;
        latin2 += inWord && (octet == 0xB1 || octet == 0xB6 || octet == 0xBC) ? 1 : 0;
        windows1250 += inWord && (octet == 0xB9 || octet == 0x9C || octet == 0x9F) ? 1 : 0;
        turkish += inWord && (octet == 0xFD || octet == 0xFE || octet == 0xF0) ? 1 : 0;
    }

    /** A charset that these bytes may well be written in. */
    static Charset of(byte[] body) {
        CharsetGuess guess = new CharsetGuess(body);
        return Charset.forName(guess.inRuns * 10 < guess.high * 6 ? guess.european() : guess.eastern(body));
    }

    /** Single letters among those of ASCII. */
    private String european() {
        if (latin2 + windows1250 + (seen[0xB3] + seen[0xBF]) / 2 > betweenLetters / 5 && latin2 + windows1250 > 0) {
            return latin2 > windows1250 ? "ISO-8859-2" : "windows-1250";
        }
        return turkish > betweenLetters / 4 && turkish > 1 ? "windows-1254" : "windows-1252";
    }

    /** Words in which no letter is of ASCII. */
    private String eastern(byte[] body) {
        if (share(0x82, 0x83) > 0.15 && decodes(body, "windows-31j")) {
            return "windows-31j";
        }
        if (share(0xC0, 0xFF) > 0.9) {
            return ofLargeLetters();
        }
        if (share(0xA4, 0xA5) > 0.12 && decodes(body, "EUC-JP")) {
            return "EUC-JP";
        }
        if (share(0xB0, 0xC8) > 0.5 && decodes(body, "x-windows-949")) {
            return "x-windows-949";
        }
        if (decodes(body, "GB2312")) {
            return "GB18030";
        }
        // Thai has its vowels where other alphabets have capitals.
        if (share(0xA1, 0xCE) > 0.45 && share(0xD0, 0xDA) + share(0xE0, 0xED) > 0.3) {
            return "x-windows-874";
        }
        return decodes(body, "Big5-HKSCS") ? "Big5-HKSCS" : decodes(body, "GB18030") ? "GB18030" : "windows-1252";
    }

    /** Alphabets that have their letters in the upper quarter. */
    private String ofLargeLetters() {
        if (share(0xE0, 0xFA) > 0.97) {
            return "windows-1255";
        }
        if (share(0xDC, 0xDF) > 0.04 && share(0xE0, 0xFE) > 0.7) {
            return "windows-1253";
        }
        if (share(0xD0, 0xEF) > 0.85) {
            return "ISO-8859-5";
        }
        return share(0xE0, 0xFF) > share(0xC0, 0xDF) ? "windows-1251" : "KOI8-R";
    }

    private double share(int from, int to) {
        int sum = 0;
        for (int i = from; i <= to; i++) {
            sum += seen[i];
        }
        return (double) sum / high;
    }

    private static boolean decodes(byte[] body, String charset) {
        try {
            Charset.forName(charset).newDecoder().decode(ByteBuffer.wrap(body));
            return true;
        } catch (CharacterCodingException other) {
            return false;
        }
    }

    private static boolean isLetter(int octet) {
        return (octet | 0x20) >= 'a' && (octet | 0x20) <= 'z';
    }
}
