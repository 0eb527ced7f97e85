package org.presstime.story;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** What must stand together and what must not, among things numbered from 0. What must not is stronger. */
final class Ties {

    private final int[] leaders;
    private final Map<Integer, Set<Integer>> barred = new HashMap<>();

    Ties(int size) {
        this.leaders = IntStream.range(0, size).toArray();
    }

    /** These ties between others: a copy that may be tied further. */
    Ties(Ties other) {
        this.leaders = other.leaders.clone();
    }

    /** No two of these may stand together. */
    void bar(Collection<Integer> places) {
        places.forEach(one -> places.stream()
                .filter(other -> !other.equals(one))
                .forEach(other ->
                        barred.computeIfAbsent(one, key -> new HashSet<>()).add(other)));
    }

    /** These stand together, except where that would bring together what must not be. */
    void tie(Collection<Integer> places) {
        List<Integer> tied = new ArrayList<>();
        places.stream().sorted().forEach(place -> {
            tied.stream().filter(other -> mayMeet(place, other)).findFirst().ifPresent(other -> join(place, other));
            tied.add(place);
        });
    }

    /** These two stand together, whatever else. */
    void tie(int one, int other) {
        join(one, other);
    }

    boolean areBarred(int one, int other) {
        return barred.getOrDefault(one, Set.of()).contains(other);
    }

    private boolean mayMeet(int one, int other) {
        if (barred.isEmpty()) {
            return true;
        }
        List<Integer> with = members(other);
        return members(one).stream().noneMatch(a -> with.stream().anyMatch(b -> areBarred(a, b)));
    }

    private List<Integer> members(int place) {
        int leader = leader(place);
        return IntStream.range(0, leaders.length)
                .filter(other -> leader(other) == leader)
                .boxed()
                .toList();
    }

    private void join(int one, int other) {
        int a = leader(one);
        int b = leader(other);
        leaders[Math.max(a, b)] = Math.min(a, b);
    }

    int leader(int place) {
        int leader = place;
        while (leaders[leader] != leader) {
            leader = leaders[leader];
        }
        leaders[place] = leader;
        return leader;
    }

    /** What is tied together, each group in order, groups by their first. */
    List<List<Integer>> groups() {
        Map<Integer, List<Integer>> groups = new TreeMap<>();
        for (int place = 0; place < leaders.length; place++) {
            groups.computeIfAbsent(leader(place), key -> new ArrayList<>()).add(place);
        }
        return List.copyOf(groups.values());
    }
}
