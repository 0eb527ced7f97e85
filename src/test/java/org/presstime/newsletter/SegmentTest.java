package org.presstime.newsletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.presstime.newsletter.Segment.And;
import org.presstime.newsletter.Segment.Condition;
import org.presstime.newsletter.Segment.Has;
import org.presstime.newsletter.Segment.Joined;
import org.presstime.newsletter.Segment.JoinedWithin;
import org.presstime.newsletter.Segment.Not;
import org.presstime.newsletter.Segment.Or;
import org.presstime.newsletter.Segment.Trait;

/** Expressions in, conditions or a mistake with its position out. */
class SegmentTest {

    private static final Condition STAFF = new Has(Trait.TAG, Set.of("staff"));
    private static final Condition SPANISH = new Has(Trait.LANGUAGE, Set.of("es"));
    private static final Condition BEFORE =
            new Joined(Optional.empty(), Optional.of(Instant.parse("2026-01-31T00:00:00Z")));

    @Test
    void bindsNotBeforeAndBeforeOr() {
        assertThat(condition("tag = staff or language = es and not joined before 2026-01-31"))
                .isEqualTo(new Or(STAFF, new And(SPANISH, new Not(BEFORE))));
        assertThat(condition("(tag = staff OR language = ES) AND NOT joined before 2026-01-31"))
                .isEqualTo(new And(new Or(STAFF, SPANISH), new Not(BEFORE)));
    }

    @Test
    void readsEveryKindOfCondition() {
        assertThat(condition("tag != Staff")).isEqualTo(new Not(STAFF));
        assertThat(condition("language in(es,\"EN\")")).isEqualTo(new Has(Trait.LANGUAGE, Set.of("es", "en")));
        assertThat(condition("origin='and or not'")).isEqualTo(new Has(Trait.ORIGIN, Set.of("and or not")));
        assertThat(condition("domain = Example.ORG")).isEqualTo(new Has(Trait.DOMAIN, Set.of("example.org")));
        assertThat(condition("joined after 2026-01-31"))
                .isEqualTo(new Joined(Optional.of(Instant.parse("2026-02-01T00:00:00Z")), Optional.empty()));
        assertThat(condition("joined within 30 days")).isEqualTo(new JoinedWithin(Duration.ofDays(30)));
        assertThat(condition("section = \"World news\"")).isEqualTo(new Has(Trait.SECTION, Set.of("World news")));
        assertThat(condition("frequency in (each, Monday)"))
                .isEqualTo(new Has(Trait.FREQUENCY, Set.of("each", "MONDAY")));
        assertThat(condition("joined within 1 day")).isEqualTo(new JoinedWithin(Duration.ofDays(1)));
    }

    @Test
    void meansEverybodyWhenNothingIsSaid() {
        assertThat(Segment.parse("  ").isEverybody()).isTrue();
        assertThat(Segment.parse(" tag = a ")).hasToString("tag = a").matches(segment -> !segment.isEverybody());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "tag                    | at 4: found the end, expected =, != or in",
                "tag = a tag = b        | at 9: found \"tag\", expected and, or, or the end",
                "tag = (a               | at 7: found \"(\", expected a tag",
                "tag = a b              | at 9: found \"b\"",
                "tag = a!               | at 8: expected a word",
                "(tag = a               | at 9: found the end, expected )",
                "tag in (a              | at 10: found the end, expected )",
                "language = es and      | at 18: found the end, expected not, (, joined, language, tag",
                "colour = red           | at 1: found \"colour\", expected not, (, joined, language, tag",
                "joined before soon     | at 15: found \"soon\", expected a date such as 2026-01-31",
                "joined within 0 days   | at 15: found \"0\", expected a number of days",
                "joined within 3 weeks  | at 17: found \"weeks\", expected day",
                "joined since 2026-01-31 | at 8: found \"since\", expected before, after or within",
                "engaged                | at 1: nobody knows that: Presstime does not watch who opens",
                "tag = a and opened     | at 13: nobody knows that",
                "frequency = often       | at 13: found \"often\", expected each, or a day",
                "'tag' = a              | at 1: found \"tag\", expected",
                "tag = 'a b'            | at 7: found \"a b\", expected a tag",
            })
    void namesThePositionOfWhatIsWrong(String text, String message) {
        assertThatThrownBy(() -> Segment.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tag = 'a", "tag = \"a'", "origin = 'a\nb'", "tag = \u0000", "--", ";", "''"})
    void refusesWhatCannotBeRead(String text) {
        assertThatThrownBy(() -> Segment.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("at ");
    }

    @Test
    void refusesWhatIsLongOrDeep() {
        assertThatThrownBy(() -> Segment.parse("(".repeat(1000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("at 51: more than 50 conditions inside each other");
        assertThatThrownBy(() -> Segment.parse("not ".repeat(200) + "tag = a"))
                .hasMessageContaining("more than 50 conditions");
        assertThatThrownBy(() -> Segment.parse(" ".repeat(1001))).hasMessageContaining("longer than");
    }

    @Test
    void readsOrRefusesWhateverIsTyped() {
        Random random = new Random(5);
        String[] words = {"tag", "=", "!=", "(", ")", "a", "'b'", "in", ",", "not", "and", "or", "joined", "before", "'"
        };
        for (int i = 0; i < 5000; i++) {
            StringBuilder text = new StringBuilder();
            for (int word = random.nextInt(9); word >= 0; word--) {
                text.append(words[random.nextInt(words.length)]).append(random.nextBoolean() ? " " : "");
            }
            try {
                assertThat(Segment.parse(text.toString()).condition()).isNotNull();
            } catch (IllegalArgumentException refused) {
                assertThat(refused).as(text.toString()).hasMessageMatching("at \\d+: .*");
            }
        }
    }

    @Test
    void hasTagsOfOneWord() {
        assertThat(Segment.tag(" Año_Nuevo-2 ")).isEqualTo("año_nuevo-2");
        assertThatThrownBy(() -> Segment.tag("a b")).hasMessageContaining("\"a b\"");
        assertThatThrownBy(() -> Segment.tag("a\nb")).hasMessageContaining("a?b");
        assertThatThrownBy(() -> Segment.tag("x".repeat(41))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Segment.tag("")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Condition condition(String text) {
        return Segment.parse(text).condition();
    }
}
