package org.presstime.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.presstime.article.Article;
import org.presstime.article.Articles4Tests;
import org.presstime.newsletter.Newsletter;
import org.presstime.newsletter.Newsletters4Tests;
import org.presstime.story.Claim.Excerpt;
import org.presstime.story.Story.Body;

/** Articles in, stories out. */
class NewsbotTest {

    private static final Newsletter DAILY = Newsletters4Tests.daily("World=https://courier.example/feed.xml");

    private final Newsbot newsbot = new Newsbot();

    @Test
    void tellsAnArticleInItsOwnFirstSentences() {
        Article article = Articles4Tests.article(
                1,
                Locale.ENGLISH,
                "The harbour bridge closed to all traffic on Monday after engineers found cracks in two of its four"
                        + " main cables. Buses go round by Mill Lane. Boats pass. The repair takes until May. Nobody"
                        + " was hurt.");

        Story story = newsbot.write(DAILY, List.of(article), Wishes.NONE).get(0);

        assertThat(story.section()).isEqualTo("World");
        assertThat(story.headline()).isEqualTo("Headline 1");
        assertThat(story.body().lead())
                .singleElement()
                .extracting(Claim::text)
                .asString()
                .startsWith("The harbour bridge");
        assertThat(story.body().whatHappened())
                .extracting(Claim::text)
                .containsExactly("Buses go round by Mill Lane.", "Boats pass.", "The repair takes until May.");
        assertThat(story.body().whyItMatters()).isEmpty();
        assertThat(story.sourcesOf(story.body().lead().get(0)).get(0).link()).isEqualTo(article.link());
    }

    @Test
    void tellsTheSameArticleOfTwoFeedsOnce() {
        Article first = Articles4Tests.article(1, Locale.ENGLISH, "It rained.");
        Article copy = new Article(
                2,
                first.feed().resolve("/other.xml"),
                "Other",
                first.title(),
                first.text(),
                first.link(),
                first.author(),
                first.language(),
                first.published(),
                first.arrived(),
                first.picture(),
                first.links());

        assertThat(newsbot.write(DAILY, List.of(first, copy), Wishes.NONE))
                .singleElement()
                .satisfies(story ->
                        assertThat(story.sources()).extracting(Source::article).containsExactly(1L, 2L));
    }

    @Test
    void leavesOutAnArticleWithNothingToSay() {
        assertThat(newsbot.write(DAILY, List.of(Articles4Tests.article(1, Locale.ENGLISH, " ")), Wishes.NONE))
                .isEmpty();
    }

    @Test
    void tellsAnEventOfSeveralArticlesInTheirOwnWords() {
        List<Article> event = List.of(
                Articles4Tests.article(
                        1,
                        Locale.ENGLISH,
                        "The harbour bridge in Lethmar closed on Monday after engineers found cracks in two cables. But nobody"
                                + " was hurt. Buses go round by Mill Lane until May."),
                Articles4Tests.article(
                        2,
                        Locale.ENGLISH,
                        "Engineers found cracks in two cables of the harbour bridge in Lethmar, which closed on Monday. \"It is"
                                + " the worst damage I have seen,\" said Ines Holt of the port. It is the first closure since"
                                + " 1987, and the repair could cost 12 million."),
                Articles4Tests.article(
                        3,
                        Locale.forLanguageTag("es"),
                        "El puente de Lethmar cerró el lunes: Ines Holt halló grietas en dos cables."));

        Story story = newsbot.write(
                        DAILY, event, new Wishes(List.of(Set.of(1L, 2L, 3L)), List.of(), List.of(), Set.of()))
                .get(0);

        assertThat(story.key()).isEqualTo("article-1");
        assertThat(story.sources()).extracting(Source::article).containsExactlyInAnyOrder(1L, 2L, 3L);
        assertThat(story.body().claims()).hasSizeGreaterThan(2).allSatisfy(claim -> {
            Excerpt place = claim.excerpts().get(0);
            String text = event.get((int) place.article() - 1).text();
            assertThat(claim.text()).startsWith(text.substring(place.start(), place.end() - 1));
        });
        assertThat(story.body().claims()).doesNotHaveDuplicates();
        assertThat(story.body().lead().get(0).text()).contains("bridge", "cracks");
    }

    @Test
    void keepsItsKeyWhenAnArticleArrivesLater() {
        Article first = Articles4Tests.article(1, Locale.ENGLISH, "The harbour bridge in Lethmar closed on Monday.");
        Article later = Articles4Tests.article(
                9, Locale.ENGLISH, "The bridge in Lethmar is closed since Monday, the harbour says.");
        Story before = newsbot.write(DAILY, List.of(first), Wishes.NONE).get(0);

        List<Story> after = newsbot.write(DAILY, List.of(first, later), Wishes.NONE.keeping(List.of(before)));

        assertThat(after).singleElement().extracting(Story::key).isEqualTo(before.key());
        assertThat(after.get(0).sources()).hasSize(2);
    }

    @Test
    void saysNothingTwice() {
        Article article =
                Articles4Tests.article(1, Locale.ENGLISH, "It rained all day. It rained all day. It stopped.");

        assertThat(newsbot.write(DAILY, List.of(article), Wishes.NONE)
                        .get(0)
                        .body()
                        .claims())
                .extracting(Claim::text)
                .containsExactly("It rained all day.", "It stopped.");
    }

    @Test
    void leavesOutWhatEditorsDropped() {
        Article article = Articles4Tests.article(1, Locale.ENGLISH, "It rained all day.");

        assertThat(newsbot.write(
                        DAILY, List.of(article), new Wishes(List.of(), List.of(), List.of(), Set.of("article-1"))))
                .isEmpty();
    }

    @Test
    void cannotMakeAStoryOutOfWordsFromElsewhere() {
        Story story = newsbot.write(
                        DAILY, List.of(Articles4Tests.article(1, Locale.ENGLISH, "It rained.")), Wishes.NONE)
                .get(0);
        Claim foreign = new Claim("It snowed.", List.of(new Excerpt(99, 0, 10)), Optional.empty());
        Body body = new Body(List.of(foreign), List.of(), List.of());

        assertThatThrownBy(() -> new Story(
                        story.key(), story.placing(), story.headline(), body, story.material(), story.provenance()))
                .hasMessageContaining("It snowed.");
    }

    @Test
    void saysNothingWithoutASource() {
        assertThatThrownBy(() -> new Claim("It snowed.", List.of(), Optional.empty()))
                .hasMessageContaining("without a source");
        assertThatThrownBy(() -> new Excerpt(1, 4, 4)).hasMessageContaining("1[4,4)");
        assertThat(new Claim("It snowed.", List.of(), Optional.of("ana@example.org")).excerpts())
                .isEmpty();
    }
}
