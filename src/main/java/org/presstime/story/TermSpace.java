package org.presstime.story;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Texts as vectors of length 1: terms that few texts have weigh most (TF-IDF), and texts that share them are near. */
final class TermSpace {

    // Of a few articles the shared words are not common words yet: as if so many others had been seen before.
    private static final double UNSEEN = 200;
    // What so many texts have says nothing about any of them.
    private static final double COMMON = 0.2;
    private static final int FEW = 100;

    private final Map<String, Term> terms = new HashMap<>();
    private final List<Vector> vectors;

    TermSpace(List<Map<String, Float>> texts) {
        texts.forEach(text -> text.keySet().forEach(term -> terms.computeIfAbsent(term, key -> new Term()).spread++));
        this.vectors = texts.stream().map(text -> vector(text, texts.size())).toList();
        for (int text = 0; text < vectors.size(); text++) {
            vectors.get(text).post(text);
        }
    }

    /** A term, the texts that have it, and how much it weighs in each. */
    private static final class Term {

        private int spread;
        private int posted;
        private int[] texts = new int[0];
        private float[] weights = new float[0];

        private void post(int text, float weight) {
            if (texts.length == 0) {
                texts = new int[spread];
                weights = new float[spread];
            }
            texts[posted] = text;
            weights[posted++] = weight;
        }
    }

    /** A text. */
    private static final class Vector {

        private final Term[] terms;
        private final float[] weights;

        private Vector(List<Term> terms, double[] weights) {
            double length = Math.sqrt(
                    Arrays.stream(weights).map(weight -> weight * weight).sum());
            this.terms = terms.toArray(new Term[0]);
            this.weights = new float[weights.length];
            for (int i = 0; i < weights.length; i++) {
                this.weights[i] = (float) (weights[i] / length);
            }
        }

        private void post(int text) {
            for (int i = 0; i < terms.length; i++) {
                terms[i].post(text, weights[i]);
            }
        }
    }

    private Vector vector(Map<String, Float> text, int texts) {
        List<Term> present = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        text.forEach((word, count) -> {
            Term term = terms.getOrDefault(word, new Term());
            if (texts < FEW || term.spread < COMMON * texts) {
                present.add(term);
                weights.add((1 + Math.log(Math.max(1, count))) * Math.log((texts + UNSEEN) / (term.spread + 0.5)));
            }
        });
        return new Vector(
                present, weights.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** The cosine of a text and each text before it: 0 when they share nothing, 1 when they are the same. */
    float[] similarities(int text) {
        float[] sums = new float[text];
        Vector here = vectors.get(text);
        for (int i = 0; i < here.terms.length; i++) {
            Term term = here.terms[i];
            float weight = here.weights[i];
            for (int posting = 0; posting < term.posted && term.texts[posting] < text; posting++) {
                sums[term.texts[posting]] += weight * term.weights[posting];
            }
        }
        return sums;
    }
}
