package org.presstime.settings;

import com.ibm.icu.text.IDNA;
import com.ibm.icu.text.SpoofChecker;
import com.ibm.icu.text.SpoofChecker.RestrictionLevel;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** Domain names in the form that goes over the wire and in the form that people read (UTS #46, non-transitional). */
final class DomainName {

    // RFC 1123, 2.1, and RFC 1035, 2.3.4.
    private static final Pattern PLAIN = Pattern.compile("(?=.{1,253}$)"
            + "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*");
    // RFC 5890, 2.3.2.1.
    private static final String ENCODED = "xn--";

    private DomainName() {}

    /** Made at the first domain name that needs them: most installations never meet one. */
    private static final class Unicode {
        private static final IDNA NAMES = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII
                | IDNA.NONTRANSITIONAL_TO_UNICODE
                | IDNA.CHECK_BIDI
                | IDNA.CHECK_CONTEXTJ
                | IDNA.USE_STD3_RULES);
        private static final SpoofChecker SCRIPTS = new SpoofChecker.Builder()
                .setChecks(SpoofChecker.RESTRICTION_LEVEL)
                .setRestrictionLevel(RestrictionLevel.HIGHLY_RESTRICTIVE)
                .build();
    }

    /**
     * The form that goes over the wire, in lower case.
     *
     * @throws IllegalArgumentException when the name has none
     */
    static String ascii(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (PLAIN.matcher(name).matches() && !lower.contains(ENCODED)) {
            return lower;
        }
        StringBuilder ascii = new StringBuilder();
        IDNA.Info info = new IDNA.Info();
        Unicode.NAMES.nameToASCII(name, ascii, info);
        if (info.hasErrors() || !PLAIN.matcher(ascii).matches()) {
            throw new IllegalArgumentException("not a domain name: " + info.getErrors());
        }
        return ascii.toString();
    }

    /** The form that people read, of a name that {@link #ascii} gave. */
    static String unicode(String ascii) {
        if (!ascii.contains(ENCODED)) {
            return ascii;
        }
        StringBuilder unicode = new StringBuilder();
        IDNA.Info info = new IDNA.Info();
        Unicode.NAMES.nameToUnicode(ascii, unicode, info);
        return info.hasErrors() ? ascii : unicode.toString();
    }

    /**
     * Whether a label is written with letters of scripts that no language writes together, as when a Cyrillic letter stands
     * for a Latin one (UTS #39, 5.2: more than highly restrictive).
     */
    static boolean mixesScripts(String ascii) {
        return ascii.contains(ENCODED)
                && Arrays.stream(unicode(ascii).split("\\.", -1)).anyMatch(label -> Unicode.SCRIPTS.failsChecks(label));
    }
}
