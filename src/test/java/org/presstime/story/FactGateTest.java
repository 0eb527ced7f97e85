package org.presstime.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.presstime.article.Article;
import org.presstime.article.Articles4Tests;

/** True and false sentences, told apart. */
class FactGateTest {

    private static final Article BRIDGE = Articles4Tests.article(
            1,
            Locale.ENGLISH,
            "The harbour bridge in Lethmar closed on Monday after engineers found cracks in two of its four main cables."
                    + " Nobody was hurt. The repair will cost $12 million, said Ines Holt of the port. \"It is the worst damage"
                    + " I have seen,\" she told the Harbour Courier. Traffic fell by 4.5 percent in March.");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        The harbour bridge in Lethmar closed on Monday.                       | true
        Engineers found cracks in two of the bridge's four main cables.       | true
        The repair will cost $12 million.                                     | true
        Ines Holt said: "It is the worst damage I have seen".                 | true
        The harbour bridge in Lethmar closed on Tuesday.                      | false
        The harbour bridge in Sarnvik closed on Monday.                       | false
        The repair will cost $13 million.                                     | false
        The repair will cost $12 billion.                                     | false
        The repair will cost €12 million.                                     | false
        The repair will not cost $12 million.                                 | false
        Engineers found cracks in four of the bridge's two main cables, in May. | false
        Ines Holt said: "It is the best damage I have seen".                  | false
        Traffic fell by 45 percent in March.                                  | false
        The bridge closed, see https://evil.example/bridge for more.          | false
        The harbour bridge in Lethmar closed on Monday, says evil.com.        | false
        Elephants walk over hills of cheese.                                  | false
        """)
    void lets(String sentence, boolean through) {
        assertThat(new FactGate(List.of(BRIDGE)).support(sentence).isPresent()).isEqualTo(through);
    }

    @Test
    void saysWhereASentenceStands() {
        assertThat(new FactGate(List.of(BRIDGE)).support("The repair will cost $12 million."))
                .hasValueSatisfying(place -> assertThat(BRIDGE.text().substring(place.start(), place.end()))
                        .startsWith("The repair will cost"));
    }

    @ParameterizedTest
    @EnumSource(Corruption.class)
    void turnsAwaySentencesWithOneThingWrong(Corruption corruption) {
        SplittableRandom random = new SplittableRandom(corruption.name().hashCode());
        int tried = 0;
        int caught = 0;
        for (List<Article> event : events()) {
            FactGate gate = new FactGate(event);
            for (Article article : event) {
                for (Claim sentence : Sentences.of(article)) {
                    String wrong = corruption.of(sentence.text(), random).orElse("");
                    tried += wrong.isEmpty() ? 0 : 1;
                    caught += wrong.isEmpty() || gate.support(wrong).isPresent() ? 0 : 1;
                }
            }
        }
        assertThat(caught).as("of %d", tried).isGreaterThanOrEqualTo((int) Math.ceil(0.99 * tried));
    }

    @Test
    void letsThroughWhatTheArticlesSay() {
        int tried = 0;
        int flagged = 0;
        for (List<Article> event : events()) {
            FactGate gate = new FactGate(event);
            for (Article article : event) {
                for (Claim sentence : Sentences.of(article)) {
                    tried++;
                    flagged += gate.support(sentence.text()).isPresent() ? 0 : 1;
                }
            }
        }
        assertThat(flagged).as("of %d", tried).isLessThanOrEqualTo(tried / 50);
    }

    private static Iterable<List<Article>> events() {
        return Stream.concat(LabelledNews.tuning().stream(), LabelledNews.heldOut().stream())
                .collect(Collectors.groupingBy(
                        LabelledArticle::event, Collectors.mapping(LabelledArticle::article, Collectors.toList())))
                .values();
    }
}
