package org.presstime.story;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.presstime.article.Article;

/**
 * What earlier editions told. Its articles are grouped together with those that are new: what joins them is the same event
 * by the same measure, and is told again only when it has moved on.
 */
final class Memory {

    private final List<Told> told;
    private final Map<Long, Article> articles = new HashMap<>();

    Memory(List<Told> told, List<Article> fresh) {
        this.told = told.stream().sorted(Comparator.comparing(Told::edition)).toList();
        told.stream()
                .flatMap(story -> story.articles().stream())
                .forEach(article -> articles.put(article.id(), article));
        fresh.forEach(article -> articles.remove(article.id()));
    }

    /** The new articles, and those told before after them. */
    List<Article> with(List<Article> fresh) {
        return Stream.concat(fresh.stream(), articles.values().stream().sorted(Comparator.comparing(Article::id)))
                .toList();
    }

    /** These wishes, and that what was told as one story is one, with the story it was an update of. */
    Wishes over(Wishes wishes) {
        Map<Story.Earlier, Set<Long>> stories = new HashMap<>();
        List<Set<Long>> together = new ArrayList<>(wishes.together());
        for (Told story : told) {
            Set<Long> here = story.articles().stream().map(Article::id).collect(Collectors.toCollection(HashSet::new));
            story.story().placing().earlier().map(stories::get).ifPresent(here::addAll);
            stories.put(story.place(), here);
            together.add(here);
        }
        return new Wishes(together, wishes.apart(), wishes.pinned(), wishes.dropped());
    }

    boolean knows(Article article) {
        return articles.containsKey(article.id());
    }

    /** The story of some articles that was told last. */
    Optional<Told> of(List<Article> event) {
        Set<Long> ids = event.stream().filter(this::knows).map(Article::id).collect(Collectors.toSet());
        return told.stream()
                .filter(story -> story.articles().stream().anyMatch(article -> ids.contains(article.id())))
                .reduce((earlier, later) -> later);
    }
}
