package org.presstime.edition;

import java.util.List;
import java.util.stream.Collectors;
import org.presstime.edition.EditionContent.Section;
import org.presstime.newsletter.Newsletter;
import org.presstime.story.Story;
import org.presstime.story.Wishes;

/** Makes an edition of stories. What finds no room stays unconsumed and stands for the next edition. */
public final class EditionComposer {

    static final int PREHEADER = 90;
    private static final int SUBJECT = 70;

    /** The content of an edition made of these stories; {@link EditionContent#EMPTY} when there are none. */
    public EditionContent compose(Newsletter newsletter, List<Story> stories) {
        return compose(newsletter, stories, Wishes.NONE);
    }

    /** The same, in the order that editors wish; the content keeps what they wished. */
    public EditionContent compose(Newsletter newsletter, List<Story> stories, Wishes wishes) {
        List<Section> sections = new Selection(newsletter.sections(), newsletter.stories(), stories, wishes).sections();
        return (sections.isEmpty() ? EditionContent.EMPTY : titled(newsletter, sections)).under(wishes);
    }

    /** A content of these sections, none empty, with a subject and a preheader made of its headlines. */
    public static EditionContent titled(Newsletter newsletter, List<Section> sections) {
        List<String> headlines = sections.stream()
                .flatMap(section -> section.stories().stream())
                .map(story -> story.listed(newsletter.language()))
                .toList();
        return new EditionContent(Shortened.to(SUBJECT, headlines.get(0)), preheader(newsletter, headlines), sections);
    }

    /** The headlines that are not the subject: what a reader wants to know before opening. */
    private static String preheader(Newsletter newsletter, List<String> headlines) {
        String others = headlines.stream().skip(1).limit(4).collect(Collectors.joining(" · "));
        return Shortened.to(PREHEADER, others.isEmpty() ? newsletter.name() + " · " + headlines.get(0) : others);
    }
}
