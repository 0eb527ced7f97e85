package org.presstime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.presstime.database.Database;
import org.presstime.delivery.FrozenEdition;
import org.presstime.newsletter.Newsletter.StoryLimits;
import org.presstime.newsletter.Newsletters;
import org.presstime.newsletter.Newsletters4Tests;
import org.presstime.settings.EmailAddress;
import org.presstime.settings.Messages;
import org.presstime.subscriber.Subscribers;
import org.presstime.subscriber.Suppressions;
import org.presstime.subscriber.Tokens;
import picocli.CommandLine;

/** Commands in, lines and exit codes out. */
class SubscribersCommandTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T06:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path directory;

    private Database database;

    @BeforeEach
    void open() {
        database = Database.open("jdbc:sqlite:" + directory.resolve("test.db"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void anImportListsWrongRowsAndTakesTheOthers() throws IOException {
        Path file = file("email,name\nana@example.org,Ana\nnobody,X\nana@example.org,Ana\n");

        assertThat(says("import", file.toString(), "--confirmed")).isEqualTo("""
                line 3: not an e-mail address: nobody
                line 4: stands in the file already: ana@example.org
                daily: 1 added, 0 subscribed already, 0 noted as having left, 0 suppressed, 2 not taken
                exit 0
                """);
        assertThat(saysJson("import", file.toString())).isEqualTo("""
                {"line":3,"text":"nobody","reason":"NOT_AN_ADDRESS"}
                {"line":4,"text":"ana@example.org","reason":"TWICE_IN_THE_FILE"}
                {"newsletter":"daily","state":"PENDING","added":0,"already":1,"left":0,"suppressed":0,"wrong":2,"preview":false}
                exit 0
                """);
    }

    @Test
    void anImportWithoutConfirmationSaysThatNobodyGetsMailYet() throws IOException {
        assertThat(says("import", file("ana@example.org\n").toString()))
                .startsWith(
                        "daily: 1 added, 0 subscribed already, 0 noted as having left, 0 suppressed, 0 not taken\nThose added get no mail until")
                .endsWith("exit 0\n");
        assertThat(Subscribers.in(database, CLOCK).count("daily")).isZero();
    }

    @Test
    void anImportOfNothingFails() throws IOException {
        Path empty = file("");
        assertThat(says("import", empty.toString())).isEqualTo(empty + " is empty: nobody was added.\nexit 1\n");
        assertThat(saysJson("import", empty.toString()))
                .isEqualTo("{\"error\":\"" + empty + " is empty: nobody was added.\"}\nexit 1\n");
        assertThat(says(
                        "import",
                        file("Kunde;Mailadresse\nAna;ana@example.org\n").toString()))
                .contains("No row of")
                .endsWith("exit 1\n");
    }

    @Test
    void anImportFromWhatIsNoFileIsWrongUsage() {
        assertThat(says("import", directory.toString()))
                .contains(directory + " is not a file")
                .endsWith("exit 2\n");
        assertThat(says("import", directory.resolve("none.csv").toString())).endsWith("exit 2\n");
    }

    @Test
    void whoIsAddedLeavesAndComesBackOnlyWhenTheyAsk() {
        assertThat(says("add", "ana@example.org", "--name", "Ana", "--confirmed"))
                .isEqualTo("ana@example.org was added to daily.\nexit 0\n");
        assertThat(says("add", "ana@example.org", "--resubscribe"))
                .isEqualTo("ana@example.org is subscribed to daily already.\nexit 0\n");
        assertThat(says("show", "ana@example.org"))
                .isEqualTo("ana@example.org (Ana): daily, confirmed since 2026-11-24T06:00:00Z, by command\nexit 0\n");
        assertThat(says("remove", "ana@example.org")).isEqualTo("ana@example.org gets daily no more.\nexit 0\n");
        assertThat(says("remove", "ana@example.org")).isEqualTo("ana@example.org had left daily already.\nexit 0\n");
        assertThat(says("add", "ana@example.org", "--confirmed"))
                .startsWith("ana@example.org left daily before, and was not added.")
                .endsWith("exit 1\n");
        assertThat(saysJson("add", "ana@example.org", "--confirmed", "--resubscribe"))
                .isEqualTo("""
                {"address":"ana@example.org","newsletter":"daily","outcome":"RESUBSCRIBED","state":"CONFIRMED"}
                exit 0
                """);
    }

    @Test
    void whoIsNotKnownCannotBeRemovedOrShown() {
        assertThat(says("remove", "ana@example.org"))
                .isEqualTo("ana@example.org is not subscribed to daily.\nexit 1\n");
        assertThat(says("show", "ana@example.org")).isEqualTo("ana@example.org is not known.\nexit 1\n");
    }

    @Test
    void aStoppedAddressIsShownAsSuch() {
        Suppressions.in(database, CLOCK).suppress(EmailAddress.parse("ana@example.org"), "550 no such user");

        assertThat(says("add", "ana@example.org", "--confirmed")).isEqualTo("""
                ana@example.org was added to daily.
                ana@example.org gets no mail from here: 550 no such user
                exit 0
                """);
        assertThat(saysJson("show", "ana@example.org"))
                .contains(
                        "\"state\":\"CONFIRMED\",\"origin\":\"command\",\"since\":\"2026-11-24T06:00:00Z\",\"tags\":[],\"language\":\"\",\"format\":\"html\","
                                + "\"zone\":\"\",\"frequency\":\"each\",\"without\":[]}")
                .contains("\"suppressed\":\"550 no such user\"");
    }

    @Test
    void anExportIsCsvForPeopleAndJsonForPrograms() {
        says("add", "ana@example.org", "--name", "Ana", "--confirmed");
        says("add", "eva@example.org");

        assertThat(says("export")).isEqualTo("""
                address,name,state,origin,since,tags,language,format,zone,frequency,hour,without\r
                ana@example.org,Ana,CONFIRMED,command,2026-11-24T06:00:00Z,,,html,,each,,\r
                eva@example.org,,PENDING,command,2026-11-24T06:00:00Z,,,html,,each,,\r
                exit 0
                """);
        assertThat(saysJson("export").lines())
                .hasSize(3)
                .first()
                .isEqualTo("{\"address\":\"ana@example.org\",\"name\":\"Ana\",\"newsletter\":\"daily\","
                        + "\"state\":\"CONFIRMED\",\"origin\":\"command\",\"since\":\"2026-11-24T06:00:00Z\",\"tags\":[],\"language\":\"\",\"format\":\"html\","
                        + "\"zone\":\"\",\"frequency\":\"each\",\"without\":[]}");
    }

    @Test
    void anExportToAFullDiskFails() {
        Writer full = new Writer() {
            @Override
            public void write(char[] text, int from, int length) throws IOException {
                throw new IOException("No space left on device");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Console console = new Console(new PrintWriter(full), false, Messages.of("cli", Locale.ENGLISH));

        assertThat(SubscribersCommand.line(() -> room(console)).execute("export"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "add not-an-address, not-an-address",
        "remove not-an-address, not-an-address",
        "show x@, x@",
        "add ana@example.org --newsletter dayly, there is: daily",
        "import a.csv --newsletter dayly, there is: daily",
        "export --newsletter dayly, there is: daily",
        "'', Missing required subcommand",
        "frobnicate, frobnicate",
    })
    void wrongUsageIsRefusedInWords(String arguments, String word) {
        assertThat(says(arguments.isEmpty() ? new String[0] : arguments.split(" ")))
                .contains(word)
                .endsWith("exit 2\n");
    }

    @Test
    void aNameThatBreaksAHeaderIsRefused() {
        assertThat(says("add", "ana@example.org", "--name", "Ana\r\nBcc: x@example.org"))
                .contains("Ana??Bcc")
                .endsWith("exit 2\n");
    }

    @Test
    void whereThereAreSeveralNewslettersOneMustBeSaid() {
        Newsletters two = new Newsletters(List.of(
                Newsletters4Tests.daily("World=https://example.org/w.xml"),
                Newsletters4Tests.newsletter("weekly", new StoryLimits(1, 12), "World=https://example.org/w.xml")));

        assertThat(run(two, false, Locale.ENGLISH, "add", "ana@example.org"))
                .contains("--newsletter with one of: daily, weekly")
                .endsWith("exit 2\n");
        assertThat(run(two, false, Locale.ENGLISH, "add", "ana@example.org", "--newsletter", "weekly"))
                .startsWith("ana@example.org was added to weekly.");
    }

    @Test
    void commandsSpeakSpanishToo() {
        assertThat(run(daily(), false, Locale.forLanguageTag("es-ES"), "show", "ana@example.org"))
                .isEqualTo("ana@example.org no se conoce.\nexit 1\n");
        assertThat(keys(Locale.forLanguageTag("es"))).isEqualTo(keys(Locale.ROOT));
    }

    private static Set<String> keys(Locale locale) {
        ResourceBundle bundle = Messages.of("cli", locale).bundle();
        assertThat(bundle.getLocale()).isEqualTo(locale);
        return bundle.keySet();
    }

    private String says(String... arguments) {
        return run(daily(), false, Locale.ENGLISH, arguments);
    }

    @Test
    void showsEveryMailAndWhyItWent() {
        new FrozenEdition(database, CLOCK).forReaders(1);

        assertThat(says("show", "r1@readers.example")).contains("""
                r1@readers.example (): daily, confirmed since 2026-11-24T06:00:00Z, by test
                daily/2026-11-24: QUEUED at 2026-11-24T06:00:00Z. Reply: - (-). <""", """
                @news.example.org>
                    Why: subscribed by test, 2026-11-24T06:00:00Z.
                exit 0
                """);
        assertThat(saysJson("show", "r1@readers.example"))
                .contains("\"edition\":\"daily/2026-11-24\"", "\"message_id\":\"<", "\"origin\":\"test\"");
        assertThat(says("show", "r1@readers.example", "--mails", "0")).doesNotContain("QUEUED");
    }

    @Test
    void tagsAndCountsAPart() {
        says("add", "ana@example.org", "--confirmed");
        says("add", "ben@example.org", "--confirmed");

        assertThat(says("tag", "VIP", "ana@example.org", "nobody@example.org"))
                .isEqualTo("Tag vip: put on one reader.\nnobody@example.org is not known.\nexit 1\n");
        assertThat(says("count", "--where", "tag = vip"))
                .isEqualTo("1 of 2 subscribers of daily would get an edition now. Chosen by: tag = vip\nexit 0\n");
        assertThat(says("tag", "new", "--where", "not tag = vip")).contains("put on one reader");
        assertThat(says("search", "--where", "tag = new")).contains("ben@").doesNotContain("ana@");
        assertThat(says("export", "--where", "tag = new"))
                .contains("ben@", ",new")
                .doesNotContain("ana@");
        assertThat(says("tag", "new", "--where", "tag = new", "--remove")).contains("taken from one reader");
        assertThat(says("tag", "new")).contains("Say either addresses or --where.", "exit 2");
        assertThat(says("tag", "no tag", "ana@example.org")).contains("not a tag of", "exit 2");
        assertThat(says("search", "--where", "tag = vip and engaged")).contains("at 15: nobody knows", "exit 2");
    }

    private String saysJson(String... arguments) {
        return run(daily(), true, Locale.ENGLISH, arguments);
    }

    private String run(Newsletters newsletters, boolean json, Locale locale, String... arguments) {
        StringWriter out = new StringWriter();
        PrintWriter printer = new PrintWriter(out);
        Console console = new Console(printer, json, Messages.of("cli", locale));
        CommandLine line = SubscribersCommand.line(() -> new Room(database, newsletters, console))
                .setOut(printer)
                .setErr(printer);
        int exit = line.execute(arguments);
        return out + "exit " + exit + "\n";
    }

    private Readers room(Console console) {
        return new Room(database, daily(), console);
    }

    private static Newsletters daily() {
        return new Newsletters(List.of(Newsletters4Tests.daily("World=https://example.org/w.xml")));
    }

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("subscribers.csv"), text);
    }

    private record Room(Database database, Newsletters newsletters, Console console) implements Readers {
        @Override
        public Subscribers subscribers() {
            return Subscribers.in(database, CLOCK);
        }

        @Override
        public Suppressions suppressions() {
            return Suppressions.in(database, CLOCK);
        }

        @Override
        public Clock clock() {
            return CLOCK;
        }

        @Override
        public Tokens tokens() {
            return Tokens.in(database, CLOCK, new SecureRandom());
        }
    }
}
