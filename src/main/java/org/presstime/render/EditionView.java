package org.presstime.render;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.presstime.edition.Edition;
import org.presstime.edition.EditionContent;
import org.presstime.newsletter.Newsletter;
import org.presstime.render.EditionRenderer.Form;
import org.presstime.story.Story;

/**
 * An edition as templates see it.
 *
 * @param newsletter what readers call the newsletter
 * @param week whether it is the best of a week, and not the edition of a day
 * @param number counted from 1; 0 while the edition has none
 * @param address the web edition
 * @param archive the list of all editions
 * @param feed the Atom feed of the editions
 * @param more how many stories only the web edition has
 */
record EditionView(
        String newsletter,
        String subject,
        String preheader,
        LocalDate date,
        boolean week,
        int number,
        String address,
        String archive,
        String feed,
        int more,
        List<Section> sections) {

    /** A heading and the stories under it. */
    record Section(String name, List<StoryView> stories) {

        private Section withoutLast() {
            return new Section(name, stories.subList(0, stories.size() - 1));
        }
    }

    /** An edition in one of its forms. */
    static EditionView of(Newsletter newsletter, Edition edition, Form form, PageAddresses addresses) {
        EditionContent content = form.content();
        return new EditionView(
                newsletter.name(),
                Hostile.line(content.subject()),
                Hostile.line(content.preheader()),
                edition.date(),
                edition.key().kind() == Edition.Kind.WEEK,
                edition.number().orElse(0),
                addresses.edition(edition.key()).toString(),
                addresses.newsletter(newsletter.id()).toString(),
                addresses.feed(newsletter.id()).toString(),
                0,
                sections(content, newsletter, new StoryPlaces(form.told(), addresses), addresses));
    }

    private static List<Section> sections(
            EditionContent content, Newsletter newsletter, StoryPlaces places, PageAddresses addresses) {
        ZoneId zone = newsletter.schedule().zone();
        List<Section> sections = new ArrayList<>();
        int number = 1;
        for (EditionContent.Section section : content.sections()) {
            List<StoryView> stories = new ArrayList<>();
            for (Story story : section.stories()) {
                stories.add(StoryView.of(
                        story, number, places.of(story).toString(), before(newsletter, story, addresses), zone));
                number++;
            }
            sections.add(new Section(Hostile.line(section.name()), List.copyOf(stories)));
        }
        return List.copyOf(sections);
    }

    private static Optional<StoryView.Before> before(Newsletter newsletter, Story story, PageAddresses addresses) {
        return story.placing()
                .earlier()
                .map(earlier -> new StoryView.Before(
                        earlier.edition(),
                        Hostile.line(earlier.headline()),
                        addresses
                                .story(Edition.Key.of(newsletter.id(), earlier.edition()), earlier.number())
                                .toString()));
    }

    int stories() {
        return sections.stream().mapToInt(section -> section.stories().size()).sum();
    }

    /** This edition with so many stories less, each taken from the end of the section that is then the longest. */
    EditionView without(int stories) {
        List<Section> left = new ArrayList<>(sections);
        for (int i = 0; i < stories; i++) {
            int longest = longest(left);
            if (left.get(longest).stories().size() > 1) {
                left.set(longest, left.get(longest).withoutLast());
            } else {
                left.remove(longest);
            }
        }
        return with(stories, left);
    }

    /** This edition with one picture in a section at most: that of the first story that has one it may show. */
    EditionView withFewPictures(PictureRule rule) {
        return with(more, sections.stream().map(rule::apply).toList());
    }

    private EditionView with(int missing, List<Section> changed) {
        return new EditionView(
                newsletter,
                subject,
                preheader,
                date,
                week,
                number,
                address,
                archive,
                feed,
                missing,
                List.copyOf(changed));
    }

    /** The last of the longest. */
    private static int longest(List<Section> sections) {
        int longest = 0;
        for (int i = 1; i < sections.size(); i++) {
            if (sections.get(i).stories().size()
                    >= sections.get(longest).stories().size()) {
                longest = i;
            }
        }
        return longest;
    }
}
