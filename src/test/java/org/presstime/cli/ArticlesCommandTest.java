package org.presstime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person at a terminal decides about a feed that floods. */
class ArticlesCommandTest {

    @TempDir
    Path directory;

    private Path feed;
    private CommandRoom room;

    @BeforeEach
    void gatherAFeedTwice() throws IOException {
        feed = directory.resolve("feed.xml");
        room = new CommandRoom(directory, 25, feed.toUri().toString());
        write("old");
        room.says("gather");
    }

    private void write(String name) throws IOException {
        String items = IntStream.range(0, 8)
                .mapToObj(i -> "<item><title>Story " + i + "</title><guid>" + name + i
                        + "</guid><link>https://x.example/" + name + i + "</link></item>")
                .collect(Collectors.joining());
        Files.writeString(feed, "<rss><channel><title>Courier</title>" + items + "</channel></rss>");
    }

    @Test
    void nothingIsHeldUnlessAFeedFloods() {
        assertThat(room.says("articles", "held")).isEqualTo("Nothing is held.\nexit 0");
        assertThat(room.says("articles", "accept", feed.toUri().toString()))
                .contains("Nothing of file:")
                .endsWith("exit 1");
    }

    @Test
    void aFloodIsShownAndAccepted() throws IOException {
        write("new");
        room.says("gather");

        assertThat(room.says("articles", "held")).contains("feed.xml: 8 articles held since", "– Story 0");
        assertThat(room.says("--json", "articles", "held")).contains("\"articles\":8", "\"titles\":[\"Story 0\"");
        assertThat(room.says("--json", "articles", "accept", feed.toUri().toString()))
                .contains("\"articles\":8", "\"decision\":\"accept\"")
                .endsWith("exit 0");
        assertThat(room.says("articles", "held")).startsWith("Nothing is held.");
    }

    @Test
    void aFloodIsMarkedSeen() throws IOException {
        write("new");
        room.says("gather");

        assertThat(room.says("articles", "seen", feed.toUri().toString()))
                .contains("8 articles marked seen")
                .endsWith("exit 0");
    }
}
