package org.presstime.story;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.presstime.article.Article;
import org.presstime.newsletter.Newsletter;
import org.presstime.newsletter.Newsletter.FeedSource;
import org.presstime.story.Story.Body;
import org.presstime.story.Story.Material;
import org.presstime.story.Story.Placing;
import org.presstime.story.Story.Provenance;

/**
 * Writes stories by choosing sentences, never by making them up. For now a story is one article: its headline, its first
 * sentences, its links. The same article out of several feeds is one story with several sources.
 */
public final class Newsbot {

    private static final int LEAD_CHARACTERS = 100;
    private static final int FURTHER_SENTENCES = 3;
    private static final int LINKS = 3;

    /** The stories in these articles, in the order in which the articles arrived. */
    public List<Story> write(Newsletter newsletter, List<Article> articles) {
        Map<URI, String> sections = newsletter.feeds().stream()
                .collect(Collectors.toMap(FeedSource::url, FeedSource::section, (first, second) -> first));
        Map<URI, List<Article>> copies = articles.stream()
                .collect(Collectors.groupingBy(Article::link, LinkedHashMap::new, Collectors.toList()));
        return copies.values().stream()
                .map(same -> story(sections.getOrDefault(same.get(0).feed(), ""), same))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Nothing when the article has no sentence a reader could be shown. */
    private static Optional<Story> story(String section, List<Article> copies) {
        Article article = copies.get(0);
        List<Claim> sentences = Sentences.of(article);
        if (sentences.isEmpty()) {
            return Optional.empty();
        }
        int lead = sentences.get(0).text().length() < LEAD_CHARACTERS && sentences.size() > 2 ? 2 : 1;
        return Optional.of(new Story(
                "article-" + article.id(),
                new Placing(section, article.language(), false),
                article.title(),
                new Body(
                        sentences.subList(0, lead),
                        sentences.stream().skip(lead).limit(FURTHER_SENTENCES).toList(),
                        List.of()),
                new Material(
                        copies.stream().map(Newsbot::source).toList(),
                        article.links().stream().limit(LINKS).toList(),
                        article.picture()),
                Provenance.EXTRACTIVE));
    }

    private static Source source(Article article) {
        return new Source(
                article.id(), article.outlet(), article.author(), article.title(), article.link(), article.published());
    }
}
