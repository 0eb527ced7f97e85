package org.presstime.story;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.BiPredicate;
import org.presstime.article.Article;

/**
 * Chooses the sentences that tell an event best: near to what all articles say (centroid), high up in theirs (lead), and
 * not said yet (maximal marginal relevance).
 */
final class Extract {

    private static final int TOP = 25;
    private static final double LEAD = 0.5;
    private static final double NEW = 0.7;
    private static final double SAID = 0.6;

    private final List<Candidate> candidates = new ArrayList<>();
    private final IdentityHashMap<Candidate, Integer> places = new IdentityHashMap<>();
    private final WordVectors vectors;

    /** Looks at those sentences of articles in one language that are worth telling. */
    Extract(List<Article> articles, BiPredicate<Claim, Article> worthTelling, Lexicon lexicon) {
        for (Article article : articles) {
            List<Claim> sentences = Sentences.first(TOP, article);
            for (int position = 0; position < sentences.size(); position++) {
                Claim claim = Clauses.trimmed(sentences.get(position), article);
                if (Clauses.isTellable(claim.text()) && worthTelling.test(sentences.get(position), article)) {
                    Candidate candidate = new Candidate(claim, article, position);
                    places.put(candidate, candidates.size());
                    candidates.add(candidate);
                }
            }
        }
        vectors = new WordVectors(candidates.stream()
                .map(candidate -> lexicon.stems(candidate.text()))
                .toList());
    }

    List<Candidate> candidates() {
        return List.copyOf(candidates);
    }

    /** How much a candidate says of what all say, from 0 to 1. */
    double relevance(Candidate candidate) {
        return vectors.toAll(places.getOrDefault(candidate, 0));
    }

    /** The best sentences, the best first, as long as they fit into so many characters and so many sentences. */
    List<Candidate> best(int sentences, int characters) {
        double[] said = new double[candidates.size()];
        double[] worth = new double[candidates.size()];
        Arrays.setAll(worth, this::worth);
        List<Candidate> chosen = new ArrayList<>();
        int room = characters;
        while (chosen.size() < sentences) {
            int next = -1;
            double most = Double.NEGATIVE_INFINITY;
            for (int place = 0; place < candidates.size(); place++) {
                boolean open = said[place] < SAID
                        && candidates.get(place).text().length() <= room
                        && !chosen.contains(candidates.get(place));
                double gain = NEW * worth[place] - (1 - NEW) * said[place];
                if (open && gain > most) {
                    next = place;
                    most = gain;
                }
            }
            if (next < 0) {
                break;
            }
            chosen.add(candidates.get(next));
            room -= candidates.get(next).text().length();
            for (int place = 0; place < said.length; place++) {
                said[place] = Math.max(said[place], vectors.between(place, next));
            }
        }
        return chosen;
    }

    /** How little of a candidate is said by what is told, from 0 to 1. */
    double newness(Candidate candidate, List<Candidate> told) {
        int here = places.getOrDefault(candidate, 0);
        return 1
                - told.stream()
                        .mapToDouble(other -> vectors.between(here, places.getOrDefault(other, 0)))
                        .max()
                        .orElse(0);
    }

    private double worth(int place) {
        Candidate candidate = candidates.get(place);
        double high = 1 / (1 + 0.5 * candidate.position());
        return (1 - LEAD) * vectors.toAll(place) + LEAD * high - (Clauses.leans(candidate.text()) ? 0.15 : 0);
    }
}
