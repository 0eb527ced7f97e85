package org.presstime.story;

import java.util.List;
import java.util.Optional;
import org.presstime.article.Article;

/**
 * One sentence and the words it came from. The newsbot's always came from somewhere; an editor's may be the editor's own.
 *
 * @param text the sentence; never blank
 * @param excerpts the places it came from, the nearest first; empty only when an editor answers for it
 * @param editor who wrote it, when it was not the newsbot
 */
public record Claim(String text, List<Excerpt> excerpts, Optional<String> editor) {

    /** Refuses a sentence without words, and one of the newsbot's without a source. */
    public Claim {
        excerpts = List.copyOf(excerpts);
        if (text.isBlank() || editor.filter(String::isBlank).isPresent()) {
            throw new IllegalArgumentException("a claim without words: \"" + text + "\" by " + editor);
        }
        if (excerpts.isEmpty() && editor.isEmpty()) {
            throw new IllegalArgumentException("a claim without a source: \"" + text + "\"");
        }
    }

    /**
     * A place in an article.
     *
     * @param article the article's id
     * @param start where the words begin in its text, counted in characters
     * @param end where they end, exclusive
     */
    public record Excerpt(long article, int start, int end) {

        /** Refuses a place where no words can stand. */
        public Excerpt {
            if (start < 0 || end <= start) {
                throw new IllegalArgumentException("no words stand in " + article + "[" + start + "," + end + ")");
            }
        }
    }

    /** The words of an article from one place to another, as they stand there. */
    static Claim of(Article article, int start, int end) {
        return new Claim(
                article.text().substring(start, end), List.of(new Excerpt(article.id(), start, end)), Optional.empty());
    }
}
