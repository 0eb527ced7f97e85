package org.presstime.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.presstime.edition.EditionContent;
import org.presstime.review.Finding.Part;
import org.presstime.review.Finding.Place;
import org.presstime.story.Claim;
import org.presstime.story.Story;

/**
 * Words of an edition and where they stand.
 *
 * @param story the story they are of; none for the subject and the preheader
 * @param claim the sentence they are; none for the other parts
 */
record Passage(Place place, String text, Optional<Story> story, Optional<Claim> claim) {

    /** Everything readers read, in the order in which they do. */
    static List<Passage> of(EditionContent content) {
        List<Passage> passages = new ArrayList<>();
        passages.add(edition(Part.SUBJECT, content.subject()));
        passages.add(edition(Part.PREHEADER, content.preheader()));
        content.notice().stream()
                .flatMap(notice -> notice.paragraphs().stream())
                .forEach(paragraph -> passages.add(edition(Part.NOTICE, paragraph)));
        int number = 1;
        for (Story story : content.stories()) {
            passages.addAll(of(story, number));
            number++;
        }
        return passages;
    }

    private static Passage edition(Part part, String text) {
        return new Passage(Place.of(part), text, Optional.empty(), Optional.empty());
    }

    private static List<Passage> of(Story story, int number) {
        List<Passage> passages = new ArrayList<>();
        Optional<Story> itself = Optional.of(story);
        passages.add(new Passage(new Place(number, Part.HEADLINE, 0), story.headline(), itself, Optional.empty()));
        List<Claim> claims = story.body().claims();
        for (int i = 0; i < claims.size(); i++) {
            Claim claim = claims.get(i);
            passages.add(
                    new Passage(new Place(number, Part.SENTENCE, i + 1), claim.text(), itself, Optional.of(claim)));
        }
        story.material()
                .picture()
                .ifPresent(picture -> passages.add(
                        new Passage(new Place(number, Part.PICTURE, 0), picture.alt(), itself, Optional.empty())));
        passages.add(new Passage(new Place(number, Part.STORY, 0), whole(claims), itself, Optional.empty()));
        return passages;
    }

    private static String whole(List<Claim> claims) {
        return String.join(" ", claims.stream().map(Claim::text).toList());
    }

    boolean is(Part part) {
        return place.part() == part;
    }

    /** Whether it is in this language; the subject and the preheader are in every one. */
    boolean isIn(Locale language) {
        return story.map(told -> told.placing().language())
                .map(spoken -> spoken.getLanguage().equals(language.getLanguage()))
                .orElse(true);
    }
}
