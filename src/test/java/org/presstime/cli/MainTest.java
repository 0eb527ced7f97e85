package org.presstime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.presstime.smtp.ScriptedSmtpServer;

/** Commands in; lines, files, mails and exit codes out. */
@Timeout(120)
class MainTest {

    @TempDir
    Path directory;

    private ScriptedSmtpServer server;
    private CommandRoom room;

    @BeforeEach
    void open() throws IOException {
        server = new ScriptedSmtpServer();
        room = new CommandRoom(directory, server.port(), CommandRoom.sample("touchline.atom"));
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void anEditionIsSentOnceHoweverOftenOneAsks() {
        room.says("subscribers", "add", "ana@readers.example", "--confirmed");
        room.says("subscribers", "add", "eva@readers.example", "--confirmed");

        assertThat(room.says("send", "daily")).contains("2 sent, 0 rejected").endsWith("exit 0");
        assertThat(room.says("send", "daily")).contains("was sent already").endsWith("exit 3");
        assertThat(server.messages()).hasSize(2);
        assertThat(room.says("status")).contains("SENT, 2 of 2 sent").endsWith("exit 0");
    }

    @Test
    void whoIsRefusedIsNamedWithTheReasonAndCanBeSentItAfterAll() {
        room.says("subscribers", "add", "ana@readers.example", "--confirmed");
        room.says("subscribers", "add", "eva@readers.example", "--confirmed");
        server.at("RCPT TO:<eva@readers.example>", "550 5.7.26 the sender is unauthenticated");
        assertThat(room.says("send", "daily")).contains("1 sent, 1 rejected");
        String name = room.says("--json", "status").replaceFirst("(?s).*\"edition\":\"([^\"]+)\".*", "$1");

        assertThat(room.says("status")).contains("1 x the sender is not authenticated: look at SPF");
        assertThat(room.says("--json", "status", name))
                .contains(
                        "\"reasons\":{\"not_authenticated\":1}", "\"enhanced_code\":\"5.7.26\"", "\"relay\":\"main\"");
        server.forget("RCPT TO:<eva@readers.example>");
        assertThat(room.says("resend", name)).contains("1 copies are due again").endsWith("exit 0");
        assertThat(room.says("send", "daily")).contains("2 sent, 0 rejected").endsWith("exit 0");
        assertThat(room.says("resend", name)).contains("everybody got it").endsWith("exit 3");
        assertThat(server.messages()).hasSize(2);
    }

    @Test
    void aRestoredBackupSendsNothingUntilItIsClaimed() throws IOException {
        room.says("subscribers", "add", "ana@readers.example", "--confirmed");
        assertThat(room.says("send", "daily")).endsWith("exit 0");
        Path backup = directory.resolve("backup.db");
        assertThat(room.says("backup", backup.toString())).endsWith("exit 0");
        assertThat(room.says("backup", backup.toString()))
                .contains("exists already")
                .endsWith("exit 2");
        assertThat(room.says("claim")).contains("already");
        room.restore(backup);

        assertThat(room.says("claim")).contains("is the one that sends").endsWith("exit 0");
        assertThat(room.says("claim")).contains("already");
    }

    @Test
    void aProgramReadsTheWholeLedger() {
        room.says("subscribers", "add", "ana@readers.example", "--confirmed");
        assertThat(room.says("--json", "send", "daily")).contains("\"state\":\"SENT\"", "\"sent\":1");
        String name = room.says("--json", "status").replaceFirst("(?s).*\"edition\":\"([^\"]+)\".*", "$1");

        assertThat(room.says("--json", "status", name))
                .contains(
                        "\"address\":\"ana@readers.example\"",
                        "\"state\":\"SENT\"",
                        "\"reply_code\":250",
                        "@example.org>");
    }

    @Test
    void anEditionIsLookedAtAndTestedBeforeItIsSent() throws IOException {
        Path out = directory.resolve("preview");
        assertThat(room.says("preview", "daily", "--out", out.toString()))
                .contains("gather")
                .endsWith("exit 3");
        assertThat(room.says("gather")).contains("3 new").endsWith("exit 0");

        assertThat(room.says("preview", "daily", "--out", out.toString()))
                .contains("one story")
                .endsWith("exit 0");
        assertThat(Files.readString(out.resolve("edition.html"))).contains("<!doctype html>");
        assertThat(Files.readString(out.resolve("edition.txt"))).contains("The Daily");
        assertThat(Files.readString(out.resolve("edition.eml"))).contains("TEST");
        assertThat(room.says("test-send", "daily", "me@example.org")).endsWith("exit 0");
        assertThat(server.messages()).hasSize(1).first().asString().contains("TEST");
    }

    @Test
    void whatIsWrongIsSaidAndTheExitCodeTells() throws IOException {
        assertThat(room.says("send", "daily"))
                .contains("nobody is subscribed to daily")
                .endsWith("exit 3");
        assertThat(room.says("send", "weekly")).endsWith("exit 2");
        assertThat(room.says("no-such-command")).endsWith("exit 2");
        assertThat(room.says("send", "daily", "--date", "soon")).endsWith("exit 2");
        assertThat(room.says("status", "daily")).endsWith("exit 2");
        assertThat(room.says("status", "daily/2026-11-24/correction-0")).endsWith("exit 2");
        assertThat(room.says("review", "show", "daily/2026-11-24/correction-1")).endsWith("exit 3");
        assertThat(room.says("sign-in", "stranger@example.org"))
                .contains("not among the editors")
                .endsWith("exit 2");
        assertThat(room.says("sign-in", "editor@example.org"))
                .contains("/desk/sign-in/")
                .endsWith("exit 0");
        Files.writeString(room.config.resolve("presstime.yml"), "nonsense: 1\n");
        assertThat(room.says("status")).endsWith("exit 2");
    }

    @Test
    void aRelayThatIsDownHoldsTheEditionUntilItIsUp() throws IOException {
        room.says("subscribers", "add", "ana@readers.example", "--confirmed");
        int port = server.port();
        server.close();
        assertThat(room.says("send", "daily"))
                .contains("Not everything could be sent", "refused")
                .endsWith("exit 1");

        server = new ScriptedSmtpServer();
        Path file = room.config.resolve("presstime.yml");
        Files.writeString(file, Files.readString(file).replace(String.valueOf(port), String.valueOf(server.port())));
        assertThat(room.says("send", "daily")).contains("1 sent").endsWith("exit 0");
    }

    @Test
    void anEditionIsPausedResumedAndCancelled() {
        room.says("subscribers", "add", "ana@readers.example", "--confirmed");
        server.at("RCPT", "451 4.7.1 greylisted");
        String name = room.says("--json", "send", "daily").replaceFirst("(?s).*\"edition\":\"([^\"]+)\".*", "$1");

        assertThat(room.says("pause", name)).contains("is paused").endsWith("exit 0");
        assertThat(room.says("send", "daily")).contains("is paused").endsWith("exit 3");
        assertThat(room.says("resume", name)).endsWith("exit 0");
        assertThat(room.says("cancel", name)).endsWith("exit 0");
        assertThat(room.says("resume", name)).endsWith("exit 1");
        assertThat(room.says("send", "daily")).contains("was cancelled").endsWith("exit 3");
    }

    @Test
    void feedsAreParsedWithoutAnyConfiguration() throws IOException {
        Path page = Files.writeString(directory.resolve("page.html"), "<html></html>");
        String feed = Path.of("src/test/resources/tryout/meridian.atom").toString();

        assertThat(room.says("feeds", "parse", feed)).contains("3 entries").endsWith("exit 0");
        assertThat(room.says("--json", "feeds", "parse", feed, page.toString()))
                .contains("\"feed_title\":\"Meridian\"", "\"entries\":[{\"id\":", "\"error\":\"an HTML page")
                .endsWith("exit 1");
    }

    @Test
    void eachInputOfParsingIsAnsweredInItsOwnLine() throws IOException {
        Path feed = Files.writeString(
                directory.resolve("f.xml"),
                "<rss><channel><item><title>T</title><description><![CDATA[<p onclick='x()'>a<script>b</script>]]>"
                        + "</description></item></channel></rss>");

        assertThat(room.says("--json", "feeds", "parse", "http://[", "missing.xml", feed.toString()))
                .contains("{\"file\":\"http://[\",\"error\":\"neither a file nor an address\"}")
                .contains("\"file\":\"missing.xml\",\"error\":\"there is no file")
                .contains(
                        "\"feed_title\":\"\",\"feed_link\":null,\"entries\":[{\"id\":null,\"title\":\"T\",\"link\":null,"
                                + "\"published\":null,\"updated\":null,\"author\":null,\"summary\":\"<p>a</p>\",\"content\":\"\"}]}")
                .endsWith("exit 1");
    }
}
