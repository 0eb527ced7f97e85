package org.presstime.story;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sentences as vectors of length 1, their words numbered, and the direction they have in common. */
final class WordVectors {

    private final List<int[]> words = new ArrayList<>();
    private final List<double[]> weights = new ArrayList<>();
    private final double[] centroid;

    WordVectors(List<Map<String, Float>> sentences) {
        Map<String, Integer> numbers = new HashMap<>();
        sentences.forEach(sentence -> sentence.keySet().forEach(word -> numbers.putIfAbsent(word, numbers.size())));
        int[] spread = new int[numbers.size()];
        sentences.forEach(sentence -> sentence.keySet().forEach(word -> spread[numbers.getOrDefault(word, 0)]++));
        this.centroid = new double[numbers.size()];
        sentences.forEach(sentence -> add(sentence, numbers, spread, sentences.size()));
        normalise(centroid);
    }

    private void add(Map<String, Float> sentence, Map<String, Integer> numbers, int[] spread, int sentences) {
        int[] present = sentence.keySet().stream()
                .mapToInt(word -> numbers.getOrDefault(word, 0))
                .sorted()
                .toArray();
        double[] weight = new double[present.length];
        Map<Integer, Float> counts = new HashMap<>();
        sentence.forEach((word, count) -> counts.put(numbers.getOrDefault(word, 0), count));
        for (int at = 0; at < present.length; at++) {
            double count = counts.getOrDefault(present[at], 0f);
            weight[at] = count * Math.log((sentences + 1.0) / spread[present[at]] + 1);
            centroid[present[at]] += weight[at];
        }
        normalise(weight);
        words.add(present);
        weights.add(weight);
    }

    private static void normalise(double[] vector) {
        double square = 0;
        for (double weight : vector) {
            square += weight * weight;
        }
        double length = Math.sqrt(square);
        for (int at = 0; length > 0 && at < vector.length; at++) {
            vector[at] /= length;
        }
    }

    /** How much a sentence says of what all say, from 0 to 1. */
    double toAll(int sentence) {
        int[] here = words.get(sentence);
        double[] weight = weights.get(sentence);
        double sum = 0;
        for (int at = 0; at < here.length; at++) {
            sum += weight[at] * centroid[here[at]];
        }
        return sum;
    }

    /** How much two sentences say the same, from 0 to 1. */
    double between(int one, int other) {
        int[] here = words.get(one);
        int[] there = words.get(other);
        double sum = 0;
        for (int a = 0, b = 0; a < here.length && b < there.length; ) {
            if (here[a] == there[b]) {
                sum += weights.get(one)[a++] * weights.get(other)[b++];
            } else if (here[a] < there[b]) {
                a++;
            } else {
                b++;
            }
        }
        return sum;
    }
}
