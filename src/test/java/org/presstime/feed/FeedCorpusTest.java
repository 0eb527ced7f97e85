package org.presstime.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every field of every document of the corpus is read as a careful person reads it. */
class FeedCorpusTest {

    static Stream<String> themes() {
        return FeedCorpus.themes().stream();
    }

    @ParameterizedTest
    @MethodSource("themes")
    void noFieldIsWrong(String theme) {
        List<String> wrong = new ArrayList<>();
        for (FeedCorpus.Case one : FeedCorpus.of(theme)) {
            ParsedFeed feed = ParsedFeed.of(one.document(), one.contentType(), FeedCorpus.ADDRESS);
            wrong.addAll(one.wrong(FeedCorpus.fields(feed)));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void theCorpusIsLargeEnoughToSaySomething() {
        assertThat(themes().flatMap(theme -> FeedCorpus.of(theme).stream())).hasSizeGreaterThan(300);
    }
}
