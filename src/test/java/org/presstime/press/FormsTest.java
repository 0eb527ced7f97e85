package org.presstime.press;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.presstime.delivery.Dispatcher.Outcome;
import org.presstime.edition.Edition;
import org.presstime.newsletter.Newsletter;
import org.presstime.newsletter.Newsletters4Tests;
import org.presstime.render.Rendition;
import org.presstime.render.Renditions;

/** The forms in which one edition goes out. */
class FormsTest {

    @TempDir
    Path directory;

    private PressRoom room;

    @BeforeEach
    void open() {
        room = new PressRoom(directory);
        room.subscribe("ana@readers.example");
        room.subscribe("ben@readers.example");
        room.subscribe("eve@readers.example");
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void aSectionThatIsLeftOutIsNotInTheMail() throws IOException {
        subscription("ben", "without = 'World'");
        subscription("eve", "without = 'Sport'");
        Edition edition = freeze();

        assertThat(mail(edition, "ana").text()).contains("Bridge", "Cup");
        assertThat(mail(edition, "ben").text()).contains("Cup").doesNotContain("Bridge", "World");
        assertThat(mail(edition, "ben").html()).contains("Cup").doesNotContain("Bridge", ">World<");
        assertThat(mail(edition, "ben").subject()).as("of what is left").isEqualTo("Cup");
        assertThat(mail(edition, "ben").text())
                .as("where it stands in the whole edition")
                .contains("https://news.example.org/daily/2026-11-24#story-2");
        assertThat(mail(edition, "eve"))
                .satisfies(mail -> assertThat(mail.subject()).isEqualTo("Bridge"))
                .satisfies(mail -> assertThat(mail.html()).doesNotContain("Cup"));
    }

    @Test
    void theFixedWordsAreInTheReadersLanguageAndStoriesKeepTheirs() throws IOException {
        reader("ben", "language = 'es'");
        Edition edition = freeze();

        assertThat(form("ben")).isEqualTo("es");
        assertThat(mail(edition, "ben").html())
                .contains(
                        "<html lang=\"es\"",
                        "martes, 24 de noviembre de 2026",
                        "Darse de baja",
                        "lang=\"en\"",
                        "It happened.");
        assertThat(mail(edition, "ana").html()).contains("<html lang=\"en\"", "Tuesday, 24 November 2026");
    }

    @Test
    void isRenderedOnceForAllWhoChoseAlikeAndOnlyIfSomebodyDid() throws IOException {
        subscription("ben", "without = 'Sport'");
        subscription("eve", "without = 'Sport'");
        reader("eve", "plain = 1");
        freeze();

        assertThat(List.of(form("ana"), form("ben"), form("eve"))).containsExactly("", "en-1", "en-1/text");
        assertThat(kinds()).containsExactly("mail", "mail en-1", "web");
    }

    @Test
    void leavingOutWhatIsNotInTheEditionIsNoFormOfItsOwn() throws IOException {
        subscription("ben", "without = 'Culture'");
        freeze();

        assertThat(form("ben")).isEmpty();
        assertThat(kinds()).containsExactly("mail", "web");
    }

    @Test
    void aTemplateChangedLaterChangesNoForm() throws IOException {
        reader("ben", "language = 'es'");
        Edition edition = freeze();
        Rendition before = mail(edition, "ben");
        Path templates = Files.createDirectories(directory.resolve("templates/mail/daily"));
        Files.writeString(templates.resolve("edition.html.peb"), "another");

        assertThat(mail(edition, "ben")).isEqualTo(before);
    }

    @Test
    void whoLeavesOutEverythingThatIsInItGetsNoMail() throws IOException {
        subscription("ben", "without = 'World\nSport'");
        Edition edition = freeze();

        String end = room.database.query(handle -> handle.createQuery(
                        "SELECT state || ' ' || meaning FROM deliveries WHERE address LIKE 'ben@%'")
                .mapTo(String.class)
                .one());
        assertThat(end).isEqualTo("SUPPRESSED NOTHING_CHOSEN");
        assertThat(room.deliveries.counts(edition.id()).targeted()).isEqualTo(3);
    }

    private Edition freeze() throws IOException {
        Newsletter daily = Newsletters4Tests.daily(
                room.feed("a.xml", "Bridge"), room.feed("b.xml", "Cup").replace("World=", "Sport="));
        return room.run(daily, edition -> new Outcome(room.deliveries.counts(edition.id()), Optional.empty()))
                .edition();
    }

    private void reader(String name, String change) {
        room.database.run(handle ->
                handle.execute("UPDATE subscribers SET " + change + " WHERE address = '" + name + "@readers.example'"));
    }

    private void subscription(String name, String change) {
        room.database.run(handle -> handle.execute("UPDATE subscriptions SET " + change
                + " WHERE subscriber_id = (SELECT id FROM subscribers WHERE address = '" + name
                + "@readers.example')"));
    }

    private String form(String name) {
        return room.database.query(handle -> handle.createQuery("SELECT form FROM deliveries WHERE address = :address")
                .bind("address", name + "@readers.example")
                .mapTo(String.class)
                .one());
    }

    private Rendition mail(Edition edition, String name) {
        return Renditions.in(room.database).find(edition.id(), form(name)).orElseThrow();
    }

    private List<String> kinds() {
        return room.database.query(handle -> handle.createQuery("SELECT kind FROM renditions ORDER BY kind")
                .mapTo(String.class)
                .list());
    }
}
