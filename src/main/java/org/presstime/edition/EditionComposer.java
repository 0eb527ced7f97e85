package org.presstime.edition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.presstime.edition.EditionContent.Section;
import org.presstime.newsletter.Newsletter;
import org.presstime.story.Source;
import org.presstime.story.Story;

/**
 * Picks and orders stories. Within a section the newest comes first; sections take turns, so that a busy one does not
 * push out the others. What finds no room stays unconsumed and stands for the next edition.
 */
public final class EditionComposer {

    private static final int PREHEADER = 90;
    private static final int SUBJECT = 70;

    private static final Comparator<Story> NEWEST_FIRST = Comparator.<Story, java.time.Instant>comparing(
                    story -> story.sources().stream()
                            .map(Source::published)
                            .max(Comparator.naturalOrder())
                            .orElseThrow())
            .reversed();

    /** The content of an edition made of these stories; {@link EditionContent#EMPTY} when there are none. */
    public EditionContent compose(Newsletter newsletter, List<Story> stories) {
        List<Section> sections =
                pick(bySection(newsletter, stories), newsletter.stories().atMost());
        if (sections.isEmpty()) {
            return EditionContent.EMPTY;
        }
        return titled(newsletter, sections);
    }

    /** A content of these sections, none empty, with a subject and a preheader made of its headlines. */
    public static EditionContent titled(Newsletter newsletter, List<Section> sections) {
        List<String> headlines = sections.stream()
                .flatMap(section -> section.stories().stream())
                .map(Story::headline)
                .toList();
        return new EditionContent(Shortened.to(SUBJECT, headlines.get(0)), preheader(newsletter, headlines), sections);
    }

    private static Map<String, List<Story>> bySection(Newsletter newsletter, List<Story> stories) {
        Map<String, List<Story>> sections = new LinkedHashMap<>();
        newsletter.sections().forEach(name -> sections.put(name, new ArrayList<>()));
        stories.stream()
                .sorted(NEWEST_FIRST)
                .forEach(story -> sections.computeIfAbsent(story.section(), name -> new ArrayList<>())
                        .add(story));
        return sections;
    }

    private static List<Section> pick(Map<String, List<Story>> sections, int atMost) {
        Map<String, List<Story>> picked = new LinkedHashMap<>();
        int room = atMost;
        int longest = sections.values().stream().mapToInt(List::size).max().orElse(0);
        for (int turn = 0; turn < longest; turn++) {
            for (Map.Entry<String, List<Story>> section : sections.entrySet()) {
                if (room > 0 && turn < section.getValue().size()) {
                    picked.computeIfAbsent(section.getKey(), name -> new ArrayList<>())
                            .add(section.getValue().get(turn));
                    room--;
                }
            }
        }
        return sections.keySet().stream()
                .filter(picked::containsKey)
                .map(name -> new Section(name, List.copyOf(picked.get(name))))
                .toList();
    }

    /** The headlines that are not the subject: what a reader wants to know before opening. */
    private static String preheader(Newsletter newsletter, List<String> headlines) {
        String others = headlines.stream().skip(1).limit(4).collect(Collectors.joining(" · "));
        return Shortened.to(PREHEADER, others.isEmpty() ? newsletter.name() + " · " + headlines.get(0) : others);
    }
}
