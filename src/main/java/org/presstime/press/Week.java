package org.presstime.press;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.presstime.edition.Edition;
import org.presstime.edition.EditionComposer;
import org.presstime.edition.EditionContent;
import org.presstime.edition.EditionContent.Section;
import org.presstime.newsletter.Newsletter;
import org.presstime.story.Source;
import org.presstime.story.Story;

/**
 * The best of a week: stories that editions told, word for word, each once and in its last form. A story that more outlets
 * tell weighs more; among equals the one that stood higher in its edition, then the newer one.
 */
final class Week implements Forms.Source {

    private static final Duration WEEK = Duration.ofDays(7);
    /** How far back editions are told to those who had a week's best a little more than a week ago. */
    static final Duration LONGEST = Duration.ofDays(8);

    private final Newsletter newsletter;
    private final List<Edition> told;
    private final Instant now;

    /** The best of editions that were frozen in the last days, oldest first. */
    Week(Newsletter newsletter, List<Edition> told, Instant now) {
        this.newsletter = newsletter;
        this.told = told;
        this.now = now;
    }

    private record Candidate(Story story, int place, Instant frozen) {

        long outlets() {
            return story.sources().stream().map(Source::outlet).distinct().count();
        }
    }

    private static final Comparator<Candidate> BEST_FIRST = Comparator.comparing(Candidate::outlets)
            .reversed()
            .thenComparing(Candidate::place)
            .thenComparing(Comparator.comparing(Candidate::frozen).reversed());

    /** What it says to those who had nothing of the last seven days. */
    EditionContent content() {
        Instant since = now.minus(WEEK);
        return without(told.stream()
                .filter(edition -> !edition.frozen().orElseThrow().isAfter(since))
                .map(Edition::id)
                .collect(Collectors.toSet()));
    }

    @Override
    public EditionContent without(Set<Long> had) {
        Set<String> known = new HashSet<>();
        Map<String, Candidate> candidates = new LinkedHashMap<>();
        for (Edition edition : told) {
            int place = 0;
            for (Story story : edition.content().stories()) {
                if (had.contains(edition.id())) {
                    known.addAll(marks(story));
                } else {
                    candidates.put(
                            story.key(),
                            new Candidate(story, place++, edition.frozen().orElseThrow()));
                }
            }
        }
        List<Story> best = new ArrayList<>();
        candidates.values().stream().sorted(BEST_FIRST).map(Candidate::story).forEach(story -> {
            if (best.size() < newsletter.stories().atMost()
                    && marks(story).stream().noneMatch(known::contains)) {
                known.addAll(marks(story));
                best.add(story);
            }
        });
        return inSections(best);
    }

    /** What a reader knows a story by. */
    private static List<String> marks(Story story) {
        return List.of("key " + story.key(), "headline " + story.headline());
    }

    private EditionContent inSections(List<Story> best) {
        Set<String> names = new LinkedHashSet<>(newsletter.sections());
        best.forEach(story -> names.add(story.section()));
        List<Section> sections = names.stream()
                .map(name -> new Section(
                        name,
                        best.stream()
                                .filter(story -> story.section().equals(name))
                                .toList()))
                .filter(section -> !section.stories().isEmpty())
                .toList();
        return sections.isEmpty() ? EditionContent.EMPTY : EditionComposer.titled(newsletter, sections);
    }

    @Override
    public List<Edition> told() {
        return told;
    }
}
