package org.presstime.feed;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Small things about words. */
final class Words {

    private Words() {}

    /** Plain text as HTML. */
    static String escaped(String text) {
        int place = 0;
        while (place < text.length() && "&<>".indexOf(text.charAt(place)) < 0) {
            place++;
        }
        return place == text.length()
                ? text
                : text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** One line, with one blank where there are blanks, line ends or control characters. */
    static String oneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        boolean blank = false;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (Character.isWhitespace(character) || character == '\u00A0' || Character.isISOControl(character)) {
                blank = true;
            } else if (character != '\u200B' && character != '\uFEFF') {
                if (blank && !line.isEmpty()) {
                    line.append(' ');
                }
                blank = false;
                line.append(character);
            }
        }
        return line.toString();
    }

    /** The language a tag names; empty for none. */
    static Optional<Locale> language(String tag) {
        Locale language = Locale.forLanguageTag(tag.strip().replace('_', '-'));
        return language.getLanguage().isEmpty() ? Optional.empty() : Optional.of(language);
    }

    /** The text, unless there is none. */
    static Optional<String> present(String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(text.strip());
    }

    /** Each once, without the empty ones, in order; at most so many. */
    static List<String> distinct(List<String> words, int most) {
        return words.stream()
                .filter(word -> !word.isEmpty())
                .distinct()
                .limit(most)
                .toList();
    }
}
