package org.presstime.subscriber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.io.TempDir;
import org.presstime.database.Database;
import org.presstime.database.OnEachDatabase;
import org.presstime.newsletter.Segment;
import org.presstime.settings.EmailAddress;
import org.presstime.subscriber.SubscriberCsv.Listener;
import org.presstime.subscriber.SubscriberCsv.Order;
import org.presstime.subscriber.SubscriberCsv.WrongRow;
import org.presstime.subscriber.Subscribers.Choice;
import org.presstime.subscriber.Subscribers.Manner;
import org.presstime.subscriber.Subscribers.Request;
import org.presstime.subscriber.Subscribers.Search;
import org.presstime.subscriber.Subscribers.State;

/** Tags and the parts of the readers that expressions choose, on both databases. */
class SegmentsTest {

    @TempDir
    Path directory;

    private final TestClock clock = new TestClock("2026-01-10T12:00:00Z");

    @OnEachDatabase
    void areThoseWhomAnExpressionMeans(Database database) {
        Subscribers subscribers = readers(database);

        assertThat(found(subscribers, "")).containsExactly("ana", "ben", "cleo");
        assertThat(found(subscribers, "tag = vip")).containsExactly("ana", "cleo");
        assertThat(found(subscribers, "tag != vip")).containsExactly("ben");
        assertThat(found(subscribers, "not tag in (staff, other)")).containsExactly("ana", "ben");
        assertThat(found(subscribers, "language = es")).containsExactly("ben");
        assertThat(found(subscribers, "language = unknown")).containsExactly("ana", "cleo");
        assertThat(found(subscribers, "origin = import or language = es")).containsExactly("ana", "ben");
        assertThat(found(subscribers, "domain = other.example")).containsExactly("cleo");
        assertThat(found(subscribers, "domain in (ther.example, '%')")).isEmpty();
        assertThat(found(subscribers, "joined before 2026-01-10")).isEmpty();
        assertThat(found(subscribers, "joined before 2026-01-11")).containsExactly("ana");
        assertThat(found(subscribers, "joined after 2026-01-10")).containsExactly("ben", "cleo");
        assertThat(found(subscribers, "joined within 20 days")).containsExactly("ben", "cleo");
        assertThat(found(subscribers, "tag = vip and (language = es or domain = other.example)"))
                .containsExactly("cleo");
    }

    @OnEachDatabase
    void areThoseWhoChoseThat(Database database) {
        Subscribers subscribers = readers(database);
        choose(
                database,
                "ana@readers.example",
                new Choice(List.of("World", "Arts"), Optional.empty(), OptionalInt.empty()));
        choose(
                database,
                "cleo@other.example",
                new Choice(List.of("World news"), Optional.of(DayOfWeek.MONDAY), OptionalInt.empty()));

        assertThat(found(subscribers, "section = World")).containsExactly("ben", "cleo");
        assertThat(found(subscribers, "section = 'World news'")).containsExactly("ana", "ben");
        assertThat(found(subscribers, "section in (Arts, 'World news')")).containsExactly("ana", "ben", "cleo");
        assertThat(found(subscribers, "not section = Arts")).containsExactly("ana");
        assertThat(found(subscribers, "section != 'W%'")).isEmpty();
        assertThat(found(subscribers, "frequency = each")).containsExactly("ana", "ben");
        assertThat(found(subscribers, "frequency in (monday, friday)")).containsExactly("cleo");
    }

    private static void choose(Database database, String address, Choice choice) {
        SqlAccounts accounts = new SqlAccounts(database);
        long reader = database.query(handle -> handle.createQuery("SELECT id FROM subscribers WHERE address = ?")
                .bind(0, address)
                .mapTo(Long.class)
                .one());
        assertThat(accounts.choose(reader, "daily", choice)).isTrue();
    }

    @OnEachDatabase
    void cannotSayAnythingButThat(Database database) {
        Subscribers subscribers = readers(database);

        for (String hostile : List.of(
                "origin = \"'; DROP TABLE subscribers; --\"",
                "domain = \"' OR '1'='1\"",
                "language = ':newsletter'",
                "origin = ':segment0'")) {
            assertThat(found(subscribers, hostile)).as(hostile).isEmpty();
        }
        assertThat(subscribers.count("daily")).isEqualTo(3);
    }

    @OnEachDatabase
    void areCountedAsAnEditionWouldFindThem(Database database) {
        Subscribers subscribers = readers(database);
        Suppressions.in(database, clock).suppress(EmailAddress.parse("ana@readers.example"), "no such user");
        subscribers.add(new Request(EmailAddress.parse("pending@readers.example"), "", "daily", State.PENDING, "page"));

        assertThat(subscribers.count("daily", Segment.parse("tag = vip"))).isOne();
        assertThat(subscribers.count("daily", Segment.EVERYBODY)).isEqualTo(2);
        assertThat(subscribers.count("weekly", Segment.EVERYBODY)).isZero();
    }

