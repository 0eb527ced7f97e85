package org.presstime.story;

import java.time.LocalDate;
import java.util.List;
import org.presstime.article.Article;

/**
 * A story that an earlier edition told its readers.
 *
 * @param edition the date of that edition
 * @param number its place there, from 1
 * @param articles what it was made from, as far as it is still known
 */
public record Told(LocalDate edition, int number, Story story, List<Article> articles) {

    /** Keeps what it is given. */
    public Told {
        articles = List.copyOf(articles);
    }

    Story.Earlier place() {
        return new Story.Earlier(edition, number, story.headline());
    }
}
