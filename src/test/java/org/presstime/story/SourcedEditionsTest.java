package org.presstime.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.presstime.article.Article;
import org.presstime.edition.EditionComposer;
import org.presstime.edition.EditionContent;
import org.presstime.newsletter.Newsletter;
import org.presstime.newsletter.Newsletters4Tests;
import org.presstime.story.Claim.Excerpt;

/** Whatever the articles are and whatever a model says of them: each sentence of an edition stands in an article. */
class SourcedEditionsTest {

    private static final Newsletter DAILY = Newsletters4Tests.daily("World=https://feed.example/0");
    private static final LocalDate YESTERDAY = LocalDate.parse("2026-11-23");
    private static final Pattern SOURCE = Pattern.compile("(?m)^SOURCE (\\d+)$");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int EDITIONS = 500;
    private static final int WITH_A_MODEL = 15;

    private StubModel model;

    @BeforeEach
    void serve() throws IOException {
        model = new StubModel();
    }

    @AfterEach
    void stop() {
        model.close();
    }

    @Test
    void fiveHundredEditionsHaveNoSentenceWithoutItsSource() {
        int sentences = 0;
        for (int seed = 0; seed < EDITIONS; seed++) {
            sentences += check(new Newsbot(), seed, true);
        }
        assertThat(sentences).as("sentences looked at").isGreaterThan(5000);
    }

    @Test
    void aModelThatLiesPutsNothingIntoThem() {
        SplittableRandom random = new SplittableRandom(1);
        model.answers(prompt -> lies(prompt, random));
        Newsbot newsbot = new Newsbot(Optional.of(model.writer(Duration.ofMinutes(5))));

        for (int seed = 0; seed < WITH_A_MODEL; seed++) {
            check(newsbot, seed, false);
        }
    }

    @Test
    void aModelThatTalksGarbageChangesNothing() {
        SplittableRandom random = new SplittableRandom(2);
        List<String> garbage = List.of(
                "",
                "{",
                "[]",
                "null",
                "{\"lead\": {\"text\": 5}}",
                "\uD83D",
                "{\"lead\": [[[[]]]]}",
                "<html></html>",
                "{\"headline\": [], \"lead\": \"x\"}",
                "{".repeat(5000),
                "a".repeat(100_000));
        model.answers(prompt -> garbage.get(random.nextInt(garbage.size())));
        Newsbot newsbot = new Newsbot(Optional.of(model.writer(Duration.ofMinutes(5))));

        for (int seed = 0; seed < WITH_A_MODEL; seed++) {
            assertThat(edition(newsbot, seed)).isEqualTo(edition(new Newsbot(), seed));
        }
    }

    @Test
    @Timeout(60)
    void aModelThatHangsHoldsNothingUpBeyondTheDeadline() {
        model.hangs();
        Newsbot newsbot = new Newsbot(Optional.of(model.writer(Duration.ofMillis(100))));

        for (int seed = 0; seed < 10; seed++) {
            assertThat(edition(newsbot, seed)).isEqualTo(edition(new Newsbot(), seed));
        }
    }

    private static EditionContent edition(Newsbot newsbot, long seed) {
        return new EditionComposer().compose(DAILY, newsbot.write(DAILY, new RandomNews(seed).day(), Wishes.NONE));
    }

    /** Looks at an edition and at the next day's, which may update it; gives how many sentences there were. */
    private static int check(Newsbot newsbot, long seed, boolean verbatim) {
        List<Article> articles = new RandomNews(seed).day();
        Map<Long, Article> known = articles.stream().collect(Collectors.toMap(Article::id, Function.identity()));
        int half = articles.size() / 2;
        List<Story> first = newsbot.write(DAILY, articles.subList(0, half), Wishes.NONE);
        List<Told> told = new ArrayList<>();
        first.forEach(story -> told.add(new Told(
                YESTERDAY,
                told.size() + 1,
                story,
                story.sources().stream()
                        .map(source -> known.get(source.article()))
                        .toList())));
        List<Story> second = newsbot.write(DAILY, articles.subList(half, articles.size()), Wishes.NONE, told);
        int sentences = 0;
        for (List<Story> stories : List.of(first, second)) {
            EditionContent content = new EditionComposer().compose(DAILY, stories);
            assertThatCode(() ->
                            assertThat(EditionContent.read(content.stored())).isEqualTo(content))
                    .doesNotThrowAnyException();
            for (Story story : content.stories()) {
                checkHeadline(story, known, seed);
                for (Claim claim : story.body().claims()) {
                    checkClaim(claim, known, verbatim, seed);
                    sentences++;
                }
            }
        }
        return sentences;
    }

    private static void checkHeadline(Story story, Map<Long, Article> known, long seed) {
        Story.Origin origin = story.provenance().headline().orElseThrow();
        Article article = known.get(origin.place().article());
        if (origin.title()) {
            assertThat(article.title()
                            .substring(origin.place().start(), origin.place().end()))
                    .as("headline in edition %d", seed)
                    .isEqualTo(story.headline());
        } else {
            assertThat(new FactGate(List.of(article)).support(story.headline())).isPresent();
        }
    }

    private static void checkClaim(Claim claim, Map<Long, Article> known, boolean verbatim, long seed) {
        assertThat(claim.excerpts()).as("%s in edition %d", claim, seed).isNotEmpty();
        for (Excerpt excerpt : claim.excerpts()) {
            String text = known.get(excerpt.article()).text();
            String words = text.substring(excerpt.start(), excerpt.end());
            assertThat(words).as("edition %d", seed).isEqualTo(words.strip()).isNotEmpty();
            assertThat(excerpt.start() == 0 || !inside(text, excerpt.start())).isTrue();
            assertThat(excerpt.end() == text.length() || !inside(text, excerpt.end()))
                    .isTrue();
            if (verbatim) {
                assertThat(claim.text()).as("edition %d", seed).isIn(words, words + ".");
            } else {
                assertThat(claim.text()).doesNotContain("evil.example/lie", "everybody here knew");
            }
        }
    }

    /** Whether a place is inside a word. */
    private static boolean inside(String text, int at) {
        return (Character.isLetterOrDigit(text.charAt(at - 1)) && Character.isLetterOrDigit(text.charAt(at)))
                || Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
    }

    /** The sources' sentences, each with one thing wrong, under the numbers of sources that are there or not. */
    private static String lies(String prompt, SplittableRandom random) {
        List<Long> ids = SOURCE.matcher(prompt)
                .results()
                .map(SourcedEditionsTest::number)
                .toList();
        String text = prompt.substring(prompt.lastIndexOf("SOURCE "));
        List<Corruption> corruptions = List.of(Corruption.values());
        List<Map<String, Object>> sentences = new ArrayList<>();
        for (String sentence : text.split("(?<=\\.) ", -1)) {
            Corruption corruption = corruptions.get(random.nextInt(corruptions.size()));
            String lie = corruption.of(sentence, random).orElse(sentence + " See https://evil.example/lie for more.");
            sentences.add(Map.of("text", lie, "sources", List.of(random.nextInt(5) == 0 ? 4711L : ids.get(0))));
        }
        try {
            return JSON.writeValueAsString(
                    Map.of("headline", sentences.get(0), "lead", sentences, "what_happened", sentences));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static long number(MatchResult found) {
        return Long.parseLong(found.group(1));
    }
}
