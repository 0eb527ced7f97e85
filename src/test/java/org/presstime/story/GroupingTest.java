package org.presstime.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.presstime.article.Article;
import org.presstime.article.Articles4Tests;

/** Articles in, events out. */
class GroupingTest {

    private static final Locale SPANISH = Locale.forLanguageTag("es");

    private static final Article QUAKE = article(
            1,
            "Strong quake shakes Sarnvik",
            "An earthquake of magnitude 6.4 struck Sarnvik before dawn and injured 312 people, civil protection said. Ravi"
                    + " Desoto, who leads the rescue, said 41 houses had collapsed in the district of Hovdal.");
    private static final Article SAME_QUAKE = article(
            2,
            "Rescuers search Hovdal",
            "Rescuers in Hovdal searched 41 collapsed houses after the earthquake that injured at least 312 people in"
                    + " Sarnvik. Ravi Desoto of civil protection spoke of people pulled out alive.");
    private static final Article OTHER_QUAKE = article(
            3,
            "Strong quake shakes Mirabad",
            "An earthquake of magnitude 6.9 struck Mirabad before dawn and injured 77 people, civil protection said. Farida"
                    + " Noor, who leads the rescue, said 12 houses had collapsed in the district of Shirin.");
    private static final Article TERREMOTO = Articles4Tests.article(
            4,
            "https://gaceta.example/feed.xml",
            "Terremoto en Sarnvik",
            SPANISH,
            "Un terremoto de magnitud 6,4 sacudió Sarnvik antes del amanecer y dejó 312 heridos, según protección civil."
                    + " Ravi Desoto dijo que 41 casas se derrumbaron en el distrito de Hovdal.");
    private static final Article CUP = article(
            5,
            "Harrow Town win the cup",
            "Harrow Town beat Milford United 3-0 in the final. Jamie Thorne scored twice for coach Roy Haddon.");

    private final Grouping grouping = new Grouping();

    @Test
    void putsTheArticlesOfOneEventTogetherAndNoOthers() {
        assertThat(ids(List.of(QUAKE, OTHER_QUAKE, CUP, SAME_QUAKE), Wishes.NONE))
                .containsExactly(List.of(1L, 2L), List.of(3L), List.of(5L));
    }

    @Test
    void crossesLanguagesByNamesAndNumbers() {
        assertThat(ids(List.of(QUAKE, CUP, TERREMOTO), Wishes.NONE)).containsExactly(List.of(1L, 4L), List.of(5L));
    }

    @Test
    void givesTheSameEventsInWhateverOrderArticlesArrive() {
        List<Article> articles = new ArrayList<>(List.of(QUAKE, SAME_QUAKE, OTHER_QUAKE, TERREMOTO, CUP));
        Set<Set<Long>> events = sets(articles);
        Collections.reverse(articles);

        assertThat(sets(articles)).isEqualTo(events);
    }

    @Test
    void doesWhatEditorsWish() {
        List<Article> articles = List.of(QUAKE, SAME_QUAKE, OTHER_QUAKE, CUP);

        assertThat(ids(articles, new Wishes(List.of(Set.of(3L, 5L)), List.of(), List.of(), Set.of())))
                .containsExactly(List.of(1L, 2L), List.of(3L, 5L));
        assertThat(ids(articles, new Wishes(List.of(), List.of(Set.of(1L, 2L)), List.of(), Set.of())))
                .noneMatch(group -> group.containsAll(List.of(1L, 2L)));
    }

    @Test
    void keepsApartWhatAnEditorSplitAlthoughItWasOneStoryBefore() {
        Wishes wishes = new Wishes(List.of(Set.of(1L, 2L, 4L)), List.of(Set.of(1L, 2L)), List.of(), Set.of());

        assertThat(ids(List.of(QUAKE, SAME_QUAKE, TERREMOTO), wishes)).contains(List.of(1L, 4L), List.of(2L));
    }

    @Test
    void foldsWireCopiesButNotOneFormFilledTwice() {
        String wire =
                QUAKE.text() + " Schools and the railway stay closed until engineers have checked every bridge on the"
                        + " coast, the ministry said in a statement.";
        assertThat(Copies.among(List.of(wire, wire + " (Agency)", OTHER_QUAKE.text())))
                .containsExactly(Set.of(0, 1));
    }

    @Test
    void endsWithManyArticles() {
        List<Article> articles = LongStream.rangeClosed(1, 400)
                .mapToObj(id -> article(
                        id,
                        "Number w" + id / 2,
                        IntStream.range(0, 20)
                                .mapToObj(word -> "w" + id / 2 + "x" + word)
                                .toList()
                                .toString()))
                .toList();

        assertThat(grouping.group(articles, Wishes.NONE).size()).isBetween(190, 220);
    }

    @Test
    void findsNothingInNothing() {
        assertThat(grouping.group(List.of(), Wishes.NONE)).isEmpty();
        assertThat(ids(List.of(article(1, "", ""), article(2, "", "")), Wishes.NONE))
                .hasSize(2);
    }

    private Set<Set<Long>> sets(List<Article> articles) {
        return Set.copyOf(ids(articles, Wishes.NONE).stream().map(Set::copyOf).toList());
    }

    private List<List<Long>> ids(List<Article> articles, Wishes wishes) {
        return grouping.group(articles, wishes).stream()
                .map(group -> group.stream().map(Article::id).toList())
                .toList();
    }

    private static Article article(long id, String title, String text) {
        return Articles4Tests.article(id, "https://courier.example/feed.xml", title, Locale.ENGLISH, text);
    }
}
