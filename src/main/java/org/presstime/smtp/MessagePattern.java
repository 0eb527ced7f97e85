package org.presstime.smtp;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A message made once for all its readers: MIME bytes, cut at the slots where each reader's own values go. Filling it in
 * copies bytes; nothing is rendered or encoded again but the values. The same values give the same bytes.
 *
 * <p>Immutable, and safe for use by many threads.
 */
public final class MessagePattern {

    private final List<Piece> pieces;

    private MessagePattern(List<Piece> pieces) {
        this.pieces = pieces;
    }

    /** Bytes of the message, or a place for a value. */
    private sealed interface Piece {}

    private static final class Fixed implements Piece {
        private final byte[] bytes;

        Fixed(byte[] bytes) {
            this.bytes = bytes;
        }
    }

    private record Place(String slot, Part part) implements Piece {}

    /** Where a slot stands decides how its value is written. */
    private enum Part {
        HEADER {
            @Override
            byte[] encode(String value) {
                return value.getBytes(StandardCharsets.UTF_8);
            }
        },
        TEXT {
            @Override
            byte[] encode(String value) {
                return QuotedPrintable.encodeApart(value);
            }
        },
        HTML {
            @Override
            byte[] encode(String value) {
                return QuotedPrintable.encodeApart(value.replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\"", "&quot;")
                        .replace("'", "&#39;"));
            }
        };

        abstract byte[] encode(String value);
    }

    /**
     * Makes a message of a text part and an HTML part.
     *
     * @param headers all but the MIME headers, which are added here
     * @param slots the markers that stand for values, in headers, text and HTML
     * @throws IllegalArgumentException when a marker stands nowhere, or was broken on the way into the message
     */
    public static MessagePattern prepare(MailHeaders headers, String text, String html, Collection<String> slots) {
        String boundary = boundary(text, html);
        List<Piece> pieces = new ArrayList<>();
        cut(headers.toString(), slots, Part.HEADER, pieces);
        fixed("""
                MIME-Version: 1.0
                Content-Type: multipart/alternative; boundary="%s"

                --%s
                Content-Type: text/plain; charset=UTF-8
                Content-Transfer-Encoding: quoted-printable

                """.formatted(boundary, boundary), pieces);
        cut(text, slots, Part.TEXT, pieces);
        fixed("""

                --%s
                Content-Type: text/html; charset=UTF-8
                Content-Transfer-Encoding: quoted-printable

                """.formatted(boundary), pieces);
        cut(html, slots, Part.HTML, pieces);
        fixed("\n--" + boundary + "--\n", pieces);
        refuseLostSlots(slots, pieces);
        refuseSplitSlots(slots, headers.toString(), pieces);
        return new MessagePattern(List.copyOf(pieces));
    }

    /**
     * The message for one reader.
     *
     * @param values a value for each slot; without control characters
     * @throws IllegalArgumentException when a value is missing, or could begin a header of its own
     */
    public PreparedMessage fill(Map<String, String> values) {
        byte[][] parts = new byte[pieces.size()][];
        int size = 0;
        for (int i = 0; i < parts.length; i++) {
            parts[i] = pieces.get(i) instanceof Place place
                    ? place.part().encode(checked(place.slot(), values))
                    : ((Fixed) pieces.get(i)).bytes;
            size += parts[i].length;
        }
        byte[] message = new byte[size];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, message, at, part.length);
            at += part.length;
        }
        return new PreparedMessage(message);
    }

    private static String checked(String slot, Map<String, String> values) {
        String value = values.get(slot);
        if (value == null || value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("no value for the slot " + slot + ", or a control character in it");
        }
        return value;
    }

    private static void fixed(String lines, List<Piece> pieces) {
        pieces.add(new Fixed(lines.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII)));
    }

    private static void cut(String whole, Collection<String> slots, Part part, List<Piece> pieces) {
        Pattern marker =
                Pattern.compile(slots.stream().map(Pattern::quote).collect(Collectors.joining("|", "(?:", ")")));
        Matcher found = marker.matcher(whole);
        int at = 0;
        while (!slots.isEmpty() && found.find()) {
            pieces.add(between(whole.substring(at, found.start()), part));
            pieces.add(new Place(found.group(), part));
            at = found.end();
        }
        pieces.add(between(whole.substring(at), part));
    }

    private static Fixed between(String text, Part part) {
        return new Fixed(part == Part.HEADER ? text.getBytes(StandardCharsets.UTF_8) : QuotedPrintable.encode(text));
    }

    private static void refuseLostSlots(Collection<String> slots, List<Piece> pieces) {
        for (String slot : slots) {
            if (pieces.stream()
                    .noneMatch(piece ->
                            piece instanceof Place place && place.slot().equals(slot))) {
                throw new IllegalArgumentException(
                        "the slot " + slot + " stands nowhere in the message, or was broken");
            }
        }
    }

    /** Folding or encoding may have cut a marker in a header: put together again, there must not be more of them. */
    private static void refuseSplitSlots(Collection<String> slots, String headers, List<Piece> pieces) {
        String whole = headers.replace("?=\r\n =?UTF-8?Q?", "").replace("\r\n ", "");
        for (String slot : slots) {
            long places = pieces.stream()
                    .filter(piece -> piece instanceof Place place
                            && place.part() == Part.HEADER
                            && place.slot().equals(slot))
                    .count();
            if (whole.split(Pattern.quote(slot), -1).length - 1 != places) {
                throw new IllegalArgumentException("the slot " + slot + " was broken in a header");
            }
        }
    }

    /** "=_" cannot occur in quoted-printable text, so a boundary that has it cannot either (RFC 2045, 6.7). */
    private static String boundary(String text, String html) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(text.getBytes(StandardCharsets.UTF_8));
            byte[] hash = digest.digest(html.getBytes(StandardCharsets.UTF_8));
            return "=_" + HexFormat.of().formatHex(hash, 0, 12);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
