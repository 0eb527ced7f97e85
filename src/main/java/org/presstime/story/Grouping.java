package org.presstime.story;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.presstime.article.Article;
import org.presstime.story.Likeness.Thresholds;

/**
 * Finds the articles that tell one event, across feeds and, by names, numbers and cognates, across languages. The same
 * articles and wishes always give the same groups.
 */
public final class Grouping {

    private static final float NEVER = -1e6f;
    // Beyond so many an article stands alone: what compares each with each must have an end.
    private static final int MOST = 5000;

    private final Thresholds thresholds;

    /** With the thresholds that were tuned on the labelled set. */
    public Grouping() {
        this(Thresholds.TUNED);
    }

    Grouping(Thresholds thresholds) {
        this.thresholds = thresholds;
    }

    /** The articles event by event: each article once, each event's in the order given, events by their first article. */
    public List<List<Article>> group(List<Article> articles, Wishes wishes) {
        Ties ties = ties(articles, wishes);
        Lexicon lexicon = new Lexicon();
        Likeness likeness = new Likeness(
                articles.stream().map(article -> new Profile(article, lexicon)).toList(), thresholds);
        Ties reach = new Ties(ties);
        float[][] near = new float[articles.size()][];
        for (int article = 0; article < articles.size(); article++) {
            near[article] = article < MOST ? likeness.toEarlier(article) : new float[0];
            for (int other = 0; other < near[article].length; other++) {
                if (near[article][other] >= 1) {
                    reach.tie(article, other);
                }
            }
        }
        // Groups join only when some pair of their members is near enough, so only within what such pairs reach.
        Map<Integer, List<List<Integer>>> within =
                ties.groups().stream().collect(Collectors.groupingBy(group -> reach.leader(group.get(0))));
        return within.values().stream()
                .flatMap(groups -> new AverageLink(near(groups, near, ties), groups).join(1).stream())
                .map(group -> group.stream().sorted().toList())
                .sorted(Comparator.comparing(group -> group.get(0)))
                .map(group -> group.stream().map(articles::get).toList())
                .toList();
    }

    /** What editors say; then one page out of two feeds, and copies of one text, which are one voice. */
    private static Ties ties(List<Article> articles, Wishes wishes) {
        Map<Long, Integer> places = new HashMap<>();
        articles.forEach(article -> places.putIfAbsent(article.id(), places.size()));
        Ties ties = new Ties(articles.size());
        wishes.apart().forEach(apart -> ties.bar(places(apart, places)));
        wishes.together().forEach(together -> ties.tie(places(together, places)));
        articles.stream()
                .collect(Collectors.groupingBy(Article::link, Collectors.mapping(Article::id, Collectors.toSet())))
                .values()
                .forEach(same -> ties.tie(places(same, places)));
        Copies.among(articles.stream().map(Article::text).toList()).forEach(ties::tie);
        return ties;
    }

    /** Where articles stand; those that are used up by now stand nowhere. */
    private static List<Integer> places(Set<Long> ids, Map<Long, Integer> places) {
        return ids.stream().map(places::get).filter(Objects::nonNull).toList();
    }

    /** How near groups are on average. */
    private static float[][] near(List<List<Integer>> groups, float[][] articles, Ties ties) {
        float[][] near = new float[groups.size()][groups.size()];
        for (int one = 0; one < groups.size(); one++) {
            for (int other = 0; other < one; other++) {
                float sum = 0;
                for (int a : groups.get(one)) {
                    for (int b : groups.get(other)) {
                        sum += ties.areBarred(a, b) ? NEVER : between(a, b, articles);
                    }
                }
                near[one][other] =
                        sum / (groups.get(one).size() * groups.get(other).size());
                near[other][one] = near[one][other];
            }
        }
        return near;
    }

    private static float between(int one, int other, float[][] articles) {
        float[] toEarlier = articles[Math.max(one, other)];
        return toEarlier.length == 0 ? 0 : toEarlier[Math.min(one, other)];
    }
}
