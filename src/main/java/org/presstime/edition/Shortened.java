package org.presstime.edition;

import java.text.BreakIterator;
import java.util.Locale;

/** A text cut to a length between two words, with an ellipsis where something was left out. */
final class Shortened {

    private Shortened() {}

    static String to(int length, String text) {
        if (text.length() <= length) {
            return text;
        }
        BreakIterator words = BreakIterator.getLineInstance(Locale.ROOT);
        words.setText(text);
        int end = words.preceding(length);
        if (end < length / 2) {
            end = Character.isHighSurrogate(text.charAt(length - 2)) ? length - 2 : length - 1;
        }
        return text.substring(0, end).replaceFirst("[\\s.,;:·–—-]+$", "") + "…";
    }
}
