package org.presstime.delivery;

import java.util.Locale;

/**
 * In which form a copy goes out, as its row in the ledger says it: the form in which the edition was rendered, and
 * {@code /text} when the reader wants text only.
 *
 * @param rendered empty for the edition as most readers get it, else its language and a number: {@code es-2}
 */
record CopyForm(String rendered, boolean isPlain) {

    private static final String PLAIN = "/text";

    static String plain(String rendered) {
        return rendered + PLAIN;
    }

    static CopyForm of(String stored) {
        return stored.endsWith(PLAIN)
                ? new CopyForm(stored.substring(0, stored.length() - PLAIN.length()), true)
                : new CopyForm(stored, false);
    }

    /** The language of its fixed words. */
    Locale language(Locale newsletters) {
        return rendered.isEmpty() ? newsletters : Locale.forLanguageTag(rendered.split("-", 2)[0]);
    }
}
