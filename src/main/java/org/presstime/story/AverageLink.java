package org.presstime.story;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Joins the nearest groups as long as their members are near enough on average. Follows chains of nearest neighbours,
 * which gives what joining the nearest pair of all each time would give, in quadratic time.
 */
final class AverageLink {

    private final float[][] near;
    private final int[] sizes;
    private final List<List<Integer>> groups = new ArrayList<>();

    /**
     * Groups to begin with.
     *
     * @param near how near they are on average; changed
     */
    AverageLink(float[][] near, List<List<Integer>> groups) {
        this.near = near;
        this.sizes = groups.stream().mapToInt(List::size).toArray();
        groups.forEach(group -> this.groups.add(new ArrayList<>(group)));
    }

    /** The groups whose members are near by {@code enough} or more on average. */
    List<List<Integer>> join(float enough) {
        boolean[] open = new boolean[sizes.length];
        Arrays.fill(open, true);
        List<List<Integer>> joined = new ArrayList<>();
        Deque<Integer> chain = new ArrayDeque<>();
        for (int first = 0; first < sizes.length; ) {
            if (chain.isEmpty() && !open[first]) {
                first++;
                continue;
            }
            int last = chain.isEmpty() ? first : chain.pop();
            int next = nearest(last, open, chain.isEmpty() ? -1 : chain.peek());
            if (next < 0 || near[last][next] < enough) {
                open[last] = false;
                joined.add(groups.get(last));
            } else if (!chain.isEmpty() && next == chain.peek()) {
                merge(last, chain.pop(), open);
            } else {
                chain.push(last);
                chain.push(next);
            }
        }
        return joined;
    }

    /** The nearest open group; the one before in the chain when it is as near as any. */
    private int nearest(int group, boolean[] open, int before) {
        int nearest = before;
        for (int other = 0; other < sizes.length; other++) {
            if (open[other] && other != group && (nearest < 0 || near[group][other] > near[group][nearest])) {
                nearest = other;
            }
        }
        return nearest;
    }

    private void merge(int one, int other, boolean[] open) {
        int into = Math.min(one, other);
        int from = Math.max(one, other);
        for (int third = 0; third < sizes.length; third++) {
            float average =
                    (near[into][third] * sizes[into] + near[from][third] * sizes[from]) / (sizes[into] + sizes[from]);
            near[into][third] = average;
            near[third][into] = average;
        }
        sizes[into] += sizes[from];
        groups.get(into).addAll(groups.get(from));
        open[from] = false;
    }
}
