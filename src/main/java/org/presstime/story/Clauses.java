package org.presstime.story;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.presstime.article.Article;

/** What a sentence is fit for by its form: whether it can be told at all, stands on its own, or is better shortened. */
final class Clauses {

    private static final int LONG = 280;
    private static final int SHORTEST = 100;
    // A clause that may go: what follows adds to what stands before, and what stands before is whole.
    private static final Pattern BORDER = Pattern.compile(
            ";\\s|\\s[–—]\\s|,\\s(?=(?:which|while|whereas|although|but|adding|after which|aunque|mientras|pero|lo que|"
                    + "lo cual|por lo que|después de que)\\s)");
    private static final Pattern LEANING = Pattern.compile(
            "(?iu)(?:but|and|so|however|he|she|it|they|this|that|these|those|his|her|their|also|meanwhile|instead|then|"
                    + "yet|pero|y|sin embargo|además|también|este|esta|esto|estos|estas|ese|esa|eso|él|ella|ellos|ellas|"
                    + "así|entonces|por eso|mientras tanto|su|sus)\\b");
    private static final Pattern FURNITURE = Pattern.compile(
            "(?:https?://|www\\.|@\\w|click here|read more|subscribe|sign up|newsletter|all rights reserved|"
                    + "cookies|haz clic|leer más|suscríbete|todos los derechos|photo by|foto:|copyright|©)");
    private static final Pattern MEANING = Pattern.compile(
            "\\b(?:for the first time|the first .{1,40} (?:since|in)|the (?:largest|biggest|worst|highest|lowest|"
                    + "longest|deepest)|record|means? that|because|as a result|consequences?|could|would affect|experts?|"
                    + "analysts?|matters?|threat(?:en)?s?|risks?|por primera vez|desde (?:19|20)\\d\\d|el mayor|la mayor|"
                    + "el peor|la peor|récord|significa|supone|porque|como resultado|consecuencias?|podrían?|afectará|"
                    + "expertos|analistas|importa|amenaza|riesgos?)\\b");

    private Clauses() {}

    /** Not the furniture of a page, and neither a scrap nor a wall of words. */
    static boolean isTellable(String sentence) {
        return sentence.length() >= 8
                && sentence.length() <= 600
                && sentence.chars().filter(Character::isLetter).count() * 2 > sentence.length()
                && ".!?…\"”»')]".indexOf(sentence.charAt(sentence.length() - 1)) >= 0
                && !FURNITURE.matcher(sentence.toLowerCase(Locale.ROOT)).find();
    }

    /** Whether it leans on a sentence before it, as "But he …" does. */
    static boolean leans(String sentence) {
        return LEANING.matcher(sentence).lookingAt();
    }

    /** Whether it says what an event means. */
    static boolean tellsMeaning(String sentence) {
        return MEANING.matcher(sentence.toLowerCase(Locale.ROOT)).find();
    }

    /** A long sentence without the clauses at its end; never cut inside a quotation or brackets. */
    static Claim trimmed(Claim claim, Article article) {
        String text = claim.text();
        if (text.length() <= LONG) {
            return claim;
        }
        int end = 0;
        Matcher border = BORDER.matcher(text);
        while (border.find() && border.start() <= LONG) {
            if (border.start() >= SHORTEST && isOutside(text.substring(0, border.start()))) {
                end = border.start();
            }
        }
        if (end == 0) {
            return claim;
        }
        int start = claim.excerpts().get(0).start();
        Claim cut = Claim.of(article, start, start + end);
        return new Claim(cut.text() + ".", cut.excerpts(), cut.editor());
    }

    /** Whether no quotation and no bracket is open at its end. */
    private static boolean isOutside(String text) {
        return count(text, "\"") % 2 == 0
                && count(text, "“") == count(text, "”")
                && count(text, "«") == count(text, "»")
                && count(text, "(") == count(text, ")");
    }

    private static long count(String text, String sign) {
        return text.toLowerCase(Locale.ROOT)
                .chars()
                .filter(c -> c == sign.charAt(0))
                .count();
    }
}
