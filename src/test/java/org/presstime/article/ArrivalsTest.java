package org.presstime.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.presstime.article.FeedDocument.item;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.presstime.article.Articles.Rules;
import org.presstime.article.HeldArticles.Decision;
import org.presstime.article.HeldArticles.HeldFeed;
import org.presstime.database.Database;
import org.presstime.database.OnEachDatabase;
import org.presstime.delivery.SettableClock;
import org.presstime.newsletter.Newsletter;
import org.presstime.newsletter.Newsletters4Tests;

/** What a feed brings over time: nothing twice, nothing lost, nothing in a flood, and the last text of each. */
class ArrivalsTest {

    private static final URI FEED = URI.create("https://courier.example/feed.xml");
    private static final Newsletter DAILY = Newsletters4Tests.daily("World=" + FEED);
    private static final Duration KEEP = Duration.ofDays(3);

    private final SettableClock clock = new SettableClock("2026-11-24T06:00:00Z");

    @OnEachDatabase
    void fiftyFetchesBringEachArticleOnce(Database database) {
        SplittableRandom random = new SplittableRandom(7);
        List<FeedDocument.Item> published = new ArrayList<>();
        int added = 0;
        for (int fetch = 0; fetch < 50; fetch++) {
            for (int i = random.nextInt(4); i > 0 || published.isEmpty(); i--) {
                int number = published.size();
                published.add(item("Story " + number)
                        .guid("g" + number)
                        .link("https://x.example/story?id=" + number)
                        .at(clock.instant()));
            }
            List<FeedDocument.Item> shown = published.subList(Math.max(0, published.size() - 10), published.size());
            added += add(
                    database,
                    shown.stream().map(item -> item.variant(random.nextInt(6))).toArray(FeedDocument.Item[]::new));
            clock.pass(Duration.ofMinutes(20));
        }

        assertThat(added).isEqualTo(published.size());
        assertThat(titles(database))
                .containsExactlyElementsOf(
                        published.stream().map(FeedDocument.Item::title).toList());
    }

    @OnEachDatabase
    void twelveSpellingsInOneDocumentAreOneArticle(Database database) {
        FeedDocument.Item story = item("Harbour opens").link("https://x.example/news/harbour?id=7");

        int added = add(
                database,
                IntStream.range(0, 12)
                        .mapToObj(i -> story.guid("g" + i).variant(i))
                        .toArray(FeedDocument.Item[]::new));

        assertThat(added).isEqualTo(1);
    }

    @OnEachDatabase
    void articlesThatShareAPageOrAnIdentifierAreStillTwo(Database database) {
        assertThat(add(
                        database,
                        item("One").guid("1").link("https://x.example/"),
                        item("Two").guid("2").link("https://x.example/"),
                        item("Three").guid("3").link("https://x.example/changes#v3"),
                        item("Four").guid("4").link("https://x.example/changes#v4"),
                        item("Five").guid("same").link("https://x.example/5"),
                        item("Six").guid("same").link("https://x.example/6").at(clock.instant())))
                .isEqualTo(6);
        assertThat(add(database, item("Seven").guid("7").link("https://x.example")))
                .isEqualTo(1);
        assertThat(add(
                        database,
                        item("Two").guid("2").link("https://x.example/"),
                        item("Four").guid("4").link("https://x.example/changes#v4"),
                        item("Six").guid("same").link("https://x.example/6").at(clock.instant())))
                .isZero();
    }

    @OnEachDatabase
    void anArticleWithoutAPageOfItsOwnLeadsToTheSite(Database database) {
        FeedDocument.Item note = item("A note").guid("note-1").link("");
        FeedDocument.Item other = item("Another").guid("").link("").at(clock.instant());

        assertThat(add(database, note, other)).isEqualTo(2);
        assertThat(add(database, note, other)).isZero();
        assertThat(waiting(database)).extracting(Article::link).containsOnly(URI.create("https://courier.example/"));
    }

    @OnEachDatabase
    void aFeedThatIsNewHereBringsOnlyWhatIsNew(Database database) {
        FeedDocument.Item[] archive = IntStream.range(0, 30)
                .mapToObj(day ->
                        item("Day " + day).guid("g" + day).at(clock.instant().minus(Duration.ofDays(day))))
                .toArray(FeedDocument.Item[]::new);

        assertThat(add(database, archive)).isEqualTo(4);
        assertThat(titles(database)).containsExactly("Day 0", "Day 1", "Day 2", "Day 3");
        assertThat(add(database, archive)).as("and what was old stays old").isZero();
    }

    @OnEachDatabase
    void aFeedWithoutDatesBringsAFewAtFirst(Database database) {
        assertThat(add(
                        database,
                        IntStream.range(0, 30)
                                .mapToObj(i -> item("Undated " + i).guid("g" + i))
                                .toArray(FeedDocument.Item[]::new)))
                .isEqualTo(10);
    }

