package org.presstime.story;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.presstime.article.Article;
import org.presstime.story.Likeness.Thresholds;

/**
 * How well articles are grouped by event, beside a single pass (each article joins the nearest group so far) and
 * near-duplicates, in one run: {@code GroupingBench [tune] [FILE.jsonl…]}. Without a file: the labelled set of the project,
 * its held-out half; with {@code tune}, the other half under many thresholds.
 */
final class GroupingBench {

    private GroupingBench() {}

    /** Prints the scores. */
    public static void main(String... arguments) throws IOException {
        boolean tune = arguments.length > 0 && arguments[0].equals("tune");
        for (String file : arguments) {
            if (!file.equals("tune")) {
                run(file, LabelledArticle.read(Path.of(file)), tune);
            }
        }
        if (arguments.length == (tune ? 1 : 0)) {
            run("labelled set", tune ? LabelledNews.tuning() : LabelledNews.heldOut(), tune);
        }
    }

    private static void run(String name, List<LabelledArticle> set, boolean tune) {
        System.out.printf(
                "%s: %d articles, %d events%n",
                name,
                set.size(),
                set.stream().map(LabelledArticle::event).distinct().count());
        if (tune) {
            for (double threshold = 0.06; threshold < 0.3; threshold += 0.02) {
                Thresholds thresholds = new Thresholds(threshold, threshold, threshold);
                score(
                        String.format("  %.2f", threshold),
                        set,
                        articles -> new Grouping(thresholds).group(articles, Wishes.NONE));
            }
            return;
        }
        score("  TF-IDF, average link", set, articles -> new Grouping().group(articles, Wishes.NONE));
        score("  single pass         ", set, GroupingBench::singlePass);
        score("  near-duplicates     ", set, GroupingBench::nearDuplicates);
    }

    private static void score(
            String name, List<LabelledArticle> set, Function<List<Article>, List<List<Article>>> grouping) {
        List<Article> articles = set.stream().map(LabelledArticle::article).toList();
        Map<Article, String> events =
                set.stream().collect(Collectors.toMap(LabelledArticle::article, LabelledArticle::event));
        long start = System.nanoTime();
        List<List<Article>> groups = grouping.apply(articles);
        System.out.printf(
                "%s  %s  %d groups, %d ms%n",
                name, BCubed.of(groups, events), groups.size(), (System.nanoTime() - start) / 1_000_000);
    }

    /** The same likeness, each article in turn joined to the group with the nearest member on average. */
    private static List<List<Article>> singlePass(List<Article> articles) {
        Lexicon lexicon = new Lexicon();
        Likeness likeness = new Likeness(
                articles.stream().map(article -> new Profile(article, lexicon)).toList(), Thresholds.TUNED);
        List<List<Integer>> groups = new ArrayList<>();
        for (int article = 0; article < articles.size(); article++) {
            float[] near = likeness.toEarlier(article);
            List<Integer> nearest = groups.stream()
                    .filter(group -> average(group, near) >= 1)
                    .max(Comparator.comparing(group -> average(group, near)))
                    .orElseGet(() -> {
                        groups.add(new ArrayList<>());
                        return groups.get(groups.size() - 1);
                    });
            nearest.add(article);
        }
        return groups.stream()
                .map(group -> group.stream().map(articles::get).toList())
                .toList();
    }

    private static double average(List<Integer> group, float[] near) {
        return group.stream().mapToDouble(article -> near[article]).average().orElse(0);
    }

    private static List<List<Article>> nearDuplicates(List<Article> articles) {
        Ties ties = new Ties(articles.size());
        for (Set<Integer> copies : Copies.among(articles.stream()
                .map(article -> article.title() + " " + article.text())
                .toList())) {
            ties.tie(copies);
        }
        return ties.groups().stream()
                .map(group -> group.stream().map(articles::get).toList())
                .toList();
    }
}
