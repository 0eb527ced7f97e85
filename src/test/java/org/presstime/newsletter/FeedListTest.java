package org.presstime.newsletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.presstime.newsletter.FeedList.Imported;
import org.presstime.settings.ConfigurationMistake;

/** Lists of feeds from other programs, and for them. */
class FeedListTest {

    private static final String NEWSLETTER = """
        name: The Daily
        from: "daily@news.example.org"
        language: en
        schedule: { at: "07:00", zone: Europe/Madrid }
        """;
    private static final String FEEDS = "feeds: [ { url: \"https://one.example/feed\", section: World } ]\n";

    @TempDir
    private Path directory;

    @BeforeEach
    void configure() throws IOException {
        Files.createDirectories(directory.resolve("newsletters"));
        configure(NEWSLETTER + FEEDS);
    }

    @Test
    void fiveHundredFeedsInFoldersComeOutAsTheyCameIn() throws IOException {
        configure(NEWSLETTER + "feeds: [ { url: \"file:/dev/null\", section: World } ]\n");
        StringBuilder list =
                new StringBuilder("<opml version=\"2.0\"><head><title>Mine &amp; yours</title></head><body>");
        for (int folder = 0; folder < 10; folder++) {
            list.append("<outline text=\"Folder &lt;")
                    .append(folder)
                    .append("&gt;\" isOpen='yes'><outline text='Ünter'>");
            for (int i = 0; i < 50; i++) {
                list.append("<outline type='rss' text='«Feed» &quot;")
                        .append(i)
                        .append("&quot;' title='t&#10;u' xmlUrl='https://f")
                        .append(folder)
                        .append('-')
                        .append(i)
                        .append(".example/?a=1&amp;b=2' htmlUrl='https://x.example/'/>");
            }
            list.append("</outline></outline>");
        }
        Opml theirs = opml(list + "</body></opml>");

        assertThat(list().add(theirs)).isEqualTo(new Imported(500, 0, List.of()));
        list().all().write(directory.resolve("out.opml"));

        assertThat(Opml.read(directory.resolve("out.opml"))).isEqualTo(theirs);
        assertThat(newsletter().sections()).containsExactly("World", "Ünter");
        assertThat(newsletter().feeds()).hasSize(501);
        assertThat(list().add(theirs)).as("again").isEqualTo(new Imported(0, 500, List.of()));
    }

    @Test
    void whatAPersonWroteStaysAndIsExportedToo() throws IOException {
        Opml theirs = opml("<opml><body><outline text='New' xmlUrl='https://two.example/feed'/>"
                + "<outline text='Known' xmlUrl='https://one.example/feed'/></body></opml>");

        assertThat(list().add(theirs)).isEqualTo(new Imported(1, 1, List.of()));

        assertThat(newsletter().feeds())
                .extracting(feed -> feed.section() + " " + feed.url())
                .containsExactly("World https://one.example/feed", "The Daily https://two.example/feed");
        assertThat(list().all().outlines())
                .containsExactly(
                        new Opml.Outline(
                                Map.of("text", "World"),
                                List.of(Opml.Outline.feed("https://one.example/feed", "https://one.example/feed"))),
                        theirs.outlines().get(0));
        assertThat(Files.readString(directory.resolve("newsletters/daily.yml"))).isEqualTo(NEWSLETTER + FEEDS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "javascript:alert(1)",
                "ftp://x.example/",
                "http://[",
                "http://a:b@x.example/"
            })
    void whatIsNoFeedIsRefusedByName(String address) throws IOException {
        Imported imported =
                list().add(opml("<opml><body><outline text='x' xmlUrl=\"" + address + "\"/></body></opml>"));

        assertThat(imported.added()).isZero();
        assertThat(imported.refused()).singleElement().asString().startsWith(address + ": not an ");
        assertThat(directory.resolve("newsletters/daily.opml")).doesNotExist();
    }

    @Test
    void aHundredThousandFeedsAreRefusedInASentence() {
        String outlines = "<outline text='x' xmlUrl='http://10.0.0.1/'/>".repeat(100_000);
        assertThatThrownBy(() -> opml("<opml><body>" + outlines + "</body></opml>"))
                .isInstanceOf(IOException.class)
                .hasMessage("100000 outlines; nobody reads more than 5000 feeds");
        String nested = "<outline text='x'>".repeat(9000);
        assertThat(nested).satisfies(deep -> opml("<opml><body>" + deep + "</body></opml>"));
    }

    @Test
    void anEntityOfTheDocumentsOwnIsNotResolved() throws IOException {
        Opml read = opml("<!DOCTYPE opml [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><opml><body>"
                + "<outline text='&x;' xmlUrl='https://one.example/'/></body></opml>");
        assertThat(read.outlines().get(0).attributes()).containsEntry("text", "&x;");
        assertThatThrownBy(() -> opml("<html></html>")).hasMessageContaining("not OPML");
    }

    @Test
    void aListThatAPersonHasBrokenIsNamed() throws IOException {
        Files.writeString(
                directory.resolve("newsletters/daily.opml"),
                "<opml><body><outline text='x' xmlUrl='file:///etc/passwd'/></body></opml>");
        assertThatThrownBy(this::newsletter)
                .isInstanceOf(ConfigurationMistake.class)
                .hasMessageContaining("daily.opml")
                .hasMessageContaining("not an http or https address");
    }

    private Opml opml(String text) throws IOException {
        return Opml.read(Files.writeString(directory.resolve("in.opml"), text));
    }

    private void configure(String text) throws IOException {
        Files.writeString(directory.resolve("newsletters/daily.yml"), text);
    }

    private Newsletter newsletter() {
        return Newsletters.read(directory, Map.of()).byId("daily");
    }

    private FeedList list() {
        return new FeedList(directory, newsletter());
    }
}
