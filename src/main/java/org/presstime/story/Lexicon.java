package org.presstime.story;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What words are cut to. Most words of a day's articles are the same few thousand: each is looked at once, so this is not for
 * use by many threads.
 */
final class Lexicon {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final int STEM = 7;
    private static final int COGNATE = 5;
    // A text made to fill the memory with words has words that nobody else has.
    private static final int MOST = 200_000;

    private final Map<String, Word> words = new HashMap<>();

    /**
     * A word.
     *
     * @param plain in lower case and without accents
     * @param stem cut so that its forms meet
     * @param cognate cut so short that the same word in another language meets it
     * @param says whether it says anything
     */
    record Word(String plain, String stem, String cognate, boolean says) {}

    Word of(String token) {
        Word known = words.get(token);
        if (known != null) {
            return known;
        }
        Word word = read(token);
        if (words.size() < MOST) {
            words.put(token, word);
        }
        return word;
    }

    private static Word read(String token) {
        String plain = plain(token);
        boolean says = !StopWords.contains(plain);
        return new Word(plain, cut(plain, STEM), says ? cut(cognate(plain), COGNATE) : "", says);
    }

    /** The words of a text, cut to their stems, without those that say nothing; in their order. */
    Map<String, Float> stems(String text) {
        Map<String, Float> counts = new LinkedHashMap<>();
        Tokens tokens = new Tokens(text);
        while (tokens.next()) {
            Word word = of(tokens.token());
            if (word.says()) {
                counts.merge(word.stem(), 1f, Float::sum);
            }
        }
        return counts;
    }

    /** In lower case and without accents: "Perú" and "PERU" are one word. */
    static String plain(String word) {
        for (int at = 0; at < word.length(); at++) {
            if (word.charAt(at) >= 128) {
                return MARKS.matcher(Normalizer.normalize(word, Normalizer.Form.NFD))
                        .replaceAll("")
                        .toLowerCase(Locale.ROOT);
            }
        }
        return word.toLowerCase(Locale.ROOT);
    }

    private static String cognate(String word) {
        String spelling =
                word.replace("ph", "f").replace("th", "t").replace('y', 'i').replace('k', 'c');
        StringBuilder single = new StringBuilder(spelling.length());
        for (int at = 0; at < spelling.length(); at++) {
            // Of two of a kind one; of three two.
            if (at + 1 < spelling.length() && spelling.charAt(at) == spelling.charAt(at + 1)) {
                at++;
            }
            single.append(spelling.charAt(at));
        }
        return single.toString();
    }

    private static String cut(String word, int length) {
        if (word.length() > length) {
            return word.substring(0, length);
        }
        int plural = word.endsWith("es") && word.length() > 4 ? 2 : word.endsWith("s") && word.length() > 3 ? 1 : 0;
        return word.substring(0, word.length() - plural);
    }
}
