package org.presstime.review;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.presstime.edition.EditionContent;
import org.presstime.edition.EditionContent.Section;
import org.presstime.feed.Entry.Picture;
import org.presstime.story.Claim;
import org.presstime.story.Claim.Excerpt;
import org.presstime.story.Source;
import org.presstime.story.Story;
import org.presstime.story.Story.Body;
import org.presstime.story.Story.Material;
import org.presstime.story.Story.Placing;
import org.presstime.story.Story.Provenance;

/** Editions for tests of the desk. */
public final class SampleContent {

    private SampleContent() {}

    /** One story of one sentence, from the Courier, with a picture whose maker nobody named. */
    public static EditionContent of(String headline, String sentence) {
        return of(story(1, headline, sentence));
    }

    /** These stories, in one section. */
    public static EditionContent of(Story... stories) {
        return new EditionContent(
                stories[0].headline(), "A preheader", List.of(new Section("World", List.of(stories))));
    }

    /** A story made from one article of the Courier. */
    public static Story story(long article, String headline, String... sentences) {
        Source source = new Source(
                article,
                "Courier",
                Optional.empty(),
                headline,
                URI.create("https://www.courier.example/" + article),
                Instant.parse("2026-11-24T04:12:00Z"));
        return new Story(
                        "article-" + article,
                        new Placing("World", Locale.ENGLISH, false),
                        headline,
                        new Body(
                                Stream.of(sentences)
                                        .map(sentence -> claim(article, sentence))
                                        .toList(),
                                List.of(),
                                List.of()),
                        new Material(
                                List.of(source),
                                List.of(),
                                Optional.of(
                                        new Picture(URI.create("https://pictures.example/1.jpg"), "A harbour", ""))),
                        Provenance.EXTRACTIVE)
                .titled(source);
    }

    private static Claim claim(long article, String sentence) {
        return new Claim(sentence, List.of(new Excerpt(article, 0, sentence.length())), Optional.empty());
    }
}
