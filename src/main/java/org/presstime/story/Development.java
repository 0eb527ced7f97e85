package org.presstime.story;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.presstime.article.Article;

/**
 * How an event that was told has moved on: the sentences of new articles that say what no article of it had said. The copy of
 * an article that was known says nothing new, however late it comes; nor does one that tells the same in other words.
 */
final class Development {

    private static final int WINDOW = 3;
    private static final int WORDS = 3;
    private static final double SAID = 0.5;
    private static final int ENOUGH = 2;
    private static final int BRIEF = 3;

    private final List<Article> articles;
    private final Lexicon lexicon;
    private final List<Passage> known = new ArrayList<>();

    private record Passage(Locale language, Set<String> words) {}

    /** What is new in articles beside those that were known. */
    Development(List<Article> known, List<Article> fresh, Lexicon lexicon) {
        this.lexicon = lexicon;
        this.articles = fresh;
        known.forEach(this::learn);
    }

    private void learn(Article article) {
        List<Claim> sentences = Sentences.of(article);
        String language = article.language().getLanguage();
        known.add(new Passage(
                Locale.forLanguageTag(language),
                new HashSet<>(lexicon.stems(article.title()).keySet())));
        for (int first = 0; first < sentences.size(); first++) {
            Set<String> words = new HashSet<>();
            sentences
                    .subList(first, Math.min(sentences.size(), first + WINDOW))
                    .forEach(sentence ->
                            words.addAll(lexicon.stems(sentence.text()).keySet()));
            known.add(new Passage(Locale.forLanguageTag(language), words));
        }
    }

    /** The articles that say it; nothing when it is too little to be told. */
    Optional<List<Article>> articles() {
        List<Article> saying = new ArrayList<>();
        long news = 0;
        long tellable = 0;
        for (Article article : articles) {
            List<Claim> sentences = Sentences.of(article).stream()
                    .filter(sentence -> Clauses.isTellable(sentence.text()))
                    .toList();
            long here = sentences.stream()
                    .filter(sentence -> isNew(sentence, article))
                    .count();
            if (here > 0) {
                saying.add(article);
                news += here;
                tellable += sentences.size();
            }
        }
        boolean enough = news >= ENOUGH || (news > 0 && tellable <= BRIEF);
        return enough ? Optional.of(saying) : Optional.empty();
    }

    /** Whether a sentence says what was not known: no passage in its language has even half of its words. */
    boolean isNew(Claim sentence, Article article) {
        Set<String> words = lexicon.stems(sentence.text()).keySet();
        String language = article.language().getLanguage();
        return words.size() >= WORDS
                && known.stream()
                        .anyMatch(passage -> passage.language().getLanguage().equals(language))
                && known.stream()
                        .filter(passage -> passage.language().getLanguage().equals(language))
                        .noneMatch(passage ->
                                words.stream().filter(passage.words()::contains).count() >= SAID * words.size());
    }
}
