package org.presstime.edition;

import java.util.List;
import org.presstime.story.Story;

/**
 * What an edition says.
 *
 * @param subject of the mail; plain text
 * @param preheader the line mail programs show beside the subject; 40 to 90 characters when the stories allow it
 * @param sections in order, none empty
 */
public record EditionContent(String subject, String preheader, List<Section> sections) {

    /** An edition that says nothing. */
    public static final EditionContent EMPTY = new EditionContent("", "", List.of());

    /** A heading and the stories under it. */
    public record Section(String name, List<Story> stories) {}

    /** All stories in the order of reading. */
    public List<Story> stories() {
        return sections.stream().flatMap(section -> section.stories().stream()).toList();
    }

    /** The ids of the articles its stories were made from. */
    public List<Long> articles() {
        return stories().stream()
                .flatMap(story -> story.sources().stream())
                .map(source -> source.article())
                .distinct()
                .toList();
    }
}
