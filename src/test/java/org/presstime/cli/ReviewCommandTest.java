package org.presstime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.presstime.smtp.ScriptedSmtpServer;

/** The desk from a terminal. */
@Timeout(120)
class ReviewCommandTest {

    @TempDir
    Path directory;

    private CommandRoom room;

    @BeforeEach
    void open() throws IOException {
        room = new CommandRoom(directory, 1, CommandRoom.sample("touchline.atom"));
    }

    @Test
    void findingsStandBesideTheSentence() throws IOException {
        Files.writeString(room.config.resolve("guidelines.yml"), """
                rules: [ { id: brief, severity: warning, reason: Be brief, length: { of: sentence, most-words: 3 } } ]
                """);
        assertThat(room.says("review", "show", "daily")).contains("gather").endsWith("exit 3");
        room.says("gather");

        assertThat(room.says("review", "list")).containsPattern("daily/\\S+: DRAFT, one story, \\d+ findings");
        assertThat(room.says("review", "show", "daily"))
                .contains("Subject: ", "\n1. [Sport] ")
                .containsPattern("\n  1\\. .+\\)\n     warning brief: \\d+ words\\. Be brief\n")
                .endsWith("exit 0");
        assertThat(room.says("--json", "review", "show", "daily"))
                .contains(
                        "\"rule\":\"brief\",\"severity\":\"warning\",\"part\":\"sentence\",\"story\":1,\"sentence\":1");
        assertThat(room.says("review", "show", "daily/soon")).endsWith("exit 2");
        assertThat(room.says("review", "show", "weekly")).endsWith("exit 2");
    }

    @Test
    void theCommandSendsNothingUnapprovedAndThenExactlyWhatWasApproved() throws IOException {
        ScriptedSmtpServer server = new ScriptedSmtpServer();
        room = new CommandRoom(directory.resolve("checked"), server.port(), CommandRoom.sample("touchline.atom"));
        Path daily = room.config.resolve("newsletters/daily.yml");
        Files.writeString(daily, Files.readString(daily) + "review: { approval: required }\n");
        room.says("subscribers", "add", "ana@readers.example", "--confirmed");

        assertThat(room.says("send", "daily", "--force"))
                .contains("waits for an editor")
                .endsWith("exit 3");
        assertThat(server.messages()).isEmpty();
        assertThat(room.says("resume", name())).as("no way around").endsWith("exit 1");
        assertThat(room.says("review", "approve", "daily", "--by", "stranger@example.org"))
                .endsWith("exit 2");
        assertThat(room.says("review", "approve", "daily", "--content", "other"))
                .endsWith("exit 1");
        assertThat(room.says("review", "reject", "daily", "--reason", "thin")).endsWith("exit 0");
        assertThat(room.says("send", "daily"))
                .contains("is held: rejected by editor@example.org: thin")
                .endsWith("exit 3");
        assertThat(server.messages()).isEmpty();

        assertThat(room.says("review", "approve", "daily"))
                .contains("approved by editor@example.org")
                .endsWith("exit 0");
        assertThat(room.says("send", "daily")).contains("1 sent").endsWith("exit 0");
        assertThat(server.messages()).hasSize(1).first().asString().contains("; reviewed by");
        assertThat(room.says("audit", "check"))
                .contains("The audit trail is whole")
                .endsWith("exit 0");
        assertThat(room.says("audit", "check", "--contains", "none")).endsWith("exit 1");
        assertThat(room.says("audit", "export")).contains("\"who\":\"editor@example.org\"", "\"deed\":\"approve\"");
        server.close();
    }

    private String name() {
        return room.says("--json", "status").replaceFirst("(?s).*\"edition\":\"([^\"]+)\".*", "$1");
    }

    @Test
    void aMistakeInTheGuidelinesStopsWithItsLine() throws IOException {
        Files.writeString(room.config.resolve("guidelines.yml"), "rules:\n- { id: it, severity: note, reason: x }\n");

        assertThat(room.says("review", "list")).endsWith("exit 2");
    }
}
