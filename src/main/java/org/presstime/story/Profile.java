package org.presstime.story;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.presstime.article.Article;

/**
 * What an article is about, as counts of its words. Words are cut to their stems; anchors are what crosses languages:
 * numbers, names, and words cut so short that cognates meet.
 */
final class Profile {

    private static final Pattern TOKEN = Pattern.compile("\\p{N}+(?:[.,]\\p{N}+)*|[\\p{L}\\p{M}]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern DOUBLED = Pattern.compile("(.)\\1");
    private static final Pattern PLURAL = Pattern.compile("(?<=...)e?s$");
    private static final int STEM = 7;
    private static final int COGNATE = 5;
    private static final int SHORT = 40;
    // The event is told at the top of an article; further down comes what it has in common with others.
    private static final int TOP = 220;

    private final Map<String, Float> words = new HashMap<>();
    private final Map<String, Float> anchors = new HashMap<>();
    private final Map<String, Float> names = new HashMap<>();
    private final Article article;
    private int length;

    Profile(Article article) {
        this.article = article;
        read(article.title(), 2f);
        read(article.text(), 1f);
    }

    Map<String, Float> words() {
        return words;
    }

    /** Names and numbers: what two events of one kind do not share. */
    Map<String, Float> names() {
        return names;
    }

    Map<String, Float> anchors() {
        return anchors;
    }

    /** Whether there is little more than a headline to go by. */
    boolean isShort() {
        return length < SHORT;
    }

    String language() {
        return article.language().getLanguage();
    }

    Article article() {
        return article;
    }

    private void read(String text, float weight) {
        Matcher token = TOKEN.matcher(text);
        int previous = 0;
        while (length < TOP && token.find()) {
            String between = text.substring(previous, token.start());
            previous = token.end();
            add(token.group(), opensSentence(between) || weight > 1, weight);
        }
    }

    private static boolean opensSentence(String between) {
        return between.isEmpty() || between.chars().anyMatch(sign -> ".?!:\n\"“«¿¡".indexOf(sign) >= 0);
    }

    private void add(String token, boolean opening, float weight) {
        if (Character.isDigit(token.codePointAt(0))) {
            String number = token.replaceAll("[.,]", "");
            // One digit stands everywhere.
            if (number.length() > 1) {
                count(words, number, weight);
                count(names, number, weight);
                count(anchors, number, weight);
            }
            length++;
            return;
        }
        String word = plain(token);
        if (word.length() < 2 || StopWords.contains(word)) {
            return;
        }
        length++;
        boolean name = !opening && Character.isUpperCase(token.codePointAt(0));
        count(words, cut(word, STEM), name ? weight * 1.5f : weight);
        if (name) {
            count(names, word, weight);
        }
        count(anchors, cut(cognate(word), COGNATE), name ? weight * 3f : weight);
    }

    /** The words of a text, cut to their stems, without those that say nothing. */
    static Map<String, Float> wordsOf(String text) {
        Map<String, Float> counts = new HashMap<>();
        Matcher token = TOKEN.matcher(text);
        while (token.find()) {
            String word = plain(token.group());
            if (!StopWords.contains(word)) {
                count(counts, cut(word, STEM), 1f);
            }
        }
        return counts;
    }

    /** In lower case and without accents: "Perú" and "PERU" are one word. */
    static String plain(String word) {
        if (word.chars().allMatch(sign -> sign < 128)) {
            return word.toLowerCase(Locale.ROOT);
        }
        return MARKS.matcher(Normalizer.normalize(word, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }

    private static String cognate(String word) {
        String spelling =
                word.replace("ph", "f").replace("th", "t").replace('y', 'i').replace('k', 'c');
        return DOUBLED.matcher(spelling).replaceAll("$1");
    }

    private static String cut(String word, int length) {
        return word.length() > length
                ? word.substring(0, length)
                : PLURAL.matcher(word).replaceFirst("");
    }

    private static void count(Map<String, Float> counts, String term, float weight) {
        counts.merge(term, weight, Float::sum);
    }
}
