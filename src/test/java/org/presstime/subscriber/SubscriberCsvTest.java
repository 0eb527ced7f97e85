package org.presstime.subscriber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.presstime.database.Database;
import org.presstime.settings.EmailAddress;
import org.presstime.subscriber.SubscriberCsv.Reason;
import org.presstime.subscriber.SubscriberCsv.Report;
import org.presstime.subscriber.SubscriberCsv.WrongRow;
import org.presstime.subscriber.Subscribers.Request;
import org.presstime.subscriber.Subscribers.State;
import org.presstime.subscriber.Subscribers.Subscription;

/** CSV texts in, subscribers and a list of wrong rows out. */
class SubscriberCsvTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T06:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path directory;

    private Database database;
    private Subscribers subscribers;
    private Suppressions suppressions;
    private SubscriberCsv csv;

    @BeforeEach
    void open() {
        database = Database.open("jdbc:sqlite:" + directory.resolve("test.db"));
        subscribers = Subscribers.in(database, CLOCK);
        suppressions = Suppressions.in(database, CLOCK);
        csv = new SubscriberCsv(database, subscribers, suppressions);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ana@example.org\neva@example.org\n",
                "email,name\nana@example.org,Ana\neva@example.org,Eva\n",
                "Nombre;Correo\r\nAna;ana@example.org\r\nEva;eva@example.org",
                "\uFEFFname\tE-Mail\tjunk\nAna\tana@example.org\t1\nEva\teva@example.org\n",
                "email,name\n\n\"ana@example.org\",\"Prado, \"\"Ana\"\"\"\n\neva@example.org\n",
            })
    void areReadInEveryLayout(String text) throws IOException {
        assertThat(read(text)).isEqualTo(new Report(2, 0, List.of()));
        assertThat(subscribers.count("daily")).isEqualTo(2);
    }

    @Test
    void theRightRowsGoInAndTheWrongOnesAreListed() throws IOException {
        EmailAddress left = EmailAddress.parse("left@example.org");
        subscribers.add(new Request(left, "", "daily", State.CONFIRMED, "test"));
        subscribers.unsubscribe(subscribers.find(left).get(0).subscriber().id(), "daily");
        suppressions.suppress(EmailAddress.parse("dead@example.org"), "no such user");

        Report report = read("""
                email,name
                ana@example.org,Ana
                not an address,X
                ana@EXAMPLE.org,Ana
                left@example.org,L
                dead@example.org,D
                "eve@example.org
                Bcc: x@example.org",E
                zoe@example.org,Zoe
                """);

        assertThat(report.added()).isEqualTo(2);
        assertThat(report.wrong())
                .containsExactly(
                        new WrongRow(3, "not an address", Reason.NOT_AN_ADDRESS),
                        new WrongRow(4, "ana@example.org", Reason.TWICE_IN_THE_FILE),
                        new WrongRow(5, "left@example.org", Reason.LEFT_BEFORE),
                        new WrongRow(6, "dead@example.org", Reason.SUPPRESSED),
                        new WrongRow(7, "eve@example.org Bcc: x@example.org", Reason.NOT_AN_ADDRESS));
    }

    @Test
    void aFileInWindows1252IsReadToo() throws IOException {
        Path file = directory.resolve("old.csv");
        Files.write(file, "name,email\nJosé,jose@example.org\n".getBytes(Charset.forName("windows-1252")));

        csv.read(file, "daily", State.CONFIRMED, rows -> {});

        assertThat(subscribers.find(EmailAddress.parse("jose@example.org")))
                .extracting(row -> row.subscriber().name())
                .containsExactly("José");
    }

    @Test
    void readingAgainIsHarmlessAndUnconfirmedRowsWait() throws IOException {
        Path file = Files.writeString(directory.resolve("a.csv"), "ana@example.org\n");
        csv.read(file, "daily", State.PENDING, rows -> {});

        assertThat(csv.read(file, "daily", State.PENDING, rows -> {})).isEqualTo(new Report(0, 1, List.of()));
        assertThat(subscribers.find(EmailAddress.parse("ana@example.org")))
                .extracting(Subscription::state)
                .containsExactly(State.PENDING);
    }

    @Test
    void aFileThatIsNoneIsAnError() {
        assertThatThrownBy(() -> csv.read(directory.resolve("none.csv"), "daily", State.PENDING, rows -> {}))
                .isInstanceOf(IOException.class);
    }

    @Test
    void noCellIsAFormula() throws IOException {
        read("email,name\nana@example.org,=cmd|' /C calc'!A0\n+eva@example.org,Eva\n");
        StringWriter out = new StringWriter();

        csv.write("daily", out);

        assertThat(out.toString())
                .contains("ana@example.org,'=cmd|' /C calc'!A0,CONFIRMED,import,2026-11-24T06:00:00Z")
                .contains("'+eva@example.org,Eva");
    }

    private Report read(String text) throws IOException {
        Path file = directory.resolve("subscribers.csv");
        Files.writeString(file, text, StandardCharsets.UTF_8);
        return csv.read(file, "daily", State.CONFIRMED, rows -> {});
    }
}
