package org.presstime.story;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.presstime.article.Article;
import org.presstime.story.Claim.Excerpt;
import org.presstime.story.FactText.Kind;
import org.presstime.story.FactText.Token;

/**
 * Lets through only sentences whose facts stand in an article of the event: numbers with their units, dates and names in
 * the company of the same words, quotations word for word, and what is denied there and nothing else. It may turn away a
 * true sentence; it is made to turn away every false one.
 */
final class FactGate {

    private static final int WINDOW = 3;
    private static final int TRIES = 12;
    private static final double LIKE = 0.5;
    private static final double NEAREST = 0.95;
    private static final Pattern QUOTATION = Pattern.compile("[\"“„«]([^\"“”„«»]{2,})[\"”“»]");
    private static final Pattern ADDRESS =
            Pattern.compile("(?iu)\\b(?:[a-z]+://|www\\.)\\S+|\\b[\\w-]+(?:\\.[\\w-]+)*\\."
                    + "(?:com|org|net|info|io|example|es|uk|eu|co)\\b(?:/\\S*)?");

    private final List<Passage> passages = new ArrayList<>();
    private final List<String> texts;

    FactGate(List<Article> event) {
        this.texts = event.stream()
                .map(article -> even(article.title() + "\n" + article.text()))
                .toList();
        event.forEach(this::read);
    }

    /** Some sentences of an article that follow one another. */
    private record Passage(Excerpt place, FactText facts, Set<String> content) {}

    private void read(Article article) {
        List<Claim> sentences = Sentences.of(article);
        for (int first = 0; first < sentences.size(); first++) {
            for (int last = first; last < Math.min(sentences.size(), first + WINDOW); last++) {
                int start = sentences.get(first).excerpts().get(0).start();
                int end = sentences.get(last).excerpts().get(0).end();
                FactText facts = new FactText(article.text().substring(start, end));
                passages.add(new Passage(new Excerpt(article.id(), start, end), facts, facts.content()));
            }
        }
    }

    /** The place a sentence is true of; nothing when there is none. */
    Optional<Excerpt> support(String sentence) {
        if (!quotationsStand(sentence) || !addressesStand(sentence)) {
            return Optional.empty();
        }
        FactText facts = new FactText(sentence);
        Set<String> content = facts.content();
        if (content.isEmpty()) {
            return Optional.empty();
        }
        // What is told elsewhere in other words may be another fact: only the nearest passages can bear witness.
        int nearest = passages.stream()
                .mapToInt(passage -> shared(content, passage.content()))
                .max()
                .orElse(0);
        double enough = Math.max(LIKE * content.size(), NEAREST * nearest);
        return passages.stream()
                .filter(passage -> shared(content, passage.content()) >= enough)
                .sorted(Comparator.<Passage>comparingInt(passage -> -shared(content, passage.content()))
                        .thenComparing(passage ->
                                passage.place().end() - passage.place().start()))
                .limit(TRIES)
                .filter(passage -> holds(facts, passage))
                .map(Passage::place)
                .findFirst();
    }

    private static int shared(Set<String> one, Set<String> other) {
        return (int) one.stream().filter(other::contains).count();
    }

    private static boolean holds(FactText claim, Passage passage) {
        for (int place = 0; place < claim.tokens().size(); place++) {
            Token token = claim.tokens().get(place);
            if (token.isFact() && !stands(token, claim.around(place, 2), passage.facts())) {
                return false;
            }
            // The first word may be a name too; then it stands in the source as well.
            if (place == 0 && token.kind() == Kind.WORD && !passage.content().contains(FactText.stem(token))) {
                return false;
            }
        }
        return deniesTheSame(claim, passage) && ordersTheSame(claim, passage.facts());
    }

    /** From Monday to Friday is not from Friday to Monday: such neighbours stand in one order. */
    private static boolean ordersTheSame(FactText claim, FactText source) {
        List<List<Token>> there = neighbours(source);
        return neighbours(claim).stream().allMatch(there::contains);
    }

    /** Pairs of numbers, days or months with nothing said between them. */
    private static List<List<Token>> neighbours(FactText text) {
        List<List<Token>> pairs = new ArrayList<>();
        @Nullable Token before = null;
        for (Token token : text.tokens()) {
            if (token.isFact() && before != null && DateWords.interchange(before, token)) {
                pairs.add(List.of(before, token));
            }
            if (!DateWords.joins(token)) {
                before = token.isFact() ? token : null;
            }
        }
        return pairs;
    }

    /** Whether a fact stands there too, and near one of the same words. */
    private static boolean stands(Token fact, Set<String> company, FactText source) {
        for (int place = 0; place < source.tokens().size(); place++) {
            Token there = source.tokens().get(place);
            if (there.word().equals(fact.word())
                    && there.unit().equals(fact.unit())
                    && (company.isEmpty() || shared(company, source.around(place, 3)) > 0)) {
                return true;
            }
        }
        return false;
    }

    private static boolean deniesTheSame(FactText claim, Passage passage) {
        List<String> here = claim.denied();
        List<String> there = passage.facts().denied();
        Set<String> said = claim.content();
        there.removeIf(word -> !said.contains(word) && !here.contains(word));
        return here.stream().sorted().toList().equals(there.stream().sorted().toList());
    }

    private boolean quotationsStand(String sentence) {
        Matcher quotation = QUOTATION.matcher(sentence);
        while (quotation.find()) {
            String words = even(quotation.group(1)).replaceFirst("[,.]$", "");
            if (texts.stream().noneMatch(text -> text.contains(words))) {
                return false;
            }
        }
        return true;
    }

    private boolean addressesStand(String sentence) {
        Matcher address = ADDRESS.matcher(sentence);
        while (address.find()) {
            String words = even(address.group());
            if (texts.stream().noneMatch(text -> text.contains(words))) {
                return false;
            }
        }
        return true;
    }

    /** The same words, whatever the spaces and apostrophes. */
    private static String even(String text) {
        return text.replaceAll("\\s+", " ").replace('’', '\'').strip();
    }
}
