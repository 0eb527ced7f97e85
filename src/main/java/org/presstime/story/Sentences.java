package org.presstime.story;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.presstime.article.Article;

/** The sentences of an article, each with the range of the text it stands in. */
final class Sentences {

    private Sentences() {}

    /** The sentences in order; none crosses a paragraph. Each is exactly the words of the range it names. */
    static List<Claim> of(Article article) {
        return first(Integer.MAX_VALUE, article);
    }

    /** The first sentences, so many at most. */
    static List<Claim> first(int most, Article article) {
        List<Claim> sentences = new ArrayList<>();
        String text = article.text();
        int start = 0;
        while (start < text.length() && sentences.size() < most) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            split(article, start, end, most, sentences);
            start = end + 1;
        }
        return sentences;
    }

    private static void split(Article article, int from, int to, int most, List<Claim> sentences) {
        BreakIterator borders = BreakIterator.getSentenceInstance(article.language());
        String paragraph = article.text().substring(from, to);
        borders.setText(paragraph);
        int start = borders.first();
        for (int end = borders.next(); end != BreakIterator.DONE && sentences.size() < most; end = borders.next()) {
            if (end == paragraph.length() || endsSentence(paragraph, start, end, article.language())) {
                add(article, from + start, from + end, sentences);
                start = end;
            }
        }
    }

    private static void add(Article article, int from, int to, List<Claim> sentences) {
        String text = article.text();
        int start = from;
        int end = to;
        while (start < end && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        if (end > start) {
            sentences.add(Claim.of(article, start, end));
        }
    }

    /** A sentence that goes on in lower case has not ended, as in: "Is it safe?" she asked. */
    private static boolean endsSentence(String paragraph, int start, int end, Locale language) {
        return !Character.isLowerCase(paragraph.codePointAt(end))
                && !endsInAbbreviation(paragraph, start, end, language);
    }

    /** "Dr. ", "p. ej. " and initials such as "J. " end no sentence; "No. " does, unless a number follows. */
    private static boolean endsInAbbreviation(String paragraph, int start, int end, Locale language) {
        String lastWord = lastWord(paragraph, start, end);
        boolean initial = lastWord.length() == 2 && lastWord.endsWith(".") && Character.isUpperCase(lastWord.charAt(0));
        return initial
                || (lastWord.endsWith(".") && Abbreviations.goesOn(lastWord, nextWord(paragraph, end), language));
    }

    private static String lastWord(String text, int from, int to) {
        int end = to;
        while (end > from && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        int start = end;
        while (start > from
                && !Character.isWhitespace(text.charAt(start - 1))
                && "(\"“«¿¡".indexOf(text.charAt(start - 1)) < 0) {
            start--;
        }
        return text.substring(start, end);
    }

    private static String nextWord(String text, int from) {
        int start = from;
        while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        int end = start;
        while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        return text.substring(start, end);
    }
}
