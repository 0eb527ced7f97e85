package org.presstime.press;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.presstime.delivery.Dispatcher.Outcome;
import org.presstime.edition.Edition;
import org.presstime.edition.EditionState;
import org.presstime.feed.Feeds.Asking;
import org.presstime.newsletter.Newsletter;
import org.presstime.newsletter.Newsletter.StoryLimits;
import org.presstime.newsletter.Newsletters4Tests;
import org.presstime.press.GatherReport.Result;
import org.presstime.press.PressOutcome.AlreadySent;
import org.presstime.press.PressOutcome.OnItsWay;
import org.presstime.press.PressOutcome.Skipped;
import org.presstime.press.PressRun.Mailing;
import org.presstime.render.TemplateMistake;

/** Press runs, from feeds to the moment an edition is on its way; mailing it is another package's test. */
class PressRunTest {

    @TempDir
    Path directory;

    private PressRoom room;
    private final List<Edition> mailed = new ArrayList<>();

    private final Mailing mailing = edition -> {
        mailed.add(edition);
        return new Outcome(room.deliveries.counts(edition.id()), Optional.empty());
    };

    @BeforeEach
    void open() {
        room = new PressRoom(directory);
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void aRunLeadsFromFeedsToReaders() throws IOException {
        room.subscribe("ana@readers.example");
        Newsletter daily = daily(1, 12, room.feed("a.xml", "One", "Two"));

        PressOutcome outcome = room.run(daily, mailing);

        assertThat(outcome).isInstanceOf(OnItsWay.class);
        assertThat(outcome.edition().state()).isEqualTo(EditionState.SENDING);
        assertThat(outcome.edition().number()).hasValue(1);
        assertThat(outcome.edition().content().stories()).hasSize(2);
        assertThat(room.deliveries.counts(outcome.edition().id()).targeted()).isOne();
        assertThat(mailed).hasSize(1);
    }

    @Test
    void aSecondRunGoesOnWithTheFirstAndNeverMakesAnother() throws IOException {
        room.subscribe("ana@readers.example");
        Newsletter daily = daily(1, 12, room.feed("a.xml", "One"));
        Edition first = room.run(daily, mailing).edition();
        room.feed("a.xml", "One", "Two");

        assertThat(room.run(daily, mailing).edition().id()).isEqualTo(first.id());
        assertThat(mailed).as("resumed").hasSize(2);
        room.editions.change(first, EditionState.SENT, "");

        assertThat(room.run(daily, mailing)).isInstanceOf(AlreadySent.class);
        assertThat(mailed).hasSize(2);
    }

    @Test
    void leftoversRollOverAndNothingComesTwice() throws IOException {
        room.subscribe("ana@readers.example");
        Newsletter daily = daily(1, 2, room.feed("a.xml", "One", "Two", "Three"));
        Edition monday = room.run(daily, mailing).edition();
        room.clock.pass(Duration.ofDays(1));

        Edition tuesday = room.run(daily, mailing).edition();

        assertThat(headlines(monday)).hasSize(2);
        assertThat(headlines(tuesday)).hasSize(1).doesNotContainAnyElementsOf(headlines(monday));
        room.clock.pass(Duration.ofDays(1));
        assertThat(room.run(daily, mailing))
                .isInstanceOf(Skipped.class)
                .extracting(outcome -> outcome.edition().reason())
                .isEqualTo("nothing new");
    }

    @Test
    void tooFewStoriesWaitUnlessAPersonInsists() throws IOException {
        room.subscribe("ana@readers.example");
        Newsletter daily = daily(3, 12, room.feed("a.xml", "One"));

        PressOutcome outcome = room.run(daily, mailing);

        assertThat(outcome).isInstanceOf(Skipped.class);
        assertThat(outcome.edition().reason()).isEqualTo("nothing new enough: 1 of at least 3 stories");
        assertThat(room.pressRun.run(new PressRequest(daily, daily.today(room.clock), true), mailing))
                .isInstanceOf(OnItsWay.class);
    }

    @Test
    void withoutReadersNothingIsUsedUp() throws IOException {
        Newsletter daily = daily(1, 12, room.feed("a.xml", "One"));

        assertThat(room.run(daily, mailing).edition().reason()).isEqualTo("nobody is subscribed to daily");
        assertThat(mailed).isEmpty();
        room.subscribe("ana@readers.example");

        assertThat(room.run(daily, mailing).edition().number()).as("no gap").hasValue(1);
    }

    @Test
    void oneFeedsFailureStopsNothingAndIsNamed() throws IOException {
        room.subscribe("ana@readers.example");
        String page = Files.writeString(directory.resolve("page.xml"), "<html></html>")
                .toUri()
                .toString();
        Newsletter daily = daily(1, 12, room.feed("a.xml", "One"), "World=" + page);

        GatherReport report = room.gathering.gather(List.of(daily), Asking.NOW);

        assertThat(report.rows()).extracting(GatherReport.Row::result).containsExactly(Result.NEW, Result.FAILED);
        assertThat(report.failures())
                .singleElement()
                .satisfies(row -> assertThat(row.reason()).contains("an HTML page, not a feed"));
        assertThat(room.run(daily, mailing)).isInstanceOf(OnItsWay.class);
        assertThat(room.preview
                        .of(daily, daily.today(room.clock))
                        .orElseThrow()
                        .feeds()
                        .failures())
                .hasSize(1);
    }

    @Test
    void aBrokenTemplateIsNamedBeforeAnythingIsDone() throws IOException {
        room.subscribe("ana@readers.example");
        Files.createDirectories(directory.resolve("templates/mail/daily"));
        Files.writeString(directory.resolve("templates/mail/daily/edition.html.peb"), "<p>\n{{ broken");
        Newsletter daily = daily(1, 12, room.feed("a.xml", "One"));

        assertThatThrownBy(() -> room.run(daily, mailing))
                .isInstanceOf(TemplateMistake.class)
                .hasMessageContaining("edition.html.peb:2");
        assertThat(room.editions.find("daily", daily.today(room.clock))).isEmpty();
    }

    @Test
    void aPreviewIsTheEditionAsItStands() throws IOException {
        room.subscribe("ana@readers.example");
        Newsletter daily = daily(1, 12, room.feed("a.xml", "One"));
        assertThat(room.preview.of(daily, daily.today(room.clock))).isEmpty();
        room.gathering.gather(List.of(daily), Asking.NOW);

        assertThat(room.preview
                        .of(daily, daily.today(room.clock))
                        .orElseThrow()
                        .edition()
                        .state())
                .isEqualTo(EditionState.DRAFT);
        room.run(daily, mailing);
        assertThat(room.preview
                        .of(daily, daily.today(room.clock))
                        .orElseThrow()
                        .edition()
                        .state())
                .isEqualTo(EditionState.SENDING);
    }

    @Test
    void aCancelledEditionStaysCancelled() throws IOException {
        room.subscribe("ana@readers.example");
        Newsletter daily = daily(1, 12, room.feed("a.xml", "One"));
        Edition edition = room.run(daily, mailing).edition();
        room.press.cancel(edition, "by hand");

        assertThat(room.run(daily, mailing)).isInstanceOf(PressOutcome.Cancelled.class);
        assertThat(mailed).hasSize(1);
        room.clock.pass(Duration.ofDays(1));
        assertThat(headlines(room.run(daily, mailing).edition()))
                .as("nobody got it, so it is still news")
                .containsExactly("One");
    }

    @Test
    void theNextDayTellsOnlyHowAStoryMovedOn() throws IOException {
        room.subscribe("ana@readers.example");
        String first =
                "The harbour bridge in Lethmar closed on Monday after Ines Holt found cracks in two of its main cables.";
        String more =
                " Prosecutors opened an inquiry against the maintenance firm Korvet in Sarnvik. A ferry service with three"
                        + " boats starts on Thursday, paid for by the regional government.";
        Newsletter daily = daily(1, 12, told("a.xml", "Bridge closes", first), told("b.xml", "Bridge shut", ""));
        room.run(daily, mailing);

        told("b.xml", "Bridge shut", first + " (Agency)");
        room.clock.pass(Duration.ofDays(1));
        assertThat(room.run(daily, mailing)).isInstanceOf(PressOutcome.Skipped.class);

        told("b.xml", "Bridge inquiry", first + more);
        room.clock.pass(Duration.ofDays(1));
        Edition third = room.run(daily, mailing).edition();
        assertThat(third.content().subject()).isEqualTo("Update: Bridge inquiry");
        assertThat(third.content().stories().get(0).placing().earlier())
                .hasValueSatisfying(earlier -> assertThat(earlier.edition()).isEqualTo("2026-11-24"));
        assertThat(third.content().stories().get(0).body().lead().get(0).text()).startsWith("Prosecutors");
    }

    private String told(String feed, String title, String text) throws IOException {
        String item = text.isEmpty()
                ? ""
                : "<item><title>" + title + "</title><link>https://x.example/" + feed + "/" + title.hashCode()
                        + "</link><description>" + text + "</description></item>";
        return "World="
                + Files.writeString(
                                directory.resolve(feed),
                                "<rss><channel><title>Courier " + feed + "</title>" + item + "</channel></rss>")
                        .toUri();
    }

    private static List<String> headlines(Edition edition) {
        return edition.content().stories().stream()
                .map(story -> story.headline())
                .toList();
    }

    private static Newsletter daily(int atLeast, int atMost, String... feeds) {
        return Newsletters4Tests.newsletter("daily", new StoryLimits(atLeast, atMost), feeds);
    }
}