    @OnEachDatabase
    void areTaggedAndUntaggedTogether(Database database) {
        Subscribers subscribers = readers(database);
        Subscribers.Tags tags = subscribers.tags();

        assertThat(tags.putOnAll("New", "daily", Segment.parse("joined after 2026-01-10")))
                .isEqualTo(2);
        assertThat(tags.putOnAll("new", "daily", Segment.EVERYBODY))
                .as("who had it not")
                .isOne();
        assertThat(tags.of(id(subscribers, "cleo@other.example"))).containsExactly("new", "staff", "vip");
        assertThat(tags.takeFromAll("new", "daily", Segment.parse("tag = vip"))).isEqualTo(2);
        assertThat(found(subscribers, "tag = new")).containsExactly("ben");
        assertThat(tags.put("new", id(subscribers, "ben@readers.example"))).isFalse();
        assertThat(tags.take("new", id(subscribers, "ben@readers.example"))).isTrue();
        assertThatThrownBy(() -> tags.put("no tag", 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @OnEachDatabase
    void areForgottenWithTheirReaders(Database database) {
        Subscribers subscribers = readers(database);
        long ana = id(subscribers, "ana@readers.example");

        new SqlAccounts(database).erase(ana);

        assertThat(subscribers.tags().of(ana)).isEmpty();
    }

    @OnEachDatabase
    void comeInAndGoOutWithAFile(Database database) throws IOException {
        Subscribers subscribers = readers(database);
        SubscriberCsv csv = new SubscriberCsv(database, subscribers, Suppressions.in(database, clock), clock);
        Path file =
                Files.writeString(directory.resolve("tags.csv"), """
                Email,Tags
                ana@readers.example,""" + "\"\"\"Board Member\"\",\"\"vip\"\"\"\n" + """
                dora@readers.example,one two =3
                ben@readers.example,
                """);

        csv.read(file, new Order("daily", State.CONFIRMED, Map.of(), true), new Quiet());
        assertThat(found(subscribers, "tag = one")).as("a preview").isEmpty();
        csv.read(file, new Order("daily", State.CONFIRMED, Map.of(), false), new Quiet());

        assertThat(subscribers.find(EmailAddress.parse("ana@readers.example")).get(0))
                .satisfies(row -> assertThat(row.tags()).containsExactly("board-member", "vip"))
                .satisfies(row ->
                        assertThat(row.origin()).as("nothing else changes").isEqualTo("import"));
        StringWriter out = new StringWriter();
        csv.write("daily", Segment.parse("tag in (one, board-member)"), out);
        assertThat(out.toString())
                .contains("address,name,state,origin,since,tags", "dora@readers.example", "one two", "board-member vip")
                .doesNotContain("ben@", "cleo@");
    }

    /** Ana came by an import and is a VIP; Ben speaks Spanish; Cleo is a VIP of the staff. Nobody else. */
    private Subscribers readers(Database database) {
        Subscribers subscribers = Subscribers.in(database, clock);
        subscribers.add(request("ana@readers.example", "import"));
        clock.pass(Duration.ofDays(30));
        subscribers.add(request("ben@readers.example", "page"));
        subscribers.add(request("cleo@other.example", "page"));
        new SqlAccounts(database).prefer(id(subscribers, "ben@readers.example"), Manner.of("es", "html", ""));
        subscribers.tags().put("vip", id(subscribers, "ana@readers.example"));
        subscribers.tags().put("VIP", id(subscribers, "cleo@other.example"));
        subscribers.tags().put("staff", id(subscribers, "cleo@other.example"));
        return subscribers;
    }

    private static Request request(String address, String origin) {
        return new Request(EmailAddress.parse(address), "", "daily", State.CONFIRMED, origin);
    }

    private static long id(Subscribers subscribers, String address) {
        return subscribers.reader(EmailAddress.parse(address)).orElseThrow();
    }

    private static List<String> found(Subscribers subscribers, String where) {
        List<String> names =
                subscribers.search(new Search("", "daily", Optional.empty(), Segment.parse(where), 0, 100)).stream()
                        .map(row -> row.subscriber().address().local())
                        .toList();
        List<String> all = new ArrayList<>();
        subscribers.forEach(
                "daily",
                Segment.parse(where),
                row -> all.add(row.subscriber().address().local()));
        assertThat(all).isEqualTo(names);
        return names;
    }

    private static final class Quiet implements Listener {
        @Override
        public void columns(String found) {}

        @Override
        public void wrong(WrongRow row) {}

        @Override
        public void progress(int rows) {}
    }
}
