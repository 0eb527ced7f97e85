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
        List<Claim> sentences = new ArrayList<>();
        String text = article.text();
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            split(article, start, end, sentences);
            start = end + 1;
        }
        return sentences;
    }

    private static void split(Article article, int from, int to, List<Claim> sentences) {
        BreakIterator borders = BreakIterator.getSentenceInstance(article.language());
        String paragraph = article.text().substring(from, to);
        borders.setText(paragraph);
        int start = borders.first();
        for (int end = borders.next(); end != BreakIterator.DONE; end = borders.next()) {
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
                && !endsInAbbreviation(paragraph.substring(start, end), paragraph.substring(end), language);
    }

    /** "Dr. ", "p. ej. " and initials such as "J. " end no sentence; "No. " does, unless a number follows. */
    private static boolean endsInAbbreviation(String sentence, String rest, Locale language) {
        String lastWord = sentence.strip().replaceFirst("(?s)^.*[\\s(\"“«¿¡]", "");
        String next = rest.strip().replaceFirst("(?s)[^\\p{L}\\p{N}].*$", "");
        return lastWord.matches("\\p{Lu}\\.") || Abbreviations.goesOn(lastWord, next, language);
    }
}
