package org.presstime.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.presstime.article.Articles4Tests;
import org.presstime.story.Claim.Excerpt;

/** Text in, sentences out. */
class SentencesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        en | The bridge is closed. It opens in May. | The bridge is closed./It opens in May.
        en | Dr. Ines Holt signed it. Nobody else did. | Dr. Ines Holt signed it./Nobody else did.
        en | J. K. Marsh won by 3.5 points. Applause! | J. K. Marsh won by 3.5 points./Applause!
        en | "Is it safe?" she asked. It is. | "Is it safe?" she asked./It is.
        en | Was it safe? No. The port closed it. | Was it safe?/No./The port closed it.
        en | See No. 5 for more. It is there. | See No. 5 for more./It is there.
        en | He lives in the U.S. The house is old. | He lives in the U.S./The house is old.
        en | The U.S. Senate voted. It passed. | The U.S. Senate voted./It passed.
        en | It opened at 9 a.m. on Monday. Prices rose 2.5 percent. | It opened at 9 a.m. on Monday./Prices rose 2.5 percent.
        en | "We won," he said. "It is over." They left. | "We won," he said./"It is over."/They left.
        es | El art. 5 lo prohíbe. Nadie lo leyó. | El art. 5 lo prohíbe./Nadie lo leyó.
        es | EE. UU. votó ayer. Ganó el no. | EE. UU. votó ayer./Ganó el no.
        es | «No me iré», dijo. ¡Qué día! Llovía. | «No me iré», dijo./¡Qué día!/Llovía.
        es | Subió un 3,5 %. La Sra. Vega lo explicó. | Subió un 3,5 %./La Sra. Vega lo explicó.
        es | El Sr. Prado llegó tarde. ¿Por qué? No lo dijo. | El Sr. Prado llegó tarde./¿Por qué?/No lo dijo.
        es | La Dra. Ruiz midió 1,5 m. Fue poco. | La Dra. Ruiz midió 1,5 m./Fue poco.
        """)
    void endASentenceWhereAReaderWould(String language, String text, String expected) {
        assertThat(Sentences.of(Articles4Tests.article(7, Locale.forLanguageTag(language), text)))
                .extracting(Claim::text)
                .containsExactly(expected.split("/"));
    }

    @Test
    void neverCrossAParagraph() {
        assertThat(Sentences.of(Articles4Tests.article(7, Locale.ENGLISH, "A heading\n\nThen a sentence.")))
                .extracting(Claim::text)
                .containsExactly("A heading", "Then a sentence.");
    }

    @Test
    void areNoneInAnEmptyText() {
        assertThat(Sentences.of(Articles4Tests.article(7, Locale.ENGLISH, " \n\n ")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void nameTheVeryWordsTheyCameFrom(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        String alphabet = "aB. ?!\n\"¿ñ3,Dr😀—";
        StringBuilder text = new StringBuilder();
        for (int length = 0; length < 500; length++) {
            text.appendCodePoint(alphabet.codePoints()
                    .toArray()[random.nextInt((int) alphabet.codePoints().count())]);
        }

        for (Claim claim : Sentences.of(Articles4Tests.article(7, Locale.ENGLISH, text.toString()))) {
            Excerpt place = claim.excerpts().get(0);
            assertThat(text.substring(place.start(), place.end())).isEqualTo(claim.text());
        }
    }
}
