package org.presstime.settings;

import com.sanctionco.jmail.Email;
import com.sanctionco.jmail.EmailValidator;
import com.sanctionco.jmail.JMail;
import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * An address that mail can be sent to: RFC 5321, 4.1.2, with a domain name and nothing exotic (no comments, no display
 * name, no address literal, no quoted blanks, no control characters).
 *
 * @param local the part before the last {@code @}, as written: its case may matter to its owner's server
 * @param domain the part after it, in lower case and in its ASCII form (RFC 5890, 2.3.2.1)
 */
public record EmailAddress(String local, String domain) {

    // RFC 5321, 4.1.2: Dot-string, with the letters of RFC 6531; a quoted local part invites trouble and has no
    // readers.
    private static final Pattern ATOMS = Pattern.compile("[^\\p{C}\\p{Z}\"(),:;<>@\\[\\\\\\]]+");

    private static final EmailValidator STRICT = JMail.strictValidator()
            .disallowExplicitSourceRouting()
            .disallowIpDomain()
            .disallowObsoleteWhitespace()
            .disallowQuotedIdentifiers()
            .withRule(email -> !email.hasIdentifier())
            .withRule(email -> email.comments().isEmpty())
            .withRule(email -> ATOMS.matcher(email.localPart()).matches());

    // RFC 5321, 4.5.3.1.3: a path is at most 256 octets, with its two angle brackets.
    private static final int LONGEST = 254;

    /** Refuses what could end an envelope's path or a header, however the parts were come by. */
    public EmailAddress {
        if (!ATOMS.matcher(local).matches() || !ATOMS.matcher(domain).matches()) {
            throw notAnAddress(local + "@" + domain);
        }
    }

    /**
     * Reads an address; blanks around it are forgiven.
     *
     * @throws IllegalArgumentException naming the text, when it is no address to which mail can be sent
     */
    public static EmailAddress parse(String text) {
        // RFC 6532, 3.1: what is written in two ways is one address.
        String written = Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
        Email email = STRICT.tryParse(written).orElseThrow(() -> notAnAddress(text));
        if (written.length() > LONGEST) {
            throw notAnAddress(text);
        }
        return new EmailAddress(email.localPart(), ascii(email.domain(), text));
    }

    /** The address as it stands in an envelope. Two equal texts are one mailbox. */
    @Override
    public String toString() {
        return local + "@" + domain;
    }

    /** The address as people read it: with its domain in the letters of its language. */
    public String unicode() {
        return local + "@" + DomainName.unicode(domain);
    }

    /** Whether letters of several scripts make the domain look like another one. */
    public boolean mixesScripts() {
        return DomainName.mixesScripts(domain);
    }

    private static String ascii(String domain, String text) {
        try {
            return DomainName.ascii(domain);
        } catch (IllegalArgumentException noName) {
            throw new IllegalArgumentException(notAnAddress(text).getMessage(), noName);
        }
    }

    private static IllegalArgumentException notAnAddress(String text) {
        return new IllegalArgumentException("not an e-mail address: \"" + text + "\"");
    }
}
