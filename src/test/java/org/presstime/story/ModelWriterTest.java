package org.presstime.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.presstime.article.Article;
import org.presstime.article.Articles4Tests;
import org.presstime.newsletter.Newsletter;
import org.presstime.newsletter.Newsletters4Tests;

/** A language model on loopback that tells the truth, lies, talks nonsense, hangs or is away. */
class ModelWriterTest {

    private static final Newsletter DAILY = Newsletters4Tests.daily("World=https://courier.example/feed.xml");
    private static final Article BRIDGE = Articles4Tests.article(
            1,
            Locale.ENGLISH,
            "The harbour bridge in Lethmar closed on Monday after engineers found cracks in two of its main cables. Nobody was"
                    + " hurt. The repair will cost 12 million, said Ines Holt of the port.");

    private String answer = "";
    private StubModel model;

    @BeforeEach
    void serve() throws IOException {
        model = new StubModel();
        model.answers(prompt -> answer);
    }

    @AfterEach
    void stop() {
        model.close();
    }

    @Test
    void wordsAStoryAndNamesItself() {
        answer = "Sure! {\"lead\": [{\"text\": \"Engineers found cracks in two main cables of the harbour bridge in"
                + " Lethmar.\", \"sources\": [1]}]}";

        Story story = write(Duration.ofSeconds(60));

        assertThat(story.provenance().model()).contains("Model 7");
        assertThat(story.body().lead()).singleElement().satisfies(claim -> {
            assertThat(claim.text()).startsWith("Engineers found cracks");
            assertThat(claim.excerpts())
                    .singleElement()
                    .extracting(Claim.Excerpt::article)
                    .isEqualTo(1L);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "Cracks close the harbour bridge in Lethmar, true",
        "Cracks close the harbour bridge in Sarnvik, false",
        "Three cracks found in the cables of the harbour bridge in Lethmar, false",
        "The harbour bridge in Lethmar closed on Friday, false",
        "\"We give up\" says Ines Holt of the port, false",
    })
    void aHeadlineIsBelievedNoMoreThanASentence(String headline, boolean believed) {
        answer = "{\"headline\": {\"text\": \"" + headline.replace("\"", "\\\"") + "\", \"sources\": [1]}}";

        Story story = write(Duration.ofSeconds(60));

        assertThat(story.headline()).isEqualTo(believed ? headline : BRIDGE.title());
        assertThat(story.provenance().headline())
                .hasValueSatisfying(origin -> assertThat(origin.title()).isEqualTo(!believed));
        assertThat(story.provenance().model().isPresent()).isEqualTo(believed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The harbour bridge in Lethmar closed on Tuesday.",
                "The repair will cost 13 million, said Ines Holt of the port.",
                "The repair will cost 12 million, said Boris Andel of the port.",
                "The harbour bridge in Lethmar did not close on Monday.",
                "\\\"I resign,\\\" said Ines Holt of the port.",
                "The harbour bridge in Lethmar closed on Monday, see https://evil.example/more.",
            })
    void isNotBelievedWhenItLies(String lie) {
        answer = "{\"lead\": [{\"text\": \"" + lie + "\", \"sources\": [1]}]}";

        assertThat(write(Duration.ofSeconds(60))).isEqualTo(extractive());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "garbage",
                "{",
                "[[[[",
                "{\"lead\": 5}",
                "{\"lead\": [null, {}, {\"text\": \"Nobody was hurt.\"}]}",
                "{\"lead\": [{\"text\": \"Nobody was hurt.\", \"sources\": [99]}]}",
            })
    void isNotHeardWhenItTalksNonsenseOrNamesNoSource(String nonsense) {
        answer = nonsense;

        assertThat(write(Duration.ofSeconds(60))).isEqualTo(extractive());
    }

    @Test
    void isAskedOnceForWhatIsPreviewedAndThenSent() {
        AtomicInteger asked = new AtomicInteger();
        model.answers(prompt ->
                "{\"headline\": {\"text\": \"Cracks close the harbour bridge in Lethmar\", \"sources\": [1]}, \"n\": "
                        + asked.incrementAndGet() + "}");
        Newsbot newsbot = new Newsbot(Optional.of(model.writer(Duration.ofSeconds(60))));

        List<Story> previewed = newsbot.write(DAILY, List.of(BRIDGE), Wishes.NONE);

        assertThat(newsbot.write(DAILY, List.of(BRIDGE), Wishes.NONE)).isEqualTo(previewed);
        assertThat(asked).hasValue(1);
    }

    @Test
    @Timeout(60)
    void isNotWaitedForBeyondTheDeadline() {
        model.hangs();

        assertThat(write(Duration.ofMillis(300))).isEqualTo(extractive());
    }

    @Test
    void isNotMissedWhenItIsAway() {
        model.close();

        assertThat(write(Duration.ofSeconds(60))).isEqualTo(extractive());
    }

    private static Story extractive() {
        return new Newsbot().write(DAILY, List.of(BRIDGE), Wishes.NONE).get(0);
    }

    private Story write(Duration deadline) {
        return new Newsbot(Optional.of(model.writer(deadline)))
                .write(DAILY, List.of(BRIDGE), Wishes.NONE)
                .get(0);
    }
}
