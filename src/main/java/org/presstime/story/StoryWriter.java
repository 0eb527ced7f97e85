package org.presstime.story;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.presstime.article.Article;
import org.presstime.article.Article.Link;
import org.presstime.story.Claim.Excerpt;
import org.presstime.story.Story.Body;
import org.presstime.story.Story.Earlier;
import org.presstime.story.Story.Material;
import org.presstime.story.Story.Origin;
import org.presstime.story.Story.Placing;
import org.presstime.story.Story.Provenance;

/**
 * Writes the story of one event out of the sentences of its articles: offline, the same every time. It is told in one
 * language, the newsletter's when an article speaks it; the articles in others are among the sources.
 */
final class StoryWriter {

    private static final int SHORT_LEAD = 100;
    private static final int OF_ONE = 3;
    private static final int OF_MANY = 4;
    private static final int CHARACTERS = 1300;
    private static final int MEANINGS = 2;
    private static final int LINKS = 3;

    private final Map<URI, String> sections;
    private final Locale preferred;
    private final Lexicon lexicon = new Lexicon();

    StoryWriter(Map<URI, String> sections, Locale preferred) {
        this.sections = sections;
        this.preferred = preferred;
    }

    Lexicon lexicon() {
        return lexicon;
    }

    /** Nothing when no article has a sentence a reader could be shown. */
    Optional<Story> write(List<Article> event) {
        return write(event, (sentence, article) -> true, Optional.empty());
    }

    /** The story of what is new since an event was told; nothing when that is too little. */
    Optional<Story> update(Told told, Development development) {
        return development.articles().flatMap(event -> write(event, development::isNew, Optional.of(told.place())));
    }

    private Optional<Story> write(
            List<Article> event, BiPredicate<Claim, Article> worthTelling, Optional<Earlier> earlier) {
        List<Article> voices = Copies.without(event);
        List<Article> spoken = spoken(event);
        Extract extract = new Extract(voices.stream().filter(spoken::contains).toList(), worthTelling, lexicon);
        List<Candidate> told = spoken.size() == 1 ? fromTheTop(extract) : best(extract);
        if (told.isEmpty()) {
            return Optional.empty();
        }
        Article leading = told.get(0).article();
        return Optional.of(new Story(
                Story.key(event.get(0).id()),
                new Placing(
                        sections.getOrDefault(leading.feed(), ""),
                        leading.language(),
                        earlier.isPresent(),
                        earlier,
                        (int) voices.stream().map(Article::outlet).distinct().count()),
                leading.title(),
                body(told, extract),
                material(leading, told, event),
                extractive(leading)));
    }

    private static Provenance extractive(Article leading) {
        Excerpt title = new Excerpt(leading.id(), 0, leading.title().length());
        return new Provenance(Optional.empty(), Optional.empty(), Optional.of(new Origin(title, true)));
    }

    /** The articles in the language the story is told in. */
    private List<Article> spoken(List<Article> event) {
        String language = event.stream()
                .map(article -> article.language().getLanguage())
                .filter(preferred.getLanguage()::equals)
                .findFirst()
                .orElse(event.get(0).language().getLanguage());
        return event.stream()
                .filter(article -> article.language().getLanguage().equals(language))
                .toList();
    }

    /** Of one article its first sentences: nobody knows better what comes first than who wrote it. */
    private static List<Candidate> fromTheTop(Extract extract) {
        Set<String> said = new HashSet<>();
        List<Candidate> all = extract.candidates().stream()
                .filter(candidate -> said.add(candidate.text()))
                .toList();
        int lead = !all.isEmpty() && all.get(0).text().length() < SHORT_LEAD && all.size() > 2 ? 2 : 1;
        return all.stream().limit(lead + OF_ONE).toList();
    }

    /** Of several articles the best opening of one, then what all of them say, in the order of telling. */
    private static List<Candidate> best(Extract extract) {
        List<Candidate> chosen = extract.best(1 + OF_MANY, CHARACTERS);
        Optional<Candidate> opening = chosen.stream()
                .filter(candidate -> !Clauses.leans(candidate.text()))
                .min(Comparator.comparingInt(Candidate::position));
        return opening.map(first -> Stream.concat(
                                Stream.of(first),
                                chosen.stream()
                                        .filter(candidate -> !candidate.equals(first))
                                        .sorted(Comparator.comparingInt(Candidate::position)
                                                .thenComparing(candidate ->
                                                        candidate.article().id())))
                        .toList())
                .orElse(chosen);
    }

    private static Body body(List<Candidate> told, Extract extract) {
        boolean fewWords = told.get(0).text().length() < SHORT_LEAD
                && told.size() > 2
                && told.get(1).article().equals(told.get(0).article())
                && told.get(1).position() == told.get(0).position() + 1;
        int lead = fewWords ? 2 : 1;
        return new Body(
                told.stream().limit(lead).map(Candidate::claim).toList(),
                told.stream().skip(lead).map(Candidate::claim).toList(),
                meaning(told, extract));
    }

    /** Sentences that say what it means, when the articles have any that was not told yet. */
    private static List<Claim> meaning(List<Candidate> told, Extract extract) {
        return extract.candidates().stream()
                .filter(candidate -> candidate.position() > 0 && !told.contains(candidate))
                .filter(candidate -> Clauses.tellsMeaning(candidate.text()) && !Clauses.leans(candidate.text()))
                .filter(candidate -> extract.relevance(candidate) > 0.15 && extract.newness(candidate, told) > 0.6)
                .sorted(Comparator.comparingDouble(extract::relevance).reversed())
                .limit(MEANINGS)
                .map(Candidate::claim)
                .toList();
    }

    /** The leading article, then those that are cited, then the others, each as it arrived. */
    private static Material material(Article leading, List<Candidate> told, List<Article> event) {
        List<Article> sources = new ArrayList<>(List.of(leading));
        Stream.concat(told.stream().map(Candidate::article), event.stream())
                .filter(article -> !sources.contains(article))
                .forEach(sources::add);
        Set<URI> pages = sources.stream().map(Article::link).collect(Collectors.toSet());
        List<Link> links = sources.stream()
                .flatMap(article -> article.links().stream())
                .filter(link -> !pages.contains(link.target()))
                .collect(Collectors.toMap(Link::target, link -> link, (one, same) -> one, java.util.LinkedHashMap::new))
                .values()
                .stream()
                .limit(LINKS)
                .toList();
        return new Material(
                sources.stream().map(StoryWriter::source).toList(),
                links,
                sources.stream().flatMap(article -> article.picture().stream()).findFirst());
    }

    private static Source source(Article article) {
        return new Source(
                article.id(), article.outlet(), article.author(), article.title(), article.link(), article.published());
    }
}
