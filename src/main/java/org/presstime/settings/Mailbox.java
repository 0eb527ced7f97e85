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

    private static final Pattern NAMED = Pattern.compile("\\s*(?:\"([^\"<>]*)\"|([^\"<>,;:@]*))\\s*<([^<>]+)>\\s*");

    private static final Pattern INVISIBLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");
    private static final int LONGEST = 200;

    /** Refuses a name with a character that nobody sees: a header would carry it. */
    public Mailbox {
        if (name.length() > LONGEST || INVISIBLE.matcher(name).find()) {
            throw new IllegalArgumentException(
                    "a control character in the name of " + address + ", or too long a name");
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
                ? new Mailbox(name(named), EmailAddress.parse(named.group(3)))
                : new Mailbox("", EmailAddress.parse(text));
    }

    private static String name(Matcher named) {
        return (named.group(1) == null ? named.group(2) : named.group(1)).strip();
    }

    /** What a person may do at the desk; each may do what those before it may. */
    public enum Role {
        /** Look. */
        VIEWER,
        /** Change editions, and mail tests. */
        WRITER,
        /** Approve, reject and send. */
        EDITOR,
        /** See who did what, too. */
        ADMIN;

        /** Whether this role may do what that one may. */
        public boolean may(Role needed) {
            return compareTo(needed) >= 0;
        }
    }

    /**
     * Somebody who works at the desk.
     *
     * @param mailbox the address to sign in with, and the name readers see under what this person approved
     */
    public record Person(Mailbox mailbox, Role role) {

        boolean isAt(EmailAddress address) {
            return mailbox.address().equals(address);
        }

        /** Where mail for this person goes, and what the audit trail names. */
        public EmailAddress address() {
            return mailbox.address();
        }
    }
}
