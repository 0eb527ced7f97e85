package org.presstime.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.presstime.article.Article;
import org.presstime.article.Articles4Tests;
import org.presstime.edition.EditionContent.Section;
import org.presstime.newsletter.Newsletter;
import org.presstime.newsletter.Newsletter.StoryLimits;
import org.presstime.newsletter.Newsletters4Tests;
import org.presstime.story.Newsbot;
import org.presstime.story.Story;
import org.presstime.story.Wishes;

/** Stories in, an edition out. */
class EditionComposerTest {

    private static final Newsletter FIVE = Newsletters4Tests.newsletter(
            "daily", new StoryLimits(1, 5), "World=https://world.example/", "Sport=https://sport.example/");

    private final EditionComposer composer = new EditionComposer();

    @Test
    void sectionsTakeTurnsAndTheNewestStoriesComeFirst() {
        EditionContent content = composer.compose(FIVE, stories("w1", "w2", "w3", "w4", "w5", "w6", "s1"));

        assertThat(content.sections()).extracting(Section::name).containsExactly("World", "Sport");
        assertThat(content.sections().get(0).stories())
                .extracting(Story::headline)
                .containsExactly("w6", "w5", "w4", "w3");
        assertThat(content.sections().get(1).stories())
                .extracting(Story::headline)
                .containsExactly("s1");
    }

    @Test
    void aSectionWithoutStoriesIsLeftOut() {
        assertThat(composer.compose(FIVE, stories("s1")).sections())
                .extracting(Section::name)
                .containsExactly("Sport");
    }

    @Test
    void noStoriesMakeNoEdition() {
        assertThat(composer.compose(FIVE, List.of())).isEqualTo(EditionContent.EMPTY);
    }

    @Test
    void theFirstHeadlineIsTheSubjectAndTheOthersThePreheader() {
        EditionContent content = composer.compose(FIVE, stories("w1", "w2", "s1"));

        assertThat(content.subject()).isEqualTo("w2");
        assertThat(content.preheader()).isEqualTo("w1 · s1");
    }

    @ParameterizedTest
    @CsvSource({
        "20, Bridge closed, Bridge closed",
        "20, Bridge closed until the end of May, Bridge closed until…",
        "10, Donaudampfschifffahrt, Donaudamp…",
        "10, 😀😀😀😀😀😀😀, 😀😀😀😀…",
    })
    void longTextsAreCutBetweenWords(int length, String text, String expected) {
        assertThat(Shortened.to(length, text)).isEqualTo(expected).hasSizeLessThanOrEqualTo(length);
    }

    /** A text that shares no word with those of other titles. */
    private static String distinct(String title) {
        String word = title.replaceAll("\\d", "") + "abcdefghij".charAt(Integer.parseInt(title.substring(1)));
        return String.format("%1$skrom %1$sbluz %1$svint %1$sdrop.", word);
    }

    /** A story each: "w…" in World, "s…" in Sport, each newer than the one before it. */
    private static List<Story> stories(String... titles) {
        List<Article> articles = new ArrayList<>();
        for (String title : titles) {
            String feed = title.startsWith("w") ? "https://world.example/" : "https://sport.example/";
            articles.add(Articles4Tests.article(articles.size() + 1, feed, title, Locale.ENGLISH, distinct(title)));
        }
        return new Newsbot().write(FIVE, articles, Wishes.NONE);
    }
}
