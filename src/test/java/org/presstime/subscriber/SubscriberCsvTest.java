package org.presstime.subscriber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.presstime.database.Database;
import org.presstime.newsletter.Segment;
import org.presstime.settings.EmailAddress;
import org.presstime.subscriber.SubscriberCsv.Listener;
import org.presstime.subscriber.SubscriberCsv.Order;
import org.presstime.subscriber.SubscriberCsv.Reason;
import org.presstime.subscriber.SubscriberCsv.WrongRow;
import org.presstime.subscriber.Subscribers.Request;
import org.presstime.subscriber.Subscribers.Search;
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
    private SubscriberCsv.Report last;
    private String columns;

    @BeforeEach
    void open() {
        database = Database.open("jdbc:sqlite:" + directory.resolve("test.db"));
        subscribers = Subscribers.in(database, CLOCK);
        suppressions = Suppressions.in(database, CLOCK);
        csv = new SubscriberCsv(database, subscribers, suppressions, CLOCK);
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
                "\uFEFFana@example.org\r\neva@example.org\r\n",
                "\uFEFF\"email\",\"name\"\nana@example.org,Ana\neva@example.org,Eva\n",
                "email;name;notes\nana@example.org;Ana;\"likes, commas\"\n;;\n  ;;\neva@example.org;Eva\n",
                "email,name\nana@example.org,\"Ana\" Prado\neva@example.org,\"Eva\" \n",
                "email,name,notes\nana@example.org,Ana,\"two\nlines\"\neva@example.org,Eva,x\n",
                "\n\nemail;name\nana@example.org;Ana\neva@example.org;Eva\n",
                "email,name\n\n\"ana@example.org\",\"Prado, \"\"Ana\"\"\"\n\neva@example.org\n",
            })
    void areReadInEveryLayout(String text) throws IOException {
        assertThat(read(text)).isEqualTo(new Report(2, 0, List.of()));
        assertThat(subscribers.count("daily")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "email,name\nana@example.org,Ana\neva@example.org,\"Eva\nzoe@example.org,Zoe\nlea@example.org,Lea\n",
                "email,name\nana@example.org,Ana\n\"eva@example.org,Eva\nzoe@example.org,Zoe\n",
                "email,name,notes\nana@example.org,Ana,x\neva@example.org,Eva,\"5\nzoe@example.org,Zoe,x\n",
            })
    void rowsBehindAnOpenQuotationMarkAreNotLostWithoutAWord(String text) throws IOException {
        Report report = read(text);

        assertThat(report.added()).isOne();
        assertThat(report.wrong()).singleElement().satisfies(row -> {
            assertThat(row.line()).isEqualTo(3);
            assertThat(row.reason()).isEqualTo(Reason.OVER_SEVERAL_LINES);
            assertThat(row.text()).contains("eva@example.org").contains("zoe@example.org");
        });
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
                        new WrongRow(7, "eve@example.org Bcc: x@example.org E", Reason.OVER_SEVERAL_LINES));
    }

    @Test
    void aFileInWindows1252IsReadToo() throws IOException {
        Path file = directory.resolve("old.csv");
        Files.write(file, "name,email\nJosé,jose@example.org\n".getBytes(Charset.forName("windows-1252")));

        read(file, "daily", State.CONFIRMED);

        assertThat(subscribers.find(EmailAddress.parse("jose@example.org")))
                .extracting(row -> row.subscriber().name())
                .containsExactly("José");
    }

    @Test
    void aFileInUtf16IsReadToo() throws IOException {
        Path file = directory.resolve("unicode.txt");
        Files.write(file, "\uFEFFcorreo\tnombre\r\nana@example.org\tÁna\r\n".getBytes(StandardCharsets.UTF_16LE));

        assertThat(read(file, "daily", State.CONFIRMED)).isEqualTo(new Report(1, 0, List.of()));
        assertThat(subscribers.find(EmailAddress.parse("ana@example.org")))
                .extracting(row -> row.subscriber().name())
                .containsExactly("Ána");
    }

    @Test
    void moreThanOneGroupGoesInAndIsCounted() throws IOException {
        StringBuilder text = new StringBuilder("email\n");
        for (int i = 0; i < 2500; i++) {
            text.append("r").append(i).append("@example.org\n");
        }
        assertThat(read(text + "r7@example.org\n"))
                .isEqualTo(
                        new Report(2500, 0, List.of(new WrongRow(2502, "r7@example.org", Reason.TWICE_IN_THE_FILE))));
    }

    @Test
    void aRowThatSteersTheTerminalIsListedAsPlainText() throws IOException {
        assertThat(read("x\u001B[2J\u202Ey\u009B\n" + "é".repeat(90) + "\n").wrong())
                .extracting(WrongRow::text)
                .containsExactly("x [2J y", "é".repeat(80) + "…");
    }

    @Test
    void whatWasExportedCanBeImportedElsewhereAndWhoLeftStaysAway() throws IOException {
        read("email,name\n+ana@example.org,=Ana\n'eva@example.org,'Eva\nleft@example.org,L\n");
        long left = subscribers
                .find(EmailAddress.parse("left@example.org"))
                .get(0)
                .subscriber()
                .id();
        subscribers.unsubscribe(left, "daily");
        Path exported = directory.resolve("exported.csv");
        try (Writer out = Files.newBufferedWriter(exported)) {
            csv.write("daily", Segment.EVERYBODY, out);
        }

        Report report = read(exported, "weekly", State.CONFIRMED);

        assertThat(report).isEqualTo(new Report(2, 0, List.of()));
        assertThat(last.left()).isOne();
        List<String> people = new ArrayList<>();
        subscribers.forEach(
                "weekly",
                Segment.EVERYBODY,
                row -> people.add(
                        row.subscriber().address() + " " + row.subscriber().name() + " " + row.state()));
        assertThat(people)
                .containsExactly(
                        "+ana@example.org =Ana CONFIRMED",
                        "'eva@example.org 'Eva CONFIRMED",
                        "left@example.org L UNSUBSCRIBED");
    }

    @Test
    void listmonksStatusesAreKept() throws IOException {
        Report report = read("""
                uuid,email,name,attributes,status,created_at
                1,ana@example.org,Ana,{},enabled,2026-01-01
                2,off@example.org,Off,{},disabled,2026-01-01
                3,dead@example.org,Dead,{},blocklisted,2026-01-01
                4,odd@example.org,Odd,{},perhaps,2026-01-01
                """);

        assertThat(report.added()).isOne();
        assertThat(last.left()).isOne();
        assertThat(last.suppressed()).isOne();
        assertThat(report.wrong()).containsExactly(new WrongRow(5, "odd@example.org", Reason.UNKNOWN_STATUS));
        assertThat(suppressions.reason(EmailAddress.parse("dead@example.org"))).hasValue("import");
        assertThat(subscribers.count("daily")).isOne();
        assertThat(read("off@example.org\n").wrong())
                .as("an import brings back nobody who left, wherever")
                .extracting(WrongRow::reason)
                .containsExactly(Reason.LEFT_BEFORE);
    }

    @Test
    void mailchimpsThreeFilesAreKept() throws IOException {
        String titles = "Email Address,First Name,Last Name,MEMBER_RATING,OPTIN_TIME";
        read(titles + ",TAGS\nana@example.org,Ana,Prado,2,2026-01-01 00:00:00,\"\"\"vip\"\"\"\n");
        read(titles + ",UNSUB_TIME,UNSUB_REASON\nleft@example.org,L,,2,2025-01-01 00:00:00,2026-01-01 00:00:00,\n");
        assertThat(last.left()).isOne();
        read(titles + ",CLEAN_TIME\ndead@example.org,D,,2,2025-01-01 00:00:00,2026-01-01 00:00:00\n");
        assertThat(last.suppressed()).isOne();

        assertThat(subscribers.count("daily")).isOne();
        assertThat(subscribers
                        .find(EmailAddress.parse("ana@example.org"))
                        .get(0)
                        .subscriber()
                        .name())
                .isEqualTo("Ana Prado");
    }

    @Test
    void theOperatorSaysWhichColumnIsWhichAndLooksFirst() throws IOException {
        Path file = Files.writeString(
                directory.resolve("odd.csv"), "Contact,Who,E-Mail\nana@example.org,Ana,old@example.org\n");
        Map<String, String> mapping = Map.of("address", "contact", "name", "Who");

        assertThat(read(file, new Order("daily", State.CONFIRMED, mapping, true))
                        .added())
                .isOne();
        assertThat(columns).isEqualTo("address=1, name=2");
        assertThat(subscribers.count("daily")).as("a preview writes nothing").isZero();
        read(file, new Order("daily", State.CONFIRMED, mapping, false));
        assertThat(subscribers.find(EmailAddress.parse("ana@example.org"))).hasSize(1);
        assertThatThrownBy(() -> read(file, new Order("daily", State.CONFIRMED, Map.of("address", "Mail"), true)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Contact, Who, E-Mail");
    }

    @Test
    void readingAgainIsHarmlessAndUnconfirmedRowsWait() throws IOException {
        Path file = Files.writeString(directory.resolve("a.csv"), "ana@example.org\n");
        read(file, "daily", State.PENDING);

        assertThat(read(file, "daily", State.PENDING)).isEqualTo(new Report(0, 1, List.of()));
        assertThat(subscribers.find(EmailAddress.parse("ana@example.org")))
                .extracting(Subscription::state)
                .containsExactly(State.PENDING);
    }

    @Test
    void aFileThatIsNoneIsAnError() {
        assertThatThrownBy(() -> read(directory.resolve("none.csv"), "daily", State.PENDING))
                .isInstanceOf(IOException.class);
    }

    @Test
    void noCellIsAFormula() throws IOException {
        read("email,name\nana@example.org,=cmd|' /C calc'!A0\n+eva@example.org,Eva\n");
        StringWriter out = new StringWriter();

        csv.write("daily", Segment.EVERYBODY, out);

        assertThat(out.toString())
                .contains("ana@example.org,'=cmd|' /C calc'!A0,CONFIRMED,import,2026-11-24T06:00:00Z")
                .contains("'+eva@example.org,Eva");
    }

    @Test
    void domainsAreReadInTheirOwnLettersAndMixedOnesReported() throws IOException {
        Report report = read("ana@straße.example\nben@\u0435xample.org\nana@xn--strae-oqa.example\n");

        assertThat(report.added()).isOne();
        assertThat(report.wrong())
                .extracting(WrongRow::reason)
                .containsExactly(Reason.MIXED_SCRIPTS, Reason.TWICE_IN_THE_FILE);
        assertThat(found("STRASSE")).isEmpty();
        assertThat(found("straße")).containsExactly("ana@xn--strae-oqa.example");
        assertThat(found("xn--")).containsExactly("ana@xn--strae-oqa.example");
    }

    private List<String> found(String text) {
        return subscribers.search(new Search(text, "", Optional.empty(), Segment.EVERYBODY, 0, 9)).stream()
                .map(row -> row.subscriber().address().toString())
                .toList();
    }

    /** What a file held: the counts, and the rows that were not taken. */
    private record Report(int added, int already, List<WrongRow> wrong) {}

    private Report read(Path file, String newsletter, State state) throws IOException {
        return read(file, new Order(newsletter, state, Map.of(), false));
    }

    private Report read(Path file, Order order) throws IOException {
        List<WrongRow> wrong = new ArrayList<>();
        last = csv.read(file, order, new Listener() {
            @Override
            public void columns(String found) {
                columns = found;
            }

            @Override
            public void wrong(WrongRow row) {
                wrong.add(row);
            }

            @Override
            public void progress(int rows) {}
        });
        assertThat(last.wrong()).isEqualTo(wrong.size());
        return new Report(last.added(), last.already(), wrong);
    }

    private Report read(String text) throws IOException {
        Path file = directory.resolve("subscribers.csv");
        Files.writeString(file, text, StandardCharsets.UTF_8);
        return read(file, "daily", State.CONFIRMED);
    }
}
