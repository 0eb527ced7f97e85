package org.presstime.story;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.presstime.article.Article;

/**
 * One sentence and the words it came from. The newsbot's always came from somewhere; an editor's may be the editor's own.
 *
 * @param text the sentence; never blank
 * @param excerpts the places it came from, the nearest first; empty only when an editor answers for it
 * @param citation a source that the editor names; the newsbot has none but the articles
 * @param editor who wrote it, when it was not the newsbot
 */
public record Claim(String text, List<Excerpt> excerpts, Optional<Citation> citation, Optional<String> editor) {

    /** Refuses a sentence without words, and one of the newsbot's without a source or with one of its own. */
    public Claim {
        excerpts = List.copyOf(excerpts);
        // Contents stored before there were citations have none.
        citation = Objects.requireNonNullElse(citation, Optional.empty());
        if (text.isBlank() || editor.filter(String::isBlank).isPresent()) {
            throw new IllegalArgumentException("a claim without words: \"" + text + "\" by " + editor);
        }
        if (excerpts.isEmpty() && editor.isEmpty()) {
            throw new IllegalArgumentException("a claim without a source: \"" + text + "\"");
        }
        if (citation.isPresent() && editor.isEmpty()) {
            throw new IllegalArgumentException("a claim that cites what no feed brought: \"" + text + "\"");
        }
    }

    /** A sentence that rests on articles alone, or on nobody's word but an editor's. */
    public Claim(String text, List<Excerpt> excerpts, Optional<String> editor) {
        this(text, excerpts, Optional.empty(), editor);
    }

    /** Whether an editor alone answers for it. */
    public boolean hasNoSource() {
        return excerpts.isEmpty() && citation.isEmpty();
    }

    /**
     * A page that an editor names as the source of a sentence.
     *
     * @param outlet who published it; one line
     * @param link the page; http or https
     */
    public record Citation(String outlet, URI link) {

        private static final int LONGEST_OUTLET = 200;
        private static final int LONGEST_LINK = 2000;

        /** Refuses what readers could not read or should not follow. */
        public Citation {
            String scheme = String.valueOf(link.getScheme()).toLowerCase(java.util.Locale.ROOT);
            boolean page = scheme.equals("https") || scheme.equals("http");
            if (!page || link.getHost() == null || link.getUserInfo() != null) {
                throw new IllegalArgumentException("no page to cite: " + link);
            }
            if (link.toString().length() > LONGEST_LINK
                    || outlet.isBlank()
                    || outlet.length() > LONGEST_OUTLET
                    || outlet.codePoints().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("no outlet to cite, or too long an address: \"" + outlet + "\"");
            }
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
