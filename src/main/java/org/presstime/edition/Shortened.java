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
        String shortened = text;
        for (int end = words.preceding(length + 1); shortened.length() >= length; end = words.previous()) {
            if (end < length / 2) {
                return insideAWord(length - 1, text) + "…";
            }
            shortened = text.substring(0, end).replaceFirst("[\\s.,;:·–—-]+$", "");
        }
        return shortened + "…";
    }

    private static String insideAWord(int length, String text) {
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }
}
