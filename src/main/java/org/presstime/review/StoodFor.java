package org.presstime.review;

import java.util.List;
import java.util.Set;
import org.presstime.edition.EditionComposer;
import org.presstime.edition.EditionContent;
import org.presstime.edition.EditionContent.Section;
import org.presstime.newsletter.Newsletter;
import org.presstime.story.Story;

/**
 * Which stories a person stands for: those with an editor's sentence in them, and those that a person pinned.
 *
 * @param pinned keys of stories
 */
record StoodFor(Set<String> pinned) {

    boolean includes(Story story) {
        return pinned.contains(story.key())
                || story.body().claims().stream()
                        .anyMatch(claim -> claim.editor().isPresent());
    }

    /** What is left of a content without the other stories, under the headlines that are left. */
    EditionContent of(Newsletter newsletter, EditionContent content) {
        List<Section> sections = content.sections().stream()
                .map(section -> new Section(
                        section.name(),
                        section.stories().stream().filter(this::includes).toList()))
                .filter(section -> !section.stories().isEmpty())
                .toList();
        if (sections.equals(content.sections())) {
            return content;
        }
        return sections.isEmpty() ? EditionContent.EMPTY : EditionComposer.titled(newsletter, sections);
    }
}
