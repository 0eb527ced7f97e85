package org.presstime.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.presstime.article.Article;
import org.presstime.article.Articles4Tests;

/** Sentences judged by their form. */
class ClausesTest {

    private static final String LONG =
            "The iron bridge over the old harbour closes to all traffic on Monday morning and is to"
                    + " open again in the middle of May, when the last of the forty hangers has been replaced and tested";

    @ParameterizedTest
    @ValueSource(strings = {"Read more on our site.", "Photo by Ana Prado.", "A heading", "***", "Subscribe now!"})
    void theFurnitureOfAPageIsNotTold(String sentence) {
        assertThat(Clauses.isTellable(sentence)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "But he did not come., true",
        "Sin embargo llovió., true",
        "The bridge is closed., false",
        "Butter is dear., false",
    })
    void aSentenceThatLeansOnAnotherIsKnown(String sentence, boolean leans) {
        assertThat(Clauses.leans(sentence)).isEqualTo(leans);
    }

    @Test
    void aLongSentenceLosesAClauseAtItsBorder() {
        String rest =
                ", while buses go round by the northern quay and need about a quarter of an hour more on the way into"
                        + " town for everybody who lives on the southern bank of the river and works in the centre.";
        Claim trimmed = trimmed(LONG + rest);

        assertThat(trimmed.text()).isEqualTo(LONG + ".");
        assertThat(trimmed.excerpts().get(0).end()).isEqualTo(LONG.length());
    }

    @Test
    void aQuotationIsNeverCut() {
        String quoted =
                "\"" + LONG + ", while buses go round by the northern quay, which adds about a quarter of an hour to"
                        + " the way into town for all who live in the south\", the port authority said on Monday.";

        assertThat(trimmed(quoted).text()).isEqualTo(quoted);
    }

    private static Claim trimmed(String text) {
        Article article = Articles4Tests.article(1, Locale.ENGLISH, text);
        return Clauses.trimmed(Claim.of(article, 0, text.length()), article);
    }
}
