package org.presstime.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.presstime.article.Article;
import org.presstime.article.Articles4Tests;
import org.presstime.newsletter.Newsletter;
import org.presstime.newsletter.Newsletters4Tests;
import org.presstime.story.Story.Earlier;

/** What earlier editions told is told again only when it has moved on. */
class MemoryTest {

    private static final Newsletter DAILY = Newsletters4Tests.daily("World=https://courier.example/feed.xml");
    private static final LocalDate YESTERDAY = LocalDate.parse("2026-11-23");
    private static final String FIRST =
            "The harbour bridge in Lethmar closed to all traffic on Monday after engineers found cracks in two of its four main"
                    + " cables. Ines Holt of the port authority said that nobody was hurt. Buses go round by Mill Lane until"
                    + " further notice. The bridge was built in 1931 and carries 41,000 vehicles a day.";
    private static final String REWORDED =
            "Cracks in two of four main cables have closed the harbour bridge in Lethmar to all traffic since Monday, engineers"
                    + " said. Nobody was hurt, said Ines Holt of the port authority. The bridge, built in 1931, carries 41,000"
                    + " vehicles a day; buses go round by Mill Lane until further notice.";
    private static final String MOVED_ON =
            "The harbour bridge in Lethmar closed to all traffic on Monday after engineers found cracks in two of its four main"
                    + " cables. Prosecutors have now opened an inquiry against the maintenance firm Korvet and searched its"
                    + " offices in Sarnvik. A temporary ferry service with three boats starts on Thursday, paid for by the"
                    + " regional government. Ines Holt of the port authority said that nobody was hurt.";

    private final Newsbot newsbot = new Newsbot();

    @Test
    void aStoryThatMovedOnIsAnUpdateThatLeadsWithWhatIsNew() {
        Story update = write(article(2, "Inquiry into bridge", MOVED_ON)).get(0);

        assertThat(update.placing().update()).isTrue();
        assertThat(update.placing().earlier()).hasValue(new Earlier(YESTERDAY, 1, "Bridge closes"));
        assertThat(update.body().lead().get(0).text()).startsWith("Prosecutors have now opened an inquiry");
        assertThat(update.body().claims())
                .extracting(Claim::text)
                .noneMatch(text -> text.contains("cracks") || text.contains("nobody was hurt"));
        assertThat(update.sources()).extracting(Source::article).containsExactly(2L);
    }

    @Test
    void aWireCopyThatArrivesADayLaterIsNoNews() {
        assertThat(write(article(2, "Bridge shut", FIRST))).isEmpty();
        assertThat(write(article(2, "Bridge shut", FIRST + " (Agency)"))).isEmpty();
    }

    @Test
    void theSameInOtherWordsIsNoNews() {
        assertThat(write(article(2, "Harbour bridge closed", REWORDED))).isEmpty();
    }

    @Test
    void anotherEventIsToldAsEver() {
        Story other = write(article(2, "Cup final", "Harrow Town beat Milford United 3-0 in the final on Sunday."))
                .get(0);

        assertThat(other.placing().update()).isFalse();
    }

    @Test
    void anUpdateOfAnUpdateLeadsToTheLastOne() {
        Told second = new Told(
                YESTERDAY.plusDays(1),
                4,
                write(article(2, "Inquiry into bridge", MOVED_ON)).get(0),
                List.of(article(2, "Inquiry into bridge", MOVED_ON)));
        Article third = article(
                3,
                "Korvet managers arrested",
                "Two managers of the maintenance firm Korvet were arrested in Sarnvik over the harbour bridge in Lethmar. A judge"
                        + " ordered their detention because forged inspection reports had been destroyed on Wednesday night.");

        List<Story> stories = newsbot.write(DAILY, List.of(third), Wishes.NONE, List.of(first(), second));

        assertThat(stories)
                .singleElement()
                .satisfies(story -> assertThat(story.placing().earlier())
                        .hasValueSatisfying(
                                earlier -> assertThat(earlier.number()).isEqualTo(4)));
        assertThat(newsbot.write(DAILY, List.of(article(4, "Again", MOVED_ON)), Wishes.NONE, List.of(first(), second)))
                .isEmpty();
    }

    @Test
    void whatAnEditorSaidIsAnotherEventIsNoUpdate() {
        Wishes apart = new Wishes(List.of(), List.of(Set.of(1L, 2L)), List.of(), Set.of());

        List<Story> stories =
                newsbot.write(DAILY, List.of(article(2, "Bridge shut", REWORDED)), apart, List.of(first()));

        assertThat(stories)
                .singleElement()
                .satisfies(story -> assertThat(story.placing().update()).isFalse());
    }

    private List<Story> write(Article fresh) {
        return newsbot.write(DAILY, List.of(fresh), Wishes.NONE, List.of(first()));
    }

    private Told first() {
        Article article = article(1, "Bridge closes", FIRST);
        return new Told(
                YESTERDAY,
                1,
                newsbot.write(DAILY, List.of(article), Wishes.NONE).get(0),
                List.of(article));
    }

    private static Article article(long id, String title, String text) {
        return Articles4Tests.article(id, "https://courier.example/feed.xml", title, Locale.ENGLISH, text);
    }
}
