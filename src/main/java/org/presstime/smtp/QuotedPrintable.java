package org.presstime.smtp;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes UTF-8 text as quoted-printable (RFC 2045, 6.7) in lines of at most 76 characters. A dot that would begin a line
 * is encoded too, so that no line ever needs the doubling of dots of RFC 5321, 4.5.2.
 */
final class QuotedPrintable {

    private static final int LONGEST = 76;
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int column;

    /** Text that begins and ends anywhere; line ends may be LF or CR LF. */
    static byte[] encode(String text) {
        QuotedPrintable encoder = new QuotedPrintable();
        encoder.text(text);
        return encoder.out.toByteArray();
    }

    /** A value that stands on lines of its own between soft line breaks, so that any length keeps its neighbours legal. */
    static byte[] encodeApart(String value) {
        QuotedPrintable encoder = new QuotedPrintable();
        encoder.softBreak();
        encoder.text(value);
        encoder.softBreak();
        return encoder.out.toByteArray();
    }

    private void text(String text) {
        byte[] bytes = text.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            boolean lineEnds = i + 1 == bytes.length || bytes[i + 1] == '\n';
            if (bytes[i] == '\n') {
                hardBreak();
            } else if (isPlain(bytes[i], lineEnds)) {
                room(1);
                if (column == 0 && bytes[i] == '.') {
                    escape(bytes[i]);
                } else {
                    out.write(bytes[i]);
                    column++;
                }
            } else {
                room(3);
                escape(bytes[i]);
            }
        }
    }

    // RFC 2045, 6.7 (3): a blank at the end of a line must be encoded.
    private static boolean isPlain(byte octet, boolean lineEnds) {
        return (octet >= '!' && octet <= '~' && octet != '=') || (octet == ' ' && !lineEnds);
    }

    private void escape(byte octet) {
        out.write('=');
        out.write(HEX[(octet >> 4) & 15]);
        out.write(HEX[octet & 15]);
        column += 3;
    }

    private void room(int characters) {
        // One place stays free for the "=" of a soft line break.
        if (column + characters > LONGEST - 1) {
            softBreak();
        }
    }

    private void softBreak() {
        out.write('=');
        hardBreak();
    }

    private void hardBreak() {
        out.write('\r');
        out.write('\n');
        column = 0;
    }
}
