package org.presstime.smtp;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.presstime.smtp.SendResult.Reply;

/**
 * Reads replies, however they are cut into packets. A line counts when it has ended: "250" at the end of a connection may
 * have been the beginning of anything.
 *
 * <p>Not safe for use by several threads.
 */
final class ReplyReader {

    /** Bytes of one reply; longer ones are refused. */
    static final int LONGEST_REPLY = 1 << 16;

    private static final int LONGEST_TEXT = 500;
    private static final int NO_CODE = -1;
    private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}");

    private final InputStream in;
    private final byte[] buffer = new byte[4096];
    private final byte[] line = new byte[LONGEST_TEXT + 4];
    private int at;
    private int end;

    ReplyReader(InputStream in) {
        this.in = in;
    }

    /**
     * The next reply; its code is -1 when what came is not one.
     *
     * @throws EOFException when the relay closed the connection
     */
    Reply read() throws IOException {
        StringBuilder text = new StringBuilder();
        int budget = LONGEST_REPLY;
        while (true) {
            int taken = line(budget);
            int length = Math.min(taken, line.length);
            budget -= taken + 1;
            int code = code(length);
            int from = code == NO_CODE ? 0 : Math.min(4, length);
            if (text.length() < LONGEST_TEXT) {
                text.append(text.isEmpty() ? "" : " ")
                        .append(new String(line, from, length - from, StandardCharsets.UTF_8));
            }
            if (code == NO_CODE || length == 3 || line[3] == ' ') {
                return new Reply(code, clean(text.toString()));
            }
        }
    }

    /** Whether the relay has said more than it was asked. */
    boolean isAhead() throws IOException {
        return at < end || in.available() > 0;
    }

    // RFC 5321, 4.2: three digits, then a blank, a hyphen, or nothing. 1yz is not used.
    private int code(int length) {
        if (length < 3 || (length > 3 && line[3] != ' ' && line[3] != '-')) {
            return NO_CODE;
        }
        int code = 0;
        for (int i = 0; i < 3; i++) {
            if (line[i] < '0' || line[i] > '9') {
                return NO_CODE;
            }
            code = code * 10 + line[i] - '0';
        }
        return code >= 200 && code < 600 ? code : NO_CODE;
    }

    /** Reads a line and keeps its beginning; returns how long it was without its end. */
    private int line(int longest) throws IOException {
        int length = 0;
        while (true) {
            if (at == end) {
                fill();
            }
            byte octet = buffer[at++];
            if (octet == '\n') {
                return length > 0 && length <= line.length && line[length - 1] == '\r' ? length - 1 : length;
            }
            if (length < line.length) {
                line[length] = octet;
            }
            length++;
            if (length > longest) {
                throw new IOException("a reply of more than " + LONGEST_REPLY + " bytes");
            }
        }
    }

    private void fill() throws IOException {
        int read = in.read(buffer);
        if (read <= 0) {
            throw new EOFException("the relay closed the connection");
        }
        at = 0;
        end = read;
    }

    private static String clean(String text) {
        String clean = CONTROLS.matcher(text).replaceAll(" ").strip();
        return clean.length() > LONGEST_TEXT ? clean.substring(0, LONGEST_TEXT) : clean;
    }
}
