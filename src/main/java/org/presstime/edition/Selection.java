package org.presstime.edition;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.presstime.edition.EditionContent.Section;
import org.presstime.newsletter.Newsletter.Quota;
import org.presstime.newsletter.Newsletter.StoryLimits;
import org.presstime.story.Source;
import org.presstime.story.Story;
import org.presstime.story.Wishes;

/**
 * Which stories find room, and in which order. Pinned ones come first. Then what several outlets tell in words of their own,
 * and what is fresh; of two alike the one whose outlet has had less room. Each section gets what it should have, then they take
 * turns, so that a busy one does not push out the others. The same stories always give the same selection.
 */
final class Selection {

    // Twice as many outlets make up for so much age.
    private static final double HALF_LIFE = Duration.ofHours(12).toSeconds();
    // A story less for each that the same outlet leads already.
    private static final double SAME_OUTLET = 0.25;

    private final StoryLimits limits;
    private final Wishes wishes;
    private final Instant newest;
    private final Map<String, List<Story>> waiting = new LinkedHashMap<>();
    private final Map<String, List<Story>> picked = new HashMap<>();
    private final Map<String, Integer> outlets = new HashMap<>();
    private int room;

    Selection(List<String> sections, StoryLimits limits, List<Story> stories, Wishes wishes) {
        this.limits = limits;
        this.wishes = wishes;
        this.room = limits.atMost();
        this.newest = stories.stream()
                .map(Selection::freshest)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        sections.forEach(section -> waiting.put(section, new ArrayList<>()));
        stories.forEach(story -> waiting.computeIfAbsent(story.section(), name -> new ArrayList<>())
                .add(story));
    }

    List<Section> sections() {
        stories().stream()
                .filter(story -> wishes.placeOf(story) < Integer.MAX_VALUE)
                .sorted(Comparator.comparingInt(wishes::placeOf))
                .limit(room)
                .forEach(this::pick);
        waiting.keySet().forEach(section -> fill(section, limits.of(section).atLeast()));
        for (int turn = 1; turn <= limits.atMost() && room > 0; turn++) {
            for (String section : waiting.keySet()) {
                Quota quota = limits.of(section);
                fill(section, Math.min(turn, quota.atMost()));
            }
        }
        return waiting.keySet().stream()
                .filter(picked::containsKey)
                .map(section -> new Section(section, ordered(picked.getOrDefault(section, List.of()))))
                .toList();
    }

    private List<Story> stories() {
        return waiting.values().stream().flatMap(List::stream).toList();
    }

    /** Picks of a section until it has so many, or there is no more of it, or no room. */
    private void fill(String section, int upTo) {
        List<Story> left = waiting.getOrDefault(section, List.of());
        while (room > 0
                && !left.isEmpty()
                && picked.getOrDefault(section, List.of()).size() < upTo) {
            pick(left.stream()
                    .max(Comparator.comparingDouble(this::appeal).thenComparing(EARLIER))
                    .orElseThrow());
        }
    }

    // Of two that are otherwise alike the one that arrived later.
    private static final Comparator<Story> EARLIER = Comparator.comparing(Selection::freshest)
            .thenComparing(story -> story.sources().get(0).article());

    private void pick(Story story) {
        waiting.getOrDefault(story.section(), List.of()).remove(story);
        picked.computeIfAbsent(story.section(), name -> new ArrayList<>()).add(story);
        outlets.merge(outlet(story), 1, Integer::sum);
        room--;
    }

    /** Pinned ones first, then by what they are worth, whatever made room for them. */
    private List<Story> ordered(List<Story> stories) {
        return stories.stream()
                .sorted(Comparator.comparingInt(wishes::placeOf)
                        .thenComparing(Comparator.comparingDouble(this::worth)
                                .thenComparing(EARLIER)
                                .reversed()))
                .toList();
    }

    private double appeal(Story story) {
        return worth(story) - SAME_OUTLET * outlets.getOrDefault(outlet(story), 0);
    }

    private double worth(Story story) {
        double age = Duration.between(freshest(story), newest).toSeconds() / HALF_LIFE;
        return Math.log(1 + Math.max(1, story.placing().voices())) / Math.log(2) - age;
    }

    private static String outlet(Story story) {
        return story.sources().get(0).outlet();
    }

    private static Instant freshest(Story story) {
        return story.sources().stream()
                .map(Source::published)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }
}
