package org.presstime.smtp;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Part of a message in one encoding, cut at the slots: bytes that are the same for every reader, and the places between them.
 * Immutable.
 */
final class Layout {

    private final List<Piece> pieces;

    private Layout(List<Piece> pieces) {
        this.pieces = pieces;
    }

    /** Bytes of the message, or a place for a value. */
    sealed interface Piece {}

    /** The same bytes for every reader; dots that begin a line are doubled in the second array (RFC 5321, 4.5.2). */
    static final class Fixed implements Piece {
        private final byte[] plain;
        private final byte[] stuffed;

        private Fixed(byte[] plain, byte[] stuffed) {
            this.plain = plain;
            this.stuffed = stuffed;
        }

        byte[] plain() {
            return plain;
        }
    }

    /** Where a value goes, and how it is written there. */
    record Place(String slot, boolean beginsLine, Function<String, byte[]> encoder) implements Piece {}

    /** Makes a layout of texts with slots in them. */
    static final class Builder {
        private final Pattern marker;
        private final List<Piece> pieces = new ArrayList<>();
        private boolean lineBegins = true;

        Builder(Collection<String> slots) {
            String any = slots.stream().map(Pattern::quote).collect(Collectors.joining("|", "(?:", ")"));
            // A pattern that never matches where there are no slots.
            this.marker = Pattern.compile(slots.isEmpty() ? "(?!)" : any);
        }

        /** Adds a text; each stretch between slots is encoded for itself. */
        Builder add(String whole, Function<String, byte[]> stretch, Function<String, byte[]> value) {
            Matcher found = marker.matcher(whole);
            int at = 0;
            while (found.find()) {
                fixed(stretch.apply(whole.substring(at, found.start())));
                pieces.add(new Place(found.group(), lineBegins, value));
                lineBegins = false;
                at = found.end();
            }
            return fixed(stretch.apply(whole.substring(at)));
        }

        Builder lines(String lines) {
            return fixed(lines.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
        }

        private Builder fixed(byte[] plain) {
            if (plain.length > 0) {
                pieces.add(new Fixed(plain, stuffed(plain, lineBegins)));
                lineBegins = plain[plain.length - 1] == '\n';
            }
            return this;
        }

        Layout build() {
            return new Layout(List.copyOf(pieces));
        }
    }

    private static byte[] stuffed(byte[] plain, boolean lineBegins) {
        ByteArrayOutputStream stuffed = new ByteArrayOutputStream(plain.length + 8);
        boolean first = lineBegins;
        for (byte octet : plain) {
            if (first && octet == '.') {
                stuffed.write('.');
            }
            stuffed.write(octet);
            first = octet == '\n';
        }
        return stuffed.size() == plain.length ? plain : stuffed.toByteArray();
    }

    List<Piece> pieces() {
        return pieces;
    }

    /** How often a slot stands in it. */
    long count(String slot) {
        return pieces.stream()
                .filter(piece -> piece instanceof Place place && place.slot().equals(slot))
                .count();
    }

    /** The same layout with all its bytes and values changed. */
    Layout withEach(UnaryOperator<byte[]> change) {
        return new Layout(pieces.stream()
                .map(piece -> piece instanceof Place place
                        ? new Place(place.slot(), false, place.encoder().andThen(change))
                        : new Fixed(change.apply(((Fixed) piece).plain), new byte[0]))
                .toList());
    }

    /**
     * The bytes for one reader, for counting (BDAT) or with its leading dots doubled (DATA).
     *
     * @param values checked by {@link #check}
     */
    byte[][] fill(Map<String, String> values, boolean doubled) {
        byte[][] filled = new byte[pieces.size()][];
        for (int i = 0; i < filled.length; i++) {
            if (pieces.get(i) instanceof Place place) {
                String given = Objects.requireNonNull(values.get(place.slot()), place.slot());
                byte[] value = place.encoder().apply(given);
                filled[i] = doubled && place.beginsLine() ? stuffed(value, true) : value;
            } else {
                Fixed fixed = (Fixed) pieces.get(i);
                filled[i] = doubled ? fixed.stuffed : fixed.plain;
            }
        }
        return filled;
    }

    /**
     * Holds that there is a value for each slot, which cannot begin a line of its own.
     *
     * @throws IllegalArgumentException when there is not
     */
    static void check(Map<String, String> values, Collection<String> slots) {
        for (String slot : slots) {
            String value = values.get(slot);
            if (value == null || hasControls(value)) {
                throw new IllegalArgumentException("no value for the slot " + slot + ", or a control character in it");
            }
        }
    }

    private static boolean hasControls(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (Character.isISOControl(value.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** The octets of the longest line, with slots of no more than so many octets. */
    int longestLine(int slot) {
        int longest = 0;
        int line = 0;
        for (Piece piece : pieces) {
            if (piece instanceof Place) {
                line += slot;
            } else {
                for (byte octet : ((Fixed) piece).plain) {
                    line = octet == '\n' ? 0 : line + 1;
                    longest = Math.max(longest, line);
                }
            }
            longest = Math.max(longest, line);
        }
        return longest;
    }

    static int size(byte[][] parts) {
        return Arrays.stream(parts).mapToInt(part -> part.length).sum();
    }

    static byte[] join(byte[][] parts) {
        byte[] whole = new byte[size(parts)];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, whole, at, part.length);
            at += part.length;
        }
        return whole;
    }
}
