package org.presstime.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

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

    /** Keeps what it is given. */
    public Wishes {
        together = List.copyOf(together);
        apart = List.copyOf(apart);
        pinned = List.copyOf(pinned);
        dropped = Set.copyOf(dropped);
    }

    /** These wishes, and that the articles of stories written before stay together: what arrives later joins them. */
    public Wishes keeping(List<Story> written) {
        List<Set<Long>> kept = new ArrayList<>(together);
        written.forEach(story -> kept.add(Set.copyOf(
                story.sources().stream().map(Source::article).distinct().toList())));
        return new Wishes(kept, apart, pinned, dropped);
    }
}
