package org.presstime.story;

import java.util.HashMap;
import java.util.Map;
import org.presstime.article.Article;

/**
 * What an article is about, as counts of its words. Words are cut to their stems; anchors are what crosses languages:
 * numbers, names, and words cut so short that cognates meet.
 */
final class Profile {

    private static final int SHORT = 40;
    // The event is told at the top of an article; further down comes what it has in common with others.
    private static final int TOP = 220;

    private final Map<String, Float> words = new HashMap<>();
    private final Map<String, Float> anchors = new HashMap<>();
    private final Map<String, Float> names = new HashMap<>();
    private final Article article;
    private final Lexicon lexicon;
    private int length;

    Profile(Article article, Lexicon lexicon) {
        this.article = article;
        this.lexicon = lexicon;
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
        Tokens tokens = new Tokens(text);
        int previous = 0;
        while (length < TOP && tokens.next()) {
            boolean opening = weight > 1 || opensSentence(text, previous, tokens.start());
            previous = tokens.end();
            add(tokens.token(), opening, weight);
        }
    }

    private static boolean opensSentence(String text, int from, int to) {
        if (from == to) {
            return true;
        }
        for (int at = from; at < to; at++) {
            if (".?!:\n\"“«¿¡".indexOf(text.charAt(at)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private void add(String token, boolean opening, float weight) {
        if (Character.isDigit(token.codePointAt(0))) {
            String number = token.replace(".", "").replace(",", "");
            // One digit stands everywhere.
            if (number.length() > 1) {
                count(words, number, weight);
                count(names, number, weight);
                count(anchors, number, weight);
            }
            length++;
            return;
        }
        Lexicon.Word word = lexicon.of(token);
        if (word.plain().length() < 2 || !word.says()) {
            return;
        }
        length++;
        boolean name = !opening && Character.isUpperCase(token.codePointAt(0));
        count(words, word.stem(), name ? weight * 1.5f : weight);
        if (name) {
            count(names, word.plain(), weight);
        }
        count(anchors, word.cognate(), name ? weight * 3f : weight);
    }

    private static void count(Map<String, Float> counts, String term, float weight) {
        counts.merge(term, weight, Float::sum);
    }
}
