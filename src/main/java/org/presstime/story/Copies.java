package org.presstime.story;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.presstime.article.Article;

/** Finds articles that are the same text: what several outlets took from one agency is one voice, not several. */
final class Copies {

    private static final int WORDS = 5;
    private static final int ENOUGH = 5;
    private static final double SHARED = 0.5;
    private static final Pattern PARTICULAR = Pattern.compile("(?<![\\p{L}\\p{N}])[\\p{Lu}\\p{N}][\\p{L}\\p{N}]+");
    private static final double PARTICULARS = 0.7;
    private static final int COMMON = 60;

    private Copies() {}

    /** Sets of texts that are copies of one another, by their places in the list; only sets of two and more. */
    static List<Set<Integer>> among(List<String> texts) {
        List<Set<Integer>> shingles = texts.stream().map(Copies::shingles).toList();
        Map<Integer, List<Integer>> holders = new HashMap<>();
        List<Set<Integer>> copies = new ArrayList<>();
        for (int text = 0; text < texts.size(); text++) {
            Map<Integer, Integer> shared = new HashMap<>();
            for (int shingle : shingles.get(text)) {
                List<Integer> others = holders.computeIfAbsent(shingle, key -> new ArrayList<>());
                others.forEach(other -> shared.merge(other, 1, Integer::sum));
                // What so many have is boilerplate.
                if (others.size() < COMMON) {
                    others.add(text);
                }
            }
            for (Map.Entry<Integer, Integer> other : shared.entrySet()) {
                int smaller = Math.min(
                        shingles.get(text).size(), shingles.get(other.getKey()).size());
                if (smaller >= ENOUGH
                        && other.getValue() >= SHARED * smaller
                        && sameParticulars(texts.get(text), texts.get(other.getKey()))) {
                    copies.add(Set.of(text, other.getKey()));
                }
            }
        }
        return copies;
    }

    /** The articles, of copies of one text only the first. */
    static List<Article> without(List<Article> articles) {
        Ties ties = new Ties(articles.size());
        among(articles.stream().map(Article::text).toList()).forEach(ties::tie);
        return ties.groups().stream().map(group -> articles.get(group.get(0))).toList();
    }

    /** One form filled in twice, as for two earthquakes, is no copy: other names and numbers stand in it. */
    private static boolean sameParticulars(String one, String other) {
        Set<String> here = particulars(one);
        Set<String> there = particulars(other);
        int smaller = Math.min(here.size(), there.size());
        here.retainAll(there);
        return here.size() >= PARTICULARS * smaller;
    }

    private static Set<String> particulars(String text) {
        return PARTICULAR.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    private static Set<Integer> shingles(String text) {
        Set<Integer> shingles = new HashSet<>();
        int[] last = new int[WORDS];
        int words = 0;
        Tokens tokens = new Tokens(Lexicon.plain(text));
        while (tokens.next()) {
            last[words % WORDS] = tokens.token().hashCode();
            words++;
            int hash = 1;
            for (int word = words - WORDS; words >= WORDS && word < words; word++) {
                hash = 31 * hash + last[word % WORDS];
            }
            // One in four stands for all: the same one in every text.
            if (words >= WORDS && (hash & 3) == 0) {
                shingles.add(hash);
            }
        }
        return shingles;
    }
}
