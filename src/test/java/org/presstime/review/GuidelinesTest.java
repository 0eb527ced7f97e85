package org.presstime.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.presstime.edition.EditionContent;
import org.presstime.settings.ConfigurationMistake;
import org.presstime.story.Claim.Citation;

/** Guidelines and an edition in, findings with their place out; or a mistake with its line. */
class GuidelinesTest {

    private static final Citation POLICE = new Citation("Port Police", URI.create("https://www.police.example/1"));

    @TempDir
    Path configuration;

    @Test
    void theShippedOnesLoadAndFindSomething() {
        assertThat(Guidelines.read(Path.of("config"), Map.of())
                        .check(SampleContent.of("IS THIS SHOCKING?", "Two died.")))
                .extracting(Finding::rule)
                .containsExactly(
                        "no-clickbait",
                        "no-clickbait",
                        "plain-headlines",
                        "two-sources-for-harm",
                        "pictures-have-words");
    }

    @Test
    void withoutAFileThereAreNone() {
        assertThat(Guidelines.read(configuration, Map.of()).check(SampleContent.of("SHOCKING!", "x")))
                .isEmpty();
    }

    /** The check, a headline and a sentence; where it is found, and the words. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        length: { of: sentence, most-words: 4 }        | One | One two three four.      |
        length: { of: sentence, most-words: 4 }        | One | One two three four five. | 1 SENTENCE 1: 5 words
        length: { of: headline, most-characters: 5 }   | Eleven |  It happened.         | 1 HEADLINE 0: 6 characters
        length: { of: story, least-words: 3 }          | One | It happened.             | 1 STORY 0: 2 words
        banned: [shocking, "you won't  believe"]       | One | You won’t believe it.    | 1 SENTENCE 1: You won't believe
        banned: [art]                                  | One | The party started.       |
        banned: [último]                               | One | El ÚLTIMO tren.          | 1 SENTENCE 1: ÚLTIMO
        sources: { at-least: 2, when: [killed] }       | One | Nobody was killed.       | 1 SENTENCE 1: Courier
        sources: { at-least: 2, when: [killed] }       | One | Nobody was hurt.         |
        sources: { at-least: 2, when: numbers }        | One | It cost 7 crowns.        | 1 SENTENCE 1: Courier
        sources: { at-least: 1 }                       | One | It cost 7 crowns.        |
        attribution: { when: quotes, by: [said] }      | One | “No”, she said.          |
        attribution: { when: quotes, by: [said] }      | One | It was “no”.             | 1 SENTENCE 1: It was “no”.
        avoid: [courier]                               | One | It happened.             | 1 STORY 0: Courier
        avoid: [courier.example]                       | One | It happened.             | 1 STORY 0: Courier
        avoid: [rier.example]                          | One | It happened.             |
        headline: [question, exclamation]              | Is it? | It happened.          | 1 HEADLINE 0: Is it?
        headline: [capitals]                           | THE WHO SPEAK | It happened.   | 1 HEADLINE 0: THE WHO SPEAK
        headline: [capitals]                           | The WHO speak | It happened.   |
        headline: [full-stop]                          | It is. | It happened.          | 1 HEADLINE 0: It is.
        picture: [alt, credit]                         | One | It happened.             | 1 PICTURE 0: credit
        picture: [alt]                                 | One | It happened.             |
        language: es, banned: [happened]               | One | It happened.             |
        language: en, banned: [happened]               | One | It happened.             | 1 SENTENCE 1: happened
        """)
    void aRulePointsAtTheWords(String check, String headline, String sentence, String found) throws IOException {
        Guidelines guidelines = read("rules: [ { id: it, severity: note, reason: Because, " + check + " } ]");
        EditionContent content = SampleContent.of(headline, sentence);

        assertThat(guidelines.check(content).stream()
                        .filter(finding -> finding.place().story() > 0)
                        .map(finding -> finding.place().story() + " "
                                + finding.place().part() + " " + finding.place().sentence() + ": " + finding.words())
                        .findFirst()
                        .orElse(null))
                .isEqualTo(found);
    }

    /** The check, and what it finds where an editor answers for the sentence; then where the editor also names a page. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        sources: { at-least: 2, when: [killed] } | Courier |
        sources: { at-least: 1, when: [killed] } |         |
        sources: { at-least: 3, when: [killed] } | Courier | Courier, Port Police
        avoid: [police.example]                  |         | Port Police
        disclosure: [own-words]                  |         |
        """)
    void aPageOfTheEditorsOwnCountsAsASource(String check, String without, String with) throws IOException {
        Guidelines guidelines = read("rules: [ { id: it, severity: note, reason: Because, " + check + " } ]");
        EditionContent content = SampleContent.of("One", "Two were killed.");

        assertThat(words(guidelines, reworded(content, true, Optional.empty()))).isEqualTo(without);
        assertThat(words(guidelines, reworded(content, true, Optional.of(POLICE))))
                .isEqualTo(with);
    }

    @Test
    void whatRestsOnNoSourceIsFoundAndAPageOfTheEditorsOwnIsOne() throws IOException {
        EditionContent content = SampleContent.of("One", "Two were killed.");
        Guidelines own = read("rules: [ { id: it, severity: note, reason: Because, disclosure: [own-words] } ]");

        assertThat(words(own, reworded(content, false, Optional.empty()))).isEqualTo("own words");
        assertThat(words(own, reworded(content, false, Optional.of(POLICE)))).isNull();
    }

    private static EditionContent reworded(EditionContent content, boolean sourced, Optional<Citation> citation) {
        return new Change.Sentence("article-1", 1, "Two were killed.", sourced, citation).applyTo(content, "Eva");
    }

    private static String words(Guidelines guidelines, EditionContent content) {
        return guidelines.check(content).stream()
                .map(Finding::words)
                .findFirst()
                .orElse(null);
    }

    @Test
    void theSubjectAndThePreheaderAreReadToo() throws IOException {
        assertThat(read("rules: [ { id: it, severity: error, reason: Because, banned: [a] } ]")
                        .check(new EditionContent("What a day", "And a night", java.util.List.of())))
                .extracting(finding -> finding.place().part())
                .containsExactly(Finding.Part.SUBJECT, Finding.Part.PREHEADER);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        banned: []                          | 4: an empty list
        banned: word                        | 4: 'rules.banned' is not a list
        bannned: [x]                        | 4: unknown key 'rules.bannned'
        reason: x                           | 2: a rule with 0 checks
        banned: [x], avoid: [y]             | 2: a rule with 2 checks
        length: { of: sentence }            | 4: a length without a sensible bound
        length: { of: word, most-words: 3 } | 4: 'rules.length.of' is not sentence, story
        length: { of: story, most-words: 3, least-characters: 2 } | 4: a length in words and in characters
        sources: { at-least: no }           | 4: 'rules.sources.at-least' is not a whole number
        attribution: { when: often, by: [x] } | 4: 'rules.attribution.when' is not quotes, numbers
        headline: [long]                    | 4: 'rules.headline' is not one of: question
        """)
    void aMistakeIsNamedWithItsLine(String check, String mistake) {
        String rule = "rules:\n- id: it\n  severity: note\n  " + check
                + (check.startsWith("reason") ? "" : "\n  reason: Because");

        assertThatThrownBy(() -> read(rule.replace(", avoid", "\n  avoid")))
                .isInstanceOf(ConfigurationMistake.class)
                .hasMessageContaining("guidelines.yml:" + mistake);
    }

    @Test
    void anIdIsGivenOnceAndASeverityIsOne() {
        assertThatThrownBy(() -> read("""
                rules:
                - { id: it, severity: note, reason: Because, banned: [x] }
                - { id: it, severity: note, reason: Because, banned: [y] }
                """)).hasMessageContaining("guidelines.yml:3: two rules are called 'it'");
        assertThatThrownBy(() -> read("rules:\n- { id: it, severity: bad, reason: Because, banned: [x] }"))
                .hasMessageContaining("guidelines.yml:2: 'rules.severity' is not one of: error, warning, note");
    }

    private Guidelines read(String text) throws IOException {
        Files.writeString(configuration.resolve("guidelines.yml"), text);
        return Guidelines.read(configuration, Map.of());
    }
}
