package org.presstime.story;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * An editor's word on how articles become stories; it stands above what the newsbot measures.
 *
 * @param together articles that are one story, by their ids, a set for each story
 * @param apart articles of which no two are in one story
 * @param pinned the keys of stories that open their section, in this order, whatever their rank
 * @param dropped the keys of stories that are not told
 */
public record Wishes(List<Set<Long>> together, List<Set<Long>> apart, List<String> pinned, Set<String> dropped) {

    /** No editor has said anything. */
    public static final Wishes NONE = new Wishes(List.of(), List.of(), List.of(), Set.of());

    /** Keeps what it is given; sets in order, so that the same wishes are always written the same. */
    public Wishes {
        together = together.stream().map(Wishes::ordered).toList();
        apart = apart.stream().map(Wishes::ordered).toList();
        pinned = List.copyOf(pinned);
        dropped = ordered(dropped);
    }

    private static <T> Set<T> ordered(Collection<T> things) {
        return Collections.unmodifiableSet(new TreeSet<>(things));
    }

    /** These wishes, and that two stories are one. What was said before of keeping them apart is taken back. */
    public Wishes merging(Story one, Story other) {
        Set<Long> ones = articles(one);
        Set<Long> others = articles(other);
        return new Wishes(
                with(together, union(ones, others)),
                apart.stream()
                        .filter(set -> Collections.disjoint(set, ones) || Collections.disjoint(set, others))
                        .toList(),
                pinned,
                dropped);
    }

    /** These wishes, and that one article of a story tells another event than its others. */
    public Wishes splitting(Story story, long article) {
        Set<Long> others = articles(story);
        others.remove(article);
        List<Set<Long>> barred = new ArrayList<>(apart);
        others.forEach(other -> barred.add(Set.of(article, other)));
        return new Wishes(
                together.stream()
                        .map(set -> Collections.disjoint(set, others) ? set : without(set, article))
                        .filter(set -> set.size() > 1)
                        .toList(),
                barred,
                pinned,
                dropped);
    }

    /** These wishes, and that a story opens its section, before those pinned earlier. */
    public Wishes pinning(String story) {
        return new Wishes(
                together,
                apart,
                Stream.concat(Stream.of(story), pinned.stream()).distinct().toList(),
                dropped);
    }

    /** These wishes, and that a story is not told. */
    public Wishes dropping(String story) {
        return new Wishes(
                together,
                apart,
                pinned.stream().filter(key -> !key.equals(story)).toList(),
                union(dropped, Set.of(story)));
    }

    /** These wishes, and that the articles of stories written before stay as they are: what arrives later joins them. */
    public Wishes keeping(List<Story> written) {
        List<Set<Long>> kept = new ArrayList<>(together);
        written.forEach(story -> kept.add(articles(story)));
        Set<Long> first = new TreeSet<>();
        written.forEach(story -> first.add(story.sources().get(0).article()));
        return new Wishes(kept, first.size() > 1 ? with(apart, first) : apart, pinned, dropped);
    }

    /** These wishes and those that were uttered earlier, as far as they are about which articles tell one event. */
    public Wishes after(Wishes earlier) {
        return new Wishes(
                Stream.concat(together.stream(), earlier.together().stream())
                        .distinct()
                        .toList(),
                Stream.concat(apart.stream(), earlier.apart().stream())
                        .distinct()
                        .toList(),
                pinned,
                dropped);
    }

    /** Where a story was pinned, from 0; nothing pinned comes last. A story is known by any of its articles. */
    public int placeOf(Story story) {
        Set<String> keys = keys(story);
        for (int place = 0; place < pinned.size(); place++) {
            if (keys.contains(pinned.get(place))) {
                return place;
            }
        }
        return Integer.MAX_VALUE;
    }

    /** By its own key, and by those it had while other articles of it were not there, or not in it. */
    private static Set<String> keys(Story story) {
        Set<String> keys = new TreeSet<>(Set.of(story.key()));
        articles(story).forEach(article -> keys.add(Story.key(article)));
        return keys;
    }

    private static Set<Long> articles(Story story) {
        Set<Long> articles = new TreeSet<>();
        story.sources().forEach(source -> articles.add(source.article()));
        return articles;
    }

    private static <T> Set<T> union(Set<T> one, Set<T> other) {
        Set<T> both = new TreeSet<>(one);
        both.addAll(other);
        return both;
    }

    private static Set<Long> without(Set<Long> articles, long article) {
        Set<Long> rest = new TreeSet<>(articles);
        rest.remove(article);
        return rest;
    }

    private static <T> List<T> with(List<T> list, T more) {
        return Stream.concat(list.stream(), Stream.of(more)).toList();
    }
}
