package org.presstime.story;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import org.presstime.article.Article;

/**
 * Chooses the sentences that tell an event best: near to what all articles say (centroid), high up in theirs (lead), and
 * not said yet (maximal marginal relevance).
 */
final class Extract {

    private static final int TOP = 25;
    private static final double LEAD = 0.5;
    private static final double NEW = 0.7;

    private final List<Candidate> candidates = new ArrayList<>();
    private final List<Map<String, Double>> vectors = new ArrayList<>();
    private final Map<String, Double> centroid = new HashMap<>();

    /** Looks at those sentences of articles in one language that are worth telling. */
    Extract(List<Article> articles, BiPredicate<Claim, Article> worthTelling) {
        for (Article article : articles) {
            List<Claim> sentences = Sentences.of(article);
            for (int position = 0; position < Math.min(TOP, sentences.size()); position++) {
                Claim claim = Clauses.trimmed(sentences.get(position), article);
                if (Clauses.isTellable(claim.text()) && worthTelling.test(sentences.get(position), article)) {
                    candidates.add(new Candidate(claim, article, position));
                }
            }
        }
        Map<String, Integer> spread = new HashMap<>();
        candidates.forEach(candidate -> words(candidate).keySet().forEach(word -> spread.merge(word, 1, Integer::sum)));
        for (Candidate candidate : candidates) {
            Map<String, Double> vector = new HashMap<>();
            words(candidate)
                    .forEach((word, count) -> vector.put(
                            word, count * Math.log((candidates.size() + 1.0) / spread.getOrDefault(word, 1) + 1)));
            vectors.add(vector);
            vector.forEach((word, weight) -> centroid.merge(word, weight, Double::sum));
        }
    }

    List<Candidate> candidates() {
        return List.copyOf(candidates);
    }

    /** How much a candidate says of what all say, from 0 to 1. */
    double relevance(Candidate candidate) {
        return cosine(vectors.get(candidates.indexOf(candidate)), centroid);
    }

    /** The best sentences, the best first, as long as they fit into so many characters and so many sentences. */
    List<Candidate> best(int sentences, int characters) {
        double[] worth = IntStream.range(0, candidates.size())
                .mapToDouble(i -> worth(candidates.get(i), cosine(vectors.get(i), centroid)))
                .toArray();
        List<Integer> chosen = new ArrayList<>();
        int room = characters;
        while (chosen.size() < sentences) {
            int left = room;
            List<Integer> open = IntStream.range(0, candidates.size())
                    .filter(i -> !chosen.contains(i) && candidates.get(i).text().length() <= left)
                    .filter(i -> said(i, chosen) < 0.6)
                    .boxed()
                    .toList();
            if (open.isEmpty()) {
                break;
            }
            int next = open.stream()
                    .max(Comparator.comparingDouble(i -> NEW * worth[i] - (1 - NEW) * said(i, chosen)))
                    .orElseThrow();
            chosen.add(next);
            room -= candidates.get(next).text().length();
        }
        return chosen.stream().map(candidates::get).toList();
    }

    /** How little of a candidate is said by what is told, from 0 to 1. */
    double newness(Candidate candidate, List<Candidate> told) {
        return 1
                - said(
                        candidates.indexOf(candidate),
                        told.stream().map(candidates::indexOf).toList());
    }

    private static double worth(Candidate candidate, double relevance) {
        double high = 1 / (1 + 0.5 * candidate.position());
        return (1 - LEAD) * relevance + LEAD * high - (Clauses.leans(candidate.text()) ? 0.15 : 0);
    }

    /** How much of a sentence has been said, from 0 to 1. */
    private double said(int candidate, List<Integer> chosen) {
        return chosen.stream()
                .mapToDouble(other -> cosine(vectors.get(candidate), vectors.get(other)))
                .max()
                .orElse(0);
    }

    private static Map<String, Float> words(Candidate candidate) {
        return Profile.wordsOf(candidate.text());
    }

    private static double cosine(Map<String, Double> one, Map<String, Double> other) {
        Map<String, Double> smaller = one.size() < other.size() ? one : other;
        Map<String, Double> larger = smaller == one ? other : one;
        double sum = smaller.entrySet().stream()
                .mapToDouble(entry -> entry.getValue() * larger.getOrDefault(entry.getKey(), 0.0))
                .sum();
        double lengths = length(one) * length(other);
        return lengths == 0 ? 0 : sum / lengths;
    }

    private static double length(Map<String, Double> vector) {
        return Math.sqrt(
                vector.values().stream().mapToDouble(weight -> weight * weight).sum());
    }
}
