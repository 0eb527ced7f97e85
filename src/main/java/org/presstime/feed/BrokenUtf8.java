package org.presstime.feed;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** UTF-8 with other bytes in it, as when a server puts windows-1252 among it or cuts a letter in two. */
final class BrokenUtf8 {

    private static final Charset WESTERN = Charset.forName("windows-1252");

    private BrokenUtf8() {}

    /** Whether at least as many letters are rightly written in UTF-8 as bytes are not. */
    static boolean isMostly(byte[] body) {
        int right = 0;
        int wrong = 0;
        for (int i = 0; i < body.length; ) {
            int length = length(body, i);
            right += length > 1 ? 1 : 0;
            wrong += length == 0 && !isCut(body, i) ? 1 : 0;
            i += Math.max(1, length);
        }
        return right >= wrong;
    }

    /** The text, with each byte that is not UTF-8 read as windows-1252; a letter cut in two at the end is left out. */
    static String mended(byte[] body) {
        StringBuilder text = new StringBuilder(body.length);
        int from = 0;
        for (int i = 0; i < body.length; ) {
            int length = length(body, i);
            if (length == 0) {
                text.append(new String(body, from, i - from, StandardCharsets.UTF_8));
                if (isCut(body, i)) {
                    return text.toString();
                }
                text.append(new String(body, i, 1, WESTERN));
                from = i + 1;
            }
            i += Math.max(1, length);
        }
        return text.append(new String(body, from, body.length - from, StandardCharsets.UTF_8))
                .toString();
    }

    private static boolean isCut(byte[] body, int at) {
        return body.length - at < 4 && (body[at] & 0xC0) == 0xC0;
    }

    /** The length of the letter at a place; 0 when none is rightly written there. */
    private static int length(byte[] body, int at) {
        int lead = body[at] & 0xFF;
        int length = lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
        if (at + length > body.length) {
            return 0;
        }
        for (int i = 1; i < length; i++) {
            if ((body[at + i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return length;
    }
}
