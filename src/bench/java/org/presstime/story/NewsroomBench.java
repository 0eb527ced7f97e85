package org.presstime.story;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.presstime.article.Article;
import org.presstime.newsletter.Newsletter;
import org.presstime.newsletter.Newsletters4Tests;

/**
 * How long a day's articles take to become stories, beside comparing each article with each by their words, in one run:
 * {@code NewsroomBench [FILE.jsonl]}. Without a file: 2,000 made-up articles of 600 events.
 */
final class NewsroomBench {

    private static final Newsletter DAILY = Newsletters4Tests.daily("World=https://feed.example/en");
    private static final int ARTICLES = 2000;
    private static final int TURNS = 3;
    private static final double NEAR = 0.5;

    private NewsroomBench() {}

    /** Prints the best of some turns of each, and their ratio. */
    public static void main(String... arguments) throws IOException {
        List<Article> articles = (arguments.length > 0
                        ? LabelledArticle.read(Path.of(arguments[0]))
                        : LabelledNews.day(ARTICLES))
                .stream().map(LabelledArticle::article).toList();
        long characters =
                articles.stream().mapToLong(article -> article.text().length()).sum();
        System.out.printf("%d articles, %d characters each%n", articles.size(), characters / articles.size());
        List<Long> ours = new ArrayList<>();
        List<Long> pairs = new ArrayList<>();
        List<Long> later = new ArrayList<>();
        for (int turn = 0; turn < TURNS; turn++) {
            ours.add(time(
                    "grouped and written  ",
                    () -> new Newsbot().write(DAILY, articles, Wishes.NONE).size()));
            List<Story> before = new Newsbot().write(DAILY, articles.subList(0, articles.size() - 1), Wishes.NONE);
            later.add(time(
                    "one more article     ",
                    () -> new Newsbot()
                            .write(DAILY, articles, Wishes.NONE.keeping(before))
                            .size()));
            pairs.add(time("each pair by its words", () -> eachPair(articles)));
        }
        long best = ours.stream().min(Long::compare).orElseThrow();
        long baseline = pairs.stream().min(Long::compare).orElseThrow();
        System.out.printf(
                "best: %d ms; one more article %d ms; each pair by its words, grouped only: %d ms; ratio %.2f%n",
                best, later.stream().min(Long::compare).orElseThrow(), baseline, (double) best / baseline);
    }

    /** Processor time: on a machine that others use too, the clock on the wall says little. */
    private static long time(String name, Supplier<Integer> work) {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        int result = work.get();
        long millis = Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start)
                .toMillis();
        System.out.printf("  %s %6d ms of processor time, %d stories%n", name, millis, result);
        return millis;
    }

    /** What one would write first: the cosine of the words of each two articles; each joins the nearest. */
    private static int eachPair(List<Article> articles) {
        Lexicon lexicon = new Lexicon();
        List<Map<String, Float>> words = articles.stream()
                .map(article -> lexicon.stems(article.title() + " " + article.text()))
                .toList();
        double[] lengths = words.stream().mapToDouble(NewsroomBench::length).toArray();
        int[] groups = new int[articles.size()];
        for (int article = 0; article < groups.length; article++) {
            groups[article] = article;
            double nearest = NEAR;
            for (int other = 0; other < article; other++) {
                double near = shared(words.get(article), words.get(other)) / (lengths[article] * lengths[other]);
                if (near > nearest) {
                    nearest = near;
                    groups[article] = groups[other];
                }
            }
        }
        return (int) Arrays.stream(groups).distinct().count();
    }

    private static double shared(Map<String, Float> one, Map<String, Float> other) {
        Map<String, Float> smaller = one.size() < other.size() ? one : other;
        Map<String, Float> larger = smaller == one ? other : one;
        double sum = 0;
        for (Map.Entry<String, Float> word : smaller.entrySet()) {
            sum += word.getValue() * larger.getOrDefault(word.getKey(), 0f);
        }
        return sum;
    }

    private static double length(Map<String, Float> words) {
        return Math.sqrt(
                words.values().stream().mapToDouble(count -> count * count).sum());
    }
}