    @OnEachDatabase
    void anEditSoonAfterCountsAndALateOneDoesNot(Database database) {
        add(database, item("Bridge closed").guid("1").text("Ten hurt."));
        clock.pass(Duration.ofMinutes(30));

        assertThat(add(database, item("Bridge closed, two hurt").guid("1").text("Two hurt.")))
                .isZero();
        assertThat(waiting(database)).singleElement().satisfies(article -> {
            assertThat(article.title()).isEqualTo("Bridge closed, two hurt");
            assertThat(article.text()).isEqualTo("Two hurt.");
        });

        clock.pass(Duration.ofMinutes(31));
        add(database, item("Bridge open").guid("1").text("All is well."));
        assertThat(titles(database)).containsExactly("Bridge closed, two hurt");
    }

    @OnEachDatabase
    void anArticleThatAnEditionUsedNeverChanges(Database database) {
        add(database, item("As sent").guid("1"));
        Articles articles = articles(database);
        articles.consume("daily", 1, List.of(waiting(database).get(0).id()));

        add(database, item("As edited").guid("1"));
        articles.release(1);

        assertThat(titles(database)).containsExactly("As sent");
    }

    @OnEachDatabase
    void aFeedThatRenamesAllItsArticlesIsHeld(Database database) {
        add(database, batch("old", 10));
        clock.pass(Duration.ofHours(1));

        assertThat(add(database, batch("new", 10))).isZero();

        HeldArticles held = HeldArticles.in(database, clock);
        assertThat(held.all()).singleElement().satisfies(feed -> {
            assertThat(feed.feed()).isEqualTo(FEED);
            assertThat(feed.articles()).isEqualTo(10);
            assertThat(feed.titles()).hasSize(5).contains("Story 0");
        });
        assertThat(waiting(database))
                .hasSize(10)
                .noneMatch(article -> article.link().toString().contains("new"));
    }

    @OnEachDatabase
    void whatComesAfterAFloodWaitsForTheSameDecision(Database database) {
        add(database, batch("old", 10));
        clock.pass(Duration.ofHours(1));
        add(database, batch("new", 10));
        clock.pass(Duration.ofDays(5));

        assertThat(add(database, item("Later").guid("later").at(clock.instant())))
                .isZero();
        HeldArticles held = HeldArticles.in(database, clock);
        assertThat(held.decide(FEED, Decision.ACCEPT)).isEqualTo(11);

        assertThat(waiting(database)).as("also long after they came").hasSize(11);
        assertThat(held.all()).isEmpty();
        assertThat(held.decide(FEED, Decision.ACCEPT)).isZero();
    }

    @OnEachDatabase
    void afterItIsMarkedSeenAFeedIsAsBefore(Database database) {
        add(database, batch("old", 10));
        clock.pass(Duration.ofHours(1));
        add(database, batch("new", 10));
        HeldArticles held = HeldArticles.in(database, clock);

        assertThat(held.decide(FEED, Decision.SEEN)).isEqualTo(10);
        assertThat(held.of(FEED)).isEmpty();
        assertThat(add(database, batch("new", 10))).isZero();
        assertThat(add(database, item("Fresh").guid("fresh").at(clock.instant())))
                .isEqualTo(1);
        assertThat(new HashSet<>(titles(database))).contains("Fresh");
    }

    @OnEachDatabase
    void aBusyFeedThatNobodyAskedForDaysIsNoFlood(Database database) {
        add(database, hourly(0));
        clock.pass(Duration.ofDays(2));

        assertThat(add(database, hourly(100))).isEqualTo(20);
        assertThat(HeldArticles.in(database, clock).all())
                .extracting(HeldFeed::feed)
                .isEmpty();
    }

    @OnEachDatabase
    void twoNewArticlesOfThreeAreNoFlood(Database database) {
        add(database, item("One").guid("1"));
        assertThat(add(
                        database,
                        item("One").guid("1"),
                        item("Two").guid("2"),
                        item("Three").guid("3")))
                .isEqualTo(2);
    }

    /** Ten articles of the last ten days; another name is another identifier and another page. */
    private static FeedDocument.Item[] batch(String name, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> item("Story " + i)
                        .guid(name + i)
                        .link("https://x.example/" + name + "/" + i)
                        .text("What happened in story " + i)
                        .at(Instant.parse("2026-11-24T05:00:00Z").minus(Duration.ofHours(6L * i))))
                .toArray(FeedDocument.Item[]::new);
    }

    private FeedDocument.Item[] hourly(int first) {
        return IntStream.range(0, 20)
                .mapToObj(i -> item("Hour " + (first + i))
                        .guid("h" + (first + i))
                        .at(clock.instant().minus(Duration.ofHours(i))))
                .toArray(FeedDocument.Item[]::new);
    }

    private int add(Database database, FeedDocument.Item... items) {
        return articles(database).add(FEED, FeedDocument.of(FEED, items), Locale.ENGLISH);
    }

    private List<Article> waiting(Database database) {
        return articles(database).waitingFor(DAILY, KEEP);
    }

    private List<String> titles(Database database) {
        return waiting(database).stream().map(Article::title).toList();
    }

    private Articles articles(Database database) {
        return Articles.in(database, clock, Rules.USUAL);
    }
}
