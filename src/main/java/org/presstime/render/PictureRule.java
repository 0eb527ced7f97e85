package org.presstime.render;

import java.util.ArrayList;
import java.util.List;
import org.presstime.render.EditionView.Section;

/**
 * Which pictures are shown: one in a section, so that a page stays a page of text.
 *
 * @param plainHttp whether pictures without TLS are shown; mail programs warn of them
 */
record PictureRule(boolean plainHttp) {

    Section apply(Section section) {
        List<StoryView> stories = new ArrayList<>();
        boolean shown = false;
        for (StoryView story : section.stories()) {
            boolean show = !shown && story.picture().filter(this::allows).isPresent();
            stories.add(show ? story : story.withoutPicture());
            shown |= show;
        }
        return new Section(section.name(), List.copyOf(stories));
    }

    private boolean allows(StoryView.Illustration picture) {
        return plainHttp || picture.address().startsWith("https:");
    }
}
