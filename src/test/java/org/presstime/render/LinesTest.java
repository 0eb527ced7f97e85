package org.presstime.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text in, lines out. */
class LinesTest {

    @ParameterizedTest
    @CsvSource({
        "one two three, 20, one two three",
        "one two three, 7, one two|three",
        "one two three, 3, one|two|three",
        "see https://long.example/path now, 8, see|https://long.example/path|now",
        "'  one   two  ', 20, one two",
        "one|two, 20, one|two",
        "😀😀😀 😀😀, 6, 😀😀😀 😀😀",
    })
    void areBrokenBetweenWords(String text, int length, String expected) {
        assertThat(Lines.wrap(text.replace('|', '\n'), length)).isEqualTo(expected.replace('|', '\n'));
    }

    @Test
    void areUnderlinedAsWideAsTheWidestOfThem() {
        assertThat(Lines.underline("Two\nlines", "=")).isEqualTo("Two\nlines\n=====");
    }

    @Test
    void areTidiedToOneEmptyLineInARow() {
        assertThat(Lines.tidy("\n\na  \n \n\n\nb")).isEqualTo("a\n\nb\n");
    }
}
