package org.presstime.story;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.presstime.article.Article;

/**
 * How many sentences with one thing wrong the fact gate turns away, and how many true ones, beside a gate that only looks
 * whether each number and name stands anywhere in the articles: {@code FactGateBench [FILE.jsonl]}.
 */
final class FactGateBench {

    private FactGateBench() {}

    /** Prints the shares. */
    public static void main(String... arguments) throws IOException {
        List<LabelledArticle> set = arguments.length > 0
                ? LabelledArticle.read(Path.of(arguments[0]))
                : Stream.concat(LabelledNews.tuning().stream(), LabelledNews.heldOut().stream())
                        .toList();
        Map<String, int[]> counts = new java.util.TreeMap<>();
        SplittableRandom random = new SplittableRandom(7);
        set.stream()
                .collect(Collectors.groupingBy(
                        LabelledArticle::event, Collectors.mapping(LabelledArticle::article, Collectors.toList())))
                .values()
                .forEach(event -> judge(event, random, counts));
        counts.forEach((name, count) -> System.out.printf(
                "%-10s %6d sentences, turned away %.2f %%, by mere presence %.2f %%%n",
                name, count[0], 100.0 * count[1] / count[0], 100.0 * count[2] / count[0]));
    }

    private static void judge(List<Article> event, SplittableRandom random, Map<String, int[]> counts) {
        FactGate gate = new FactGate(event);
        FactText all = new FactText(event.stream().map(Article::text).collect(Collectors.joining("\n")));
        List<String> words = all.tokens().stream().map(FactText.Token::word).toList();
        java.util.Set<String> present = java.util.Set.copyOf(words);
        for (Article article : event) {
            for (Claim sentence : Sentences.of(article)) {
                count("true", sentence.text(), gate, present, counts);
                for (Corruption corruption : Corruption.values()) {
                    corruption
                            .of(sentence.text(), random)
                            .ifPresent(wrong -> count(corruption.name(), wrong, gate, present, counts));
                }
            }
        }
    }

    private static void count(
            String name, String sentence, FactGate gate, java.util.Set<String> present, Map<String, int[]> counts) {
        int[] count = counts.computeIfAbsent(name, key -> new int[3]);
        count[0]++;
        count[1] += gate.support(sentence).isPresent() ? 0 : 1;
        count[2] += new FactText(sentence)
                        .tokens().stream()
                                .filter(FactText.Token::isFact)
                                .allMatch(token -> present.contains(token.word()))
                ? 0
                : 1;
    }
}
