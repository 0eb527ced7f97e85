package org.presstime.feed;

import java.text.Normalizer;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The names of the months, in full, shortened, with and without accents, in the languages that feeds are written in. */
final class Months {

    private static final String ENGLISH = "jan feb mar apr may jun jul aug sep oct nov dec";
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final int SHORTEST = 3;

    private Months() {}

    /** The number of a month, or 0 if the word names none. */
    static int number(String word) {
        if (word.length() == SHORTEST) {
            int place = ENGLISH.indexOf(word.toLowerCase(Locale.ROOT));
            if (place >= 0 && place % 4 == 0) {
                return place / 4 + 1;
            }
        }
        return Names.ALL.getOrDefault(plain(word), 0);
    }

    private static String plain(String word) {
        return MARKS.matcher(Normalizer.normalize(word.toLowerCase(Locale.ROOT), Normalizer.Form.NFD))
                .replaceAll("")
                .replace(".", "");
    }

    /** Made when the first month is met that is not short and English. */
    private static final class Names {

        // An earlier language wins where two mean different months by one word.
        private static final List<String> LANGUAGES = List.of(
                "en", "es", "fr", "de", "it", "pt", "nl", "pl", "ru", "sv", "da", "nb", "fi", "cs", "hu", "ro", "tr",
                "el", "uk", "ca");
        private static final Map<String, Integer> ALL = names();

        private static Map<String, Integer> names() {
            Map<String, Integer> names = new HashMap<>();
            for (String language : LANGUAGES) {
                Map<String, Integer> own = new HashMap<>();
                Set<String> doubtful = new HashSet<>();
                for (Month month : Month.values()) {
                    for (TextStyle style : List.of(
                            TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT, TextStyle.SHORT_STANDALONE)) {
                        add(plain(month.getDisplayName(style, Locale.forLanguageTag(language))), month, own, doubtful);
                    }
                }
                own.keySet().removeAll(doubtful);
                own.forEach(names::putIfAbsent);
            }
            // Spelled otherwise than in today's dictionaries.
            Map.of("jaen", 1, "maer", 3, "mrz", 3, "set", 9, "sept", 9, "setiembre", 9, "janner", 1, "styczen", 1)
                    .forEach(names::putIfAbsent);
            return names;
        }

        /** A name, and every beginning of it that no other month of the language shares. */
        private static void add(String name, Month month, Map<String, Integer> own, Set<String> doubtful) {
            for (int length = SHORTEST; length <= name.length(); length++) {
                Integer other = own.putIfAbsent(name.substring(0, length), month.getValue());
                if (other != null && other != month.getValue()) {
                    doubtful.add(name.substring(0, length));
                }
            }
        }
    }
}
