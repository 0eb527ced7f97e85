package org.presstime.story;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.presstime.article.Article;
import org.presstime.newsletter.Newsletter;
import org.presstime.newsletter.Newsletter.FeedSource;
import org.presstime.settings.Settings.Writer;

/**
 * Finds the events in articles and tells each as one story, in sentences chosen from its articles, never made up. When a
 * language model is configured, it words the biggest stories, and its sentences are checked against the articles.
 */
public final class Newsbot {

    private final Grouping grouping = new Grouping();
    private final Optional<ModelWriter> model;

    /** Writes offline. */
    public Newsbot() {
        this(Optional.empty());
    }

    /** Writes with a language model, if there is one. */
    public Newsbot(Optional<Writer> writer) {
        this.model = writer.map(ModelWriter::new);
    }

    /** The story of one event; nothing when no article has a sentence a reader could be shown. */
    public static Optional<Story> tell(List<Article> event, Locale language) {
        return new StoryWriter(Map.of(), language).write(event);
    }

    /**
     * The stories in these articles as editors wish them, in the order in which their first articles arrived.
     *
     * @param told what earlier editions told: of that only what has moved on is told, as an update
     */
    public List<Story> write(Newsletter newsletter, List<Article> articles, Wishes wishes, List<Told> told) {
        Map<URI, String> sections = newsletter.feeds().stream()
                .collect(Collectors.toMap(FeedSource::url, FeedSource::section, (first, second) -> first));
        Memory memory = new Memory(told, articles);
        StoryWriter writer = new StoryWriter(sections, newsletter.language());
        List<Story> stories = grouping.group(memory.with(articles), memory.over(wishes)).stream()
                .flatMap(event -> tell(event, memory, writer).stream())
                .filter(story -> !wishes.dropped().contains(story.key()))
                .toList();
        return model.map(words ->
                        reworded(stories, articles, newsletter.stories().atMost(), words))
                .orElse(stories);
    }

    /** The same for a newsletter that has told nothing yet. */
    public List<Story> write(Newsletter newsletter, List<Article> articles, Wishes wishes) {
        return write(newsletter, articles, wishes, List.of());
    }

    private static Optional<Story> tell(List<Article> event, Memory memory, StoryWriter writer) {
        List<Article> fresh =
                event.stream().filter(article -> !memory.knows(article)).toList();
        if (fresh.isEmpty()) {
            return Optional.empty();
        }
        return memory.of(event)
                .map(told -> writer.update(
                        told,
                        new Development(event.stream().filter(memory::knows).toList(), fresh, writer.lexicon())))
                .orElseGet(() -> writer.write(fresh));
    }

    /** The stories most outlets tell are the ones an edition takes: the model words those, as far as time allows. */
    private static List<Story> reworded(List<Story> stories, List<Article> articles, int most, ModelWriter writer) {
        Map<Long, Article> byId =
                articles.stream().collect(Collectors.toMap(Article::id, article -> article, (one, same) -> one));
        List<Story> reworded = new ArrayList<>(stories);
        long deadline = writer.deadline(Math.min(most, stories.size()));
        IntStream.range(0, stories.size())
                .boxed()
                .sorted(Comparator.comparingInt(
                        place -> -stories.get(place).sources().size()))
                .limit(most)
                .forEach(place -> {
                    Story story = stories.get(place);
                    List<Article> event = story.sources().stream()
                            .flatMap(source -> Optional.ofNullable(byId.get(source.article())).stream())
                            .toList();
                    reworded.set(place, writer.reword(story, event, deadline));
                });
        return reworded;
    }
}
