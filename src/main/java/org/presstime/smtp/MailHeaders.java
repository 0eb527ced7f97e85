package org.presstime.smtp;

import jakarta.mail.internet.MimeUtility;
import java.util.regex.Pattern;
import org.presstime.settings.Mailbox;

/**
 * The header section of a mail, in order. This is the only place that writes headers: whatever an article, a reader or a
 * configuration file puts into a value, it cannot begin a header of its own.
 *
 * <p>Not safe for use by several threads.
 */
public final class MailHeaders {

    // RFC 5322, 2.2: printable ASCII but the colon.
    private static final Pattern NAME = Pattern.compile("[!-9;-~]{1,60}");
    private static final Pattern ATOMS = Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]+");

    private final StringBuilder section = new StringBuilder();

    /** Adds words that people read: encoded where they are not ASCII (RFC 2047), folded where they are long. */
    public MailHeaders text(String name, String words) {
        return write(name, words, words(name, words));
    }

    /** Adds a sender or recipient. */
    public MailHeaders mailbox(String name, Mailbox mailbox) {
        String address = mailbox.address().toString();
        return write(
                name,
                mailbox.name() + address,
                mailbox.name().isEmpty() ? address : phrase(name, mailbox.name()) + " <" + address + ">");
    }

    /** Adds a value that is in the header's own syntax already; it is folded at its blanks only. */
    public MailHeaders token(String name, String value) {
        return write(name, value, MimeUtility.fold(name.length() + 2, value));
    }

    private static String words(String name, String words) {
        return EncodedWords.areNeededFor(words)
                ? EncodedWords.encode(words, name.length() + 2)
                : MimeUtility.fold(name.length() + 2, words);
    }

    // RFC 5322, 3.2.5: a phrase is atoms, or a quoted string, or encoded-words.
    private static String phrase(String name, String words) {
        if (EncodedWords.areNeededFor(words)) {
            return EncodedWords.encode(words, name.length() + 2);
        }
        return ATOMS.matcher(words).matches()
                ? words
                : '"' + words.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private MailHeaders write(String name, String given, String folded) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not the name of a header: \"" + name + "\"");
        }
        if (given.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a control character in the header " + name);
        }
        section.append(name).append(": ").append(folded).append("\r\n");
        return this;
    }

    /** The section as it stands in the message, each header ended by CR LF. */
    @Override
    public String toString() {
        return section.toString();
    }
}
