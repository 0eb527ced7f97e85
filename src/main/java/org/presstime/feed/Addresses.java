package org.presstime.feed;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** Addresses as feeds write them: relative, with blanks and letters that belong to no address, in other alphabets. */
final class Addresses {

    private static final int LONGEST = 4000;
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final String NOT_FOR_ADDRESSES = " \"<>\\^`{|}[]";

    private Addresses() {}

    /** The absolute http or https address that a text names, seen from a base; empty for anything else. */
    static Optional<URI> of(String text, URI base) {
        String link = tidy(text);
        if (link.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            URI address = resolve(link, base);
            String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
            return address.getHost() != null && (scheme.equals("http") || scheme.equals("https"))
                    ? Optional.of(address)
                    : Optional.empty();
        } catch (URISyntaxException | IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    private static URI resolve(String link, URI base) throws URISyntaxException {
        if (link.startsWith("//")) {
            String scheme = "http".equalsIgnoreCase(base.getScheme()) ? "http:" : "https:";
            return withoutDots(parsed(scheme + link));
        }
        if (hasScheme(link)) {
            return withoutDots(parsed(link));
        }
        if (base.isOpaque() || base.getRawAuthority() == null) {
            return base.resolve(parsed(link));
        }
        // RFC 3986, 5.3; java.net.URI still resolves as RFC 2396 said.
        String site = base.getScheme() + "://" + base.getRawAuthority();
        String path = base.getRawPath().isEmpty() ? "/" : base.getRawPath();
        String query = base.getRawQuery() == null ? "" : "?" + base.getRawQuery();
        return withoutDots(parsed(
                switch (link.charAt(0)) {
                    case '/' -> site + link;
                    case '?' -> site + path + link;
                    case '#' -> site + path + query + link;
                    default -> site + path.substring(0, path.lastIndexOf('/') + 1) + link;
                }));
    }

    private static URI withoutDots(URI address) throws URISyntaxException {
        if (address.getRawPath() == null || !address.getRawPath().contains("/.")) {
            return address;
        }
        String text = address.normalize().toString();
        return new URI(text.replaceFirst("^(\\w+://[^/?#]*)(/\\.\\.(?=/|$))+", "$1"));
    }

    static boolean hasScheme(String link) {
        for (int i = 0; i < link.length(); i++) {
            char character = link.charAt(i);
            if (character == ':') {
                return i > 0;
            }
            boolean allowed = i == 0
                    ? Character.isLetter(character)
                    : Character.isLetterOrDigit(character) || "+-.".indexOf(character) >= 0;
            if (!allowed) {
                return false;
            }
        }
        return false;
    }

    private static URI parsed(String link) throws URISyntaxException {
        URI address = new URI(link);
        if (address.getHost() == null && address.getRawAuthority() != null) {
            String authority = address.getRawAuthority();
            boolean plain = authority.chars().allMatch(character -> character < 0x80);
            return plain ? address : new URI(link.replace("//" + authority, "//" + IDN.toASCII(authority)));
        }
        return address;
    }

    /** Without the blanks and line ends that do not belong, and with those letters encoded that no address may have. */
    private static String tidy(String text) {
        String link = text.strip();
        int fine = 0;
        while (fine < link.length() && isFine(link, fine)) {
            fine++;
        }
        if (fine == link.length() || link.length() > LONGEST) {
            return link;
        }
        StringBuilder tidy = new StringBuilder(link.length() + 16);
        int path = path(link);
        int query = link.indexOf('?') < 0 ? link.length() : link.indexOf('?');
        for (int i = 0; i < link.length(); i++) {
            char character = link.charAt(i);
            boolean ofHost = i < path && (character == '[' || character == ']');
            if (character == '\\' && i < query) {
                tidy.append('/');
            } else if (ofHost || isFine(link, i)) {
                tidy.append(character);
            } else if (character >= ' ') {
                for (byte octet : String.valueOf(character).getBytes(StandardCharsets.UTF_8)) {
                    tidy.append('%').append(HEX.toHexDigits(octet));
                }
            }
        }
        return tidy.toString();
    }

    /** Where the path of an address begins. */
    private static int path(String link) {
        int host = link.indexOf("//");
        int path = host < 0 ? -1 : link.indexOf('/', host + 2);
        return host < 0 ? 0 : path < 0 ? link.length() : path;
    }

    private static boolean isFine(String link, int place) {
        char character = link.charAt(place);
        return switch (character) {
            case '%' ->
                place + 2 < link.length()
                        && Character.digit(link.charAt(place + 1), 16) >= 0
                        && Character.digit(link.charAt(place + 2), 16) >= 0;
            case '#' -> link.indexOf('#') == place;
            default ->
                character > ' '
                        && character != 0x7F
                        && NOT_FOR_ADDRESSES.indexOf(character) < 0
                        && !Character.isSpaceChar(character);
        };
    }
}
