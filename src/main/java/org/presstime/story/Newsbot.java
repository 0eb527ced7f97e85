package org.presstime.story;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.presstime.article.Article;
import org.presstime.newsletter.Newsletter;
import org.presstime.newsletter.Newsletter.FeedSource;

/** Finds the events in articles and tells each as one story, in sentences chosen from its articles, never made up. */
public final class Newsbot {

    private final Grouping grouping = new Grouping();

    /** The story of one event; nothing when no article has a sentence a reader could be shown. */
    public static Optional<Story> tell(List<Article> event, Locale language) {
        return new StoryWriter(Map.of(), language).write(event);
    }

    /** The stories in these articles as editors wish them, in the order in which their first articles arrived. */
    public List<Story> write(Newsletter newsletter, List<Article> articles, Wishes wishes) {
        Map<URI, String> sections = newsletter.feeds().stream()
                .collect(Collectors.toMap(FeedSource::url, FeedSource::section, (first, second) -> first));
        return grouping.group(articles, wishes).stream()
                .map(event -> new StoryWriter(sections, newsletter.language()).write(event))
                .flatMap(Optional::stream)
                .filter(story -> !wishes.dropped().contains(story.key()))
                .toList();
    }
}
