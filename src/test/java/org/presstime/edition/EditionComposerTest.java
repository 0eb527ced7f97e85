package org.presstime.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.presstime.article.Article;
import org.presstime.article.Articles4Tests;
import org.presstime.edition.EditionContent.Section;
import org.presstime.newsletter.Newsletter;
import org.presstime.newsletter.Newsletter.Quota;
import org.presstime.newsletter.Newsletter.StoryLimits;
import org.presstime.newsletter.Newsletters4Tests;
import org.presstime.story.Newsbot;
import org.presstime.story.Source;
import org.presstime.story.Story;
import org.presstime.story.Story.Material;
import org.presstime.story.Story.Placing;
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
    void pinnedStoriesComeFirstHoweverFullItIs() {
        Wishes wishes = Wishes.NONE.pinning("article-2").pinning("article-1");

        EditionContent content = composer.compose(FIVE, stories("w1", "w2", "w3", "w4", "w5", "w6", "w7"), wishes);

        assertThat(content.stories()).extracting(Story::headline).containsExactly("w1", "w2", "w7", "w6", "w5");
        assertThat(content.wishes()).isEqualTo(wishes);
    }

    @Test
    void whatSeveralOutletsTellComesBeforeWhatIsNewer() {
        List<Story> stories = stories("w1", "w2", "w3");
        Story told = voiced(stories.get(0), 4);

        assertThat(composer.compose(FIVE, List.of(told, stories.get(1), stories.get(2)))
                        .stories())
                .extracting(Story::headline)
                .containsExactly("w1", "w3", "w2");
    }

    @Test
    void anOutletThatHasHadRoomGivesWayToAnother() {
        Newsletter two = Newsletters4Tests.newsletter("daily", new StoryLimits(1, 2), "World=https://world.example/");
        List<Story> stories = stories("w1", "w2", "w3");
        Story other = of(stories.get(0), "Northern Post");

        assertThat(composer.compose(two, List.of(other, stories.get(1), stories.get(2)))
                        .stories())
                .extracting(Story::headline)
                .containsExactly("w3", "w1");
    }

    @Test
    void aSectionHasAsManyStoriesAsItShould() {
        StoryLimits limits = new StoryLimits(
                1, 4, Map.of("World", new Quota(0, 2), "Sport", new Quota(3, 3)), StoryLimits.USUAL_MEMORY);
        Newsletter four = Newsletters4Tests.newsletter(
                "daily", limits, "World=https://world.example/", "Sport=https://sport.example/");

        assertThat(sizes(four, "w1", "w2", "w3", "w4", "s1", "s2", "s3", "s4")).containsExactly(1, 3);
        assertThat(sizes(four, "w1", "w2", "w3", "w4", "s1")).containsExactly(2, 1);
    }

    @Test
    void theOrderOfArrivalDecidesNothing() {
        List<Story> stories = new ArrayList<>(stories("w1", "s1", "w2", "s2", "w3", "w4", "w5"));
        EditionContent content = composer.compose(FIVE, stories);

        for (int turn = 0; turn < stories.size(); turn++) {
            Collections.rotate(stories, 1);
            assertThat(composer.compose(FIVE, stories)).isEqualTo(content);
        }
    }

    @Test
    void anUpdateSaysSoInSubjectAndPreheader() {
        List<Story> stories =
                stories("w1", "w2").stream().map(EditionComposerTest::updated).toList();

        EditionContent content = composer.compose(FIVE, stories);

        assertThat(content.subject()).isEqualTo("Update: w2");
        assertThat(content.preheader()).isEqualTo("Update: w1");
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

    private List<Integer> sizes(Newsletter newsletter, String... titles) {
        return composer.compose(newsletter, stories(titles)).sections().stream()
                .map(section -> section.stories().size())
                .toList();
    }

    private static Story voiced(Story story, int voices) {
        return placed(story, new Placing(story.section(), Locale.ENGLISH, false, Optional.empty(), voices));
    }

    private static Story updated(Story story) {
        return placed(story, new Placing(story.section(), Locale.ENGLISH, true));
    }

    private static Story placed(Story story, Placing placing) {
        return new Story(story.key(), placing, story.headline(), story.body(), story.material(), story.provenance());
    }

    private static Story of(Story story, String outlet) {
        Source source = story.sources().get(0);
        Source other = new Source(
                source.article(), outlet, source.author(), source.title(), source.link(), source.published());
        return new Story(
                story.key(),
                story.placing(),
                story.headline(),
                story.body(),
                new Material(List.of(other), List.of(), Optional.empty()),
                story.provenance());
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
