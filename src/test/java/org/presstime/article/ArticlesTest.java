package org.presstime.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.presstime.article.Article.Link;
import org.presstime.database.Database;
import org.presstime.database.OnEachDatabase;
import org.presstime.feed.ParsedFeed;
import org.presstime.newsletter.Newsletter;
import org.presstime.newsletter.Newsletters4Tests;

/** Entries in, articles out: clean, each once, in order of arrival. */
class ArticlesTest {

    private static final Instant NOW = Instant.parse("2026-11-24T06:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final URI FEED = URI.create("https://courier.example/feed.xml");
    private static final URI OTHER = URI.create("https://other.example/feed.xml");
    private static final Newsletter DAILY =
            Newsletters4Tests.daily("World=https://courier.example/feed.xml", "More=https://other.example/feed.xml");
    private static final Duration KEEP = Duration.ofDays(3);

    @OnEachDatabase
    void areAddedOnceHoweverOftenTheyAreSeen(Database database) {
        Articles articles = Articles.in(database, CLOCK);
        ParsedFeed feed = feed(item("1", "https://x.example/1", "One"), item("2", "https://x.example/2", "Two"));

        assertThat(articles.add(FEED, feed, Locale.ENGLISH)).isEqualTo(2);
        for (int i = 0; i < 50; i++) {
            assertThat(articles.add(FEED, feed, Locale.ENGLISH)).isZero();
        }
        assertThat(titles(articles)).containsExactly("One", "Two");
    }

    @OnEachDatabase
    void areTheSameUnderAnotherGuidOrWithTracking(Database database) {
        Articles articles = Articles.in(database, CLOCK);
        articles.add(FEED, feed(item("1", "https://x.example/1", "One")), Locale.ENGLISH);

        assertThat(articles.add(
                        FEED, feed(item("new guid", "https://x.example/1?utm_source=a#b", "One")), Locale.ENGLISH))
                .isZero();
        assertThat(articles.add(FEED, feed(item("1", "https://x.example/moved", "One")), Locale.ENGLISH))
                .isZero();
    }

    @OnEachDatabase
    void waitUntilAnEditionUsesThem(Database database) {
        Articles articles = Articles.in(database, CLOCK);
        articles.add(
                FEED,
                feed(item("1", "https://x.example/1", "One"), item("2", "https://x.example/2", "Two")),
                Locale.ENGLISH);
        articles.add(OTHER, feed(item("9", "https://x.example/1", "One again")), Locale.ENGLISH);
        List<Article> waiting = articles.waitingFor(DAILY, KEEP);

        articles.consume("daily", 1, List.of(waiting.get(0).id()));

        assertThat(titles(articles)).as("nor its copy in another feed").containsExactly("Two");
        articles.release(1);
        assertThat(titles(articles)).as("each page once").containsExactly("One", "Two");
    }

    @OnEachDatabase
    void areForgottenAfterAWhile(Database database) {
        Articles.in(database, CLOCK).add(FEED, feed(item("1", "https://x.example/1", "One")), Locale.ENGLISH);
        Clock later = Clock.fixed(NOW.plus(Duration.ofDays(4)), ZoneOffset.UTC);

        assertThat(Articles.in(database, later).waitingFor(DAILY, KEEP)).isEmpty();
    }

    @OnEachDatabase
    void comeBackAsTheyWereWritten(Database database) {
        Articles articles = Articles.in(database, CLOCK);
        articles.add(FEED, feed("""
                        <item><title>El puente</title><link>https://x.example/1</link><dc:creator>Ana</dc:creator>
                        <pubDate>Tue, 24 Nov 2026 05:00:00 GMT</pubDate>
                        <media:content url="https://p.example/1.jpg"/>
                        <description>&lt;p&gt;Se cerró, dice &lt;a href="https://acta.example/"&gt;el acta&lt;/a&gt;.&lt;/p&gt;</description>
                        </item>"""), Locale.forLanguageTag("es"));

        assertThat(articles.waitingFor(DAILY, KEEP)).singleElement().satisfies(article -> {
            assertThat(article.outlet()).isEqualTo("Courier");
            assertThat(article.text()).isEqualTo("Se cerró, dice el acta.");
            assertThat(article.author()).hasValue("Ana");
            assertThat(article.published()).isEqualTo(Instant.parse("2026-11-24T05:00:00Z"));
            assertThat(article.arrived()).isEqualTo(NOW);
            assertThat(article.language().getLanguage()).isEqualTo("es");
            assertThat(article.picture()).isPresent();
            assertThat(article.links()).containsExactly(new Link("el acta", URI.create("https://acta.example/")));
        });
    }

    @OnEachDatabase
    void ofTheFutureAreOfNowAndThoseWithNothingToSayAreNone(Database database) {
        Articles articles = Articles.in(database, CLOCK);

        int added = articles.add(
                FEED,
                feed(
                        "<item><title>T</title><link>https://x.example/1</link>"
                                + "<pubDate>Tue, 24 Nov 2099 05:00:00 GMT</pubDate></item>",
                        "<item><link>https://x.example/2</link></item>",
                        "<item><title>No link</title></item>",
                        "<item><link>https://x.example/3</link><description>Only words.</description></item>"),
                Locale.ENGLISH);

        assertThat(added).isEqualTo(2);
        assertThat(titles(articles)).containsExactly("T", "Only words.");
        assertThat(articles.waitingFor(DAILY, KEEP).get(0).published()).isEqualTo(NOW);
        assertThat(articles.waitingFor(DAILY, KEEP).get(0).text())
                .as("a title alone")
                .isEqualTo("T");
    }

    private static List<String> titles(Articles articles) {
        return articles.waitingFor(DAILY, KEEP).stream().map(Article::title).toList();
    }

    private static String item(String guid, String link, String title) {
        return "<item><guid isPermaLink='false'>" + guid + "</guid><link>" + link.replace("&", "&amp;")
                + "</link><title>" + title + "</title><description>It happened.</description></item>";
    }

    private static ParsedFeed feed(String... items) {
        String document = "<rss><channel><title>Courier</title>" + String.join("", items) + "</channel></rss>";
        return ParsedFeed.of(document.getBytes(StandardCharsets.UTF_8), Optional.empty(), FEED);
    }
}
