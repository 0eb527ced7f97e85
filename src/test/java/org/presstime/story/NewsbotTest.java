package org.presstime.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.presstime.article.Article;
import org.presstime.article.Articles4Tests;
import org.presstime.newsletter.Newsletter;
import org.presstime.newsletter.Newsletters4Tests;

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

        Story story = newsbot.write(DAILY, List.of(article)).get(0);

        assertThat(story.section()).isEqualTo("World");
        assertThat(story.headline()).isEqualTo("Headline 1");
        assertThat(story.lead())
                .singleElement()
                .extracting(Claim::text)
                .asString()
                .startsWith("The harbour bridge");
        assertThat(story.whatHappened())
                .extracting(Claim::text)
                .containsExactly("Buses go round by Mill Lane.", "Boats pass.", "The repair takes until May.");
        assertThat(story.whyItMatters()).isEmpty();
        assertThat(story.sourceOf(story.lead().get(0)).link()).isEqualTo(article.link());
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

        assertThat(newsbot.write(DAILY, List.of(first, copy)))
                .singleElement()
                .satisfies(story ->
                        assertThat(story.sources()).extracting(Source::article).containsExactly(1L, 2L));
    }

    @Test
    void leavesOutAnArticleWithNothingToSay() {
        assertThat(newsbot.write(DAILY, List.of(Articles4Tests.article(1, Locale.ENGLISH, " "))))
                .isEmpty();
    }

    @Test
    void cannotMakeAStoryOutOfWordsFromElsewhere() {
        Story story = newsbot.write(DAILY, List.of(Articles4Tests.article(1, Locale.ENGLISH, "It rained.")))
                .get(0);
        List<Claim> foreign = List.of(new Claim("It snowed.", 99, 0, 10));

        assertThatThrownBy(() -> new Story(
                        story.section(),
                        story.language(),
                        story.headline(),
                        foreign,
                        List.of(),
                        List.of(),
                        List.of(),
                        story.sources(),
                        story.picture()))
                .hasMessageContaining("It snowed.");
        assertThatThrownBy(() -> new Claim("It snowed.", 1, 4, 4)).hasMessageContaining("It snowed.");
    }
}
