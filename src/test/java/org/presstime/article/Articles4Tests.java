package org.presstime.article;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Articles for tests of the packages that come after this one. */
public final class Articles4Tests {

    /** When the articles made here were published and arrived, unless said otherwise. */
    public static final Instant MORNING = Instant.parse("2026-11-24T05:00:00Z");

    private Articles4Tests() {}

    /** An article with a text. */
    public static Article article(long id, Locale language, String text) {
        return article(id, "https://courier.example/feed.xml", "Headline " + id, language, text);
    }

    /** An article of a feed; its page is {@code https://courier.example/ID}. */
    public static Article article(long id, String feed, String title, Locale language, String text) {
        return new Article(
                id,
                URI.create(feed),
                "Harbour Courier",
                title,
                text,
                URI.create("https://courier.example/" + id),
                Optional.of("Ana Prado"),
                language,
                MORNING.plusSeconds(id),
                MORNING.plusSeconds(id),
                Optional.empty(),
                List.of());
    }
}
