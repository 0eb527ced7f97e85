package org.presstime.settings;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A name and an address, as in {@code The Daily <daily@news.example.org>}.
 *
 * @param name what people read; empty when only an address was given; never a line break or another control character
 * @param address where mail goes
 */
public record Mailbox(String name, EmailAddress address) {

    private static final Pattern NAMED = Pattern.compile("\\s*\"?([^\"<>]*?)\"?\\s*<([^<>]+)>\\s*");

    /** Refuses a name with a control character: a header would carry it. */
    public Mailbox {
        if (name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a control character in the name of " + address);
        }
    }

    /**
     * Reads {@code Name <address>} or a bare address.
     *
     * @throws IllegalArgumentException naming the text, when it is neither
     */
    public static Mailbox parse(String text) {
        Matcher named = NAMED.matcher(text);
        return named.matches()
                ? new Mailbox(named.group(1).strip(), EmailAddress.parse(named.group(2)))
                : new Mailbox("", EmailAddress.parse(text));
    }
}
