package org.presstime.render;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/** Words and addresses that somebody else wrote, before they reach a template. */
final class Hostile {

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cntrl}\\u2028\\u2029]+");
    // Changes of direction would turn around what follows them on the page.
    private static final Pattern DIRECTIONS = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069]");

    private Hostile() {}

    /** One line of text. Whoever writes a slot's marker into an article gets no reader's address filled in there. */
    static String line(String text) {
        String line = BLANKS.matcher(text).replaceAll(" ").strip();
        return withoutSlots(DIRECTIONS.matcher(line).replaceAll(""));
    }

    /** An address a reader may be sent to; nothing unless it is http or https and has a host. */
    static Optional<String> address(URI target) {
        String scheme = target.getScheme();
        boolean web = "https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme);
        return web && target.getHost() != null ? Optional.of(withoutSlots(target.toASCIIString())) : Optional.empty();
    }

    private static String withoutSlots(String text) {
        return text.replace(Slot.PREFIX, Slot.PREFIX.charAt(0) + "-" + Slot.PREFIX.substring(1));
    }
}
