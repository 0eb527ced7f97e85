package org.presstime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Articles of a file in, groups and a story out. */
class StoriesCommandTest {

    private static final String BRIDGE = """
            {"id": "a", "title": "Bridge closed", "text": "The harbour bridge in Lethmar closed on Monday after engineers found cracks.", "lang": "en"}
            {"id": 7, "title": "Cracks found", "text": "Engineers found cracks in the harbour bridge in Lethmar. It closed on Monday.", "lang": "en", "published": "2026-11-24T05:00:00Z"}
            """;

    private final StringWriter written = new StringWriter();

    @TempDir
    private Path directory;

    @Test
    void groupsArticlesByEvent() throws IOException {
        assertThat(run(
                        "group",
                        BRIDGE + "{\"id\": \"c\", \"title\": \"Cup final\", \"text\": \"Harrow Town won the cup.\"}"))
                .isZero();
        assertThat(written.toString().lines())
                .containsExactly(
                        "{\"id\":\"a\",\"cluster\":1}", "{\"id\":7,\"cluster\":1}", "{\"id\":\"c\",\"cluster\":2}");
    }

    @Test
    void writesAStoryWhoseClaimsNameTheirPlace() throws IOException {
        assertThat(run("write", BRIDGE)).isZero();

        JsonNode story = new ObjectMapper().readTree(written.toString());
        assertThat(story.path("headline").asText()).isNotBlank();
        assertThat(story.path("claims")).isNotEmpty().allSatisfy(claim -> {
            assertThat(claim.path("article").asText()).isIn("a", "7");
            assertThat(claim.path("end").asInt() - claim.path("start").asInt())
                    .isEqualTo(claim.path("text").asText().length());
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"id": 1, "title": "x"                 | line 1: it is not JSON
        [1, 2]                                 | line 1: it is no JSON object
        {"title": "No id"}                     | line 1: it has no id
        {"id": 1, "title": 5}                  | line 1: title is not a text
        {"id": 1, "title": "", "text": null}   | line 1: the article 1 has neither a title nor a text
        """)
    void saysWhatIsWrongWithAFile(String line, String expected) throws IOException {
        assertThat(run("group", line)).isEqualTo(1);
        assertThat(written.toString()).contains(expected);
    }

    @Test
    void saysThatAFileIsMissingOrEmptyOrNoText() throws IOException {
        assertThat(execute("group", directory.resolve("nowhere.jsonl"))).isEqualTo(1);
        assertThat(run("write", "\n")).isEqualTo(1);
        Path bytes = Files.write(directory.resolve("bytes"), new byte[] {(byte) 0xC3, (byte) 0x28, '\n'});
        assertThat(execute("group", bytes)).isEqualTo(1);

        assertThat(written.toString())
                .contains("there is no such file", "no article has a sentence", "it is not UTF-8");
    }

    private int run(String command, String lines) throws IOException {
        return execute(command, Files.writeString(directory.resolve("articles.jsonl"), lines));
    }

    private int execute(String command, Path file) {
        Main main = new Main(Map.of(), new PrintWriter(written, true), Clock.systemUTC());
        return main.run("--json", "stories", command, file.toString());
    }
}
