package org.presstime.review;

/**
 * Words of an edition that a guideline speaks against.
 *
 * @param rule the guideline's id
 * @param reason the guideline's own words
 * @param place where the words stand
 * @param words what was found: a word, a number, a name; for people, not for programs
 */
public record Finding(String rule, Severity severity, String reason, Place place, String words) {

    /** How much a guideline matters. */
    public enum Severity {
        /** Should not go out like this. */
        ERROR,
        /** Needs a second look. */
        WARNING,
        /** Worth knowing. */
        NOTE
    }

    /** A part of an edition that words stand in. */
    public enum Part {
        SUBJECT,
        PREHEADER,
        NOTICE,
        STORY,
        HEADLINE,
        PICTURE,
        SENTENCE
    }

    /**
     * A place in an edition.
     *
     * @param story the story's number in the order of reading, from 1; 0 for the subject and the preheader
     * @param part of the edition or of that story
     * @param sentence its number in the story, from 1, counted through all its paragraphs; 0 for the other parts
     */
    public record Place(int story, Part part, int sentence) {

        /** The subject or the preheader. */
        public static Place of(Part part) {
            return new Place(0, part, 0);
        }
    }
}
