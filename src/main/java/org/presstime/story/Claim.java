package org.presstime.story;

/**
 * One sentence and the words it came from.
 *
 * @param text the sentence; never blank
 * @param article the id of the article it came from, one of its story's sources
 * @param start where the words begin in that article's text, counted in characters
 * @param end where they end, exclusive
 */
public record Claim(String text, long article, int start, int end) {

    /** Refuses a sentence without words, or without a place they came from. */
    public Claim {
        if (text.isBlank() || start < 0 || end <= start) {
            throw new IllegalArgumentException(
                    "a claim without a source: \"" + text + "\" from " + article + "[" + start + "," + end + ")");
        }
    }
}
