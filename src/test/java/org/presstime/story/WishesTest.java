package org.presstime.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.presstime.article.Article;
import org.presstime.article.Articles4Tests;
import org.presstime.newsletter.Newsletter;
import org.presstime.newsletter.Newsletters4Tests;

/** An editor's word, and what becomes of articles under it, also of those that arrive after it. */
class WishesTest {

    private static final Newsletter DAILY = Newsletters4Tests.daily("World=https://courier.example/feed.xml");
    private final Newsbot newsbot = new Newsbot();

    @Test
    void whatWasMergedStaysMergedAndTakesInWhatArrivesLater() {
        List<Story> before = write(Wishes.NONE, bridge(1), cup(2));
        Wishes wishes = Wishes.NONE.merging(before.get(0), before.get(1));

        assertThat(write(wishes, bridge(1), cup(2), bridge(3), cup(4)))
                .singleElement()
                .satisfies(story -> assertThat(articles(story)).containsExactlyInAnyOrder(1L, 2L, 3L, 4L));
    }

    @Test
    void whatWasSplitStaysSplitAlthoughAThirdArticleIsNearToBoth() {
        Story before = write(Wishes.NONE, bridge(1), bridge(2)).get(0);
        Wishes wishes = Wishes.NONE.splitting(before, 2);

        List<Story> after = write(wishes, bridge(1), bridge(2), bridge(3));

        assertThat(after).hasSize(2);
        assertThat(after).noneMatch(story -> articles(story).containsAll(Set.of(1L, 2L)));
    }

    @Test
    void theLastWordCounts() {
        Story one = write(Wishes.NONE, bridge(1), bridge(2)).get(0);
        List<Story> two = write(Wishes.NONE.splitting(one, 2), bridge(1), bridge(2));

        assertThat(write(Wishes.NONE.splitting(one, 2).merging(two.get(0), two.get(1)), bridge(1), bridge(2)))
                .hasSize(1);
        List<Story> apart = write(Wishes.NONE, bridge(1), cup(2));
        Wishes merged = Wishes.NONE.merging(apart.get(0), apart.get(1));
        assertThat(write(merged.splitting(write(merged, bridge(1), cup(2)).get(0), 2), bridge(1), cup(2)))
                .hasSize(2);
    }

    @Test
    void whatArrivesLaterJoinsItsStoryAndLeavesTheOthersAsTheyWere() {
        List<Story> before = write(
                Wishes.NONE.splitting(write(Wishes.NONE, bridge(1), bridge(2)).get(0), 2),
                bridge(1),
                bridge(2),
                cup(3));

        List<Story> after = write(Wishes.NONE.keeping(before), bridge(1), bridge(2), cup(3), cup(4), bridge(5));

        assertThat(after).hasSize(3).extracting(Story::key).containsExactly("article-1", "article-2", "article-3");
        assertThat(articles(after.get(2))).containsExactly(3L, 4L);
    }

    @Test
    void aPinnedStoryIsKnownByAnyOfItsArticles() {
        Wishes wishes = Wishes.NONE.pinning("article-9").pinning("article-2");

        Story story = write(Wishes.NONE, bridge(1), bridge(2)).get(0);

        assertThat(wishes.placeOf(story)).isZero();
        assertThat(Wishes.NONE.placeOf(story)).isEqualTo(Integer.MAX_VALUE);
        assertThat(wishes.dropping("article-2").pinned()).containsExactly("article-9");
    }

    private List<Story> write(Wishes wishes, Article... articles) {
        return newsbot.write(DAILY, List.of(articles), wishes);
    }

    private static List<Long> articles(Story story) {
        return LongStream.of(story.sources().stream()
                        .mapToLong(Source::article)
                        .sorted()
                        .toArray())
                .boxed()
                .toList();
    }

    private static Article bridge(long id) {
        List<String> counts = List.of("twelve", "thirteen", "fourteen");
        return Articles4Tests.article(
                id,
                Locale.ENGLISH,
                "The harbour bridge in Lethmar closed on Monday after Ines Holt found " + counts.get((int) id % 3)
                        + " cracks in its main cables.");
    }

    private static Article cup(long id) {
        List<String> scores = List.of("3-0", "4-1", "5-2");
        return Articles4Tests.article(
                id,
                Locale.ENGLISH,
                "Harrow Town beat Milford United " + scores.get((int) id % 3)
                        + " in the final, and Jamie Thorne scored twice.");
    }
}
