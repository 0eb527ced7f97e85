package org.presstime.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.presstime.database.Database;
import org.presstime.database.OnEachDatabase;
import org.presstime.edition.Edition;
import org.presstime.edition.EditionContent;
import org.presstime.edition.EditionState;
import org.presstime.edition.Editions;
import org.presstime.newsletter.Newsletter;
import org.presstime.render.EditionRenderer;
import org.presstime.render.PageAddresses;
import org.presstime.render.Renditions;
import org.presstime.render.SampleEdition;
import org.presstime.render.Templates;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Editions sent, and what the public sees of them, on both databases. */
class ArchiveTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T06:00:00Z"), ZoneOffset.UTC);
    private static final LocalDate TODAY = LocalDate.parse("2026-11-24");
    private static final Newsletter DAILY = SampleEdition.DAILY;
    private static final Templates TEMPLATES = new Templates(Path.of("no such directory"));

    @OnEachDatabase
    void showsEditionsThatAreOnTheirWayOrSentAndNoOthers(Database database) {
        Editions editions = Editions.in(database, CLOCK);
        Archive archive = archive(database);
        Edition draft = editions.draft("daily", TODAY, SampleEdition.english().content());
        keep(database, draft);
        assertThat(archive.edition(Edition.Key.of("daily", TODAY))).isEmpty();

        Edition sending = editions.freeze(editions.change(draft, EditionState.APPROVED, ""));
        assertThat(archive.edition(Edition.Key.of("daily", TODAY)))
                .hasValueSatisfying(
                        page -> assertThat(page).contains("Old harbour bridge closes until May for repairs"));

        editions.change(editions.change(sending, EditionState.PAUSED, ""), EditionState.CANCELLED, "a mistake");
        assertThat(archive.edition(Edition.Key.of("daily", TODAY))).isEmpty();
        assertThat(archive.edition(Edition.Key.of("weekly", TODAY))).isEmpty();
    }

    @OnEachDatabase
    void listsEditionsNewestFirstFiftyOnAPage(Database database) {
        for (int day = 0; day < 51; day++) {
            send(database, TODAY.minusDays(50 - day));
        }
        Editions.in(database, CLOCK)
                .draft("daily", TODAY.plusDays(1), SampleEdition.english().content());
        Archive archive = archive(database);

        EditionList first = archive.list(DAILY, 1);
        assertThat(first.editions()).hasSize(50);
        assertThat(first.pages()).isEqualTo(2);
        assertThat(first.editions().get(0).number()).isEqualTo(51);
        assertThat(first.editions().get(0).address()).hasToString("https://news.example.org/daily/2026-11-24");
        assertThat(archive.list(DAILY, 2).editions())
                .extracting(EditionList.Item::date)
                .containsExactly(TODAY.minusDays(50));
        assertThat(archive.list(DAILY, 99).page()).isEqualTo(2);
        assertThat(archive.list(DAILY, -1).page()).isEqualTo(1);
        assertThat(Jsoup.parse(archive.listPage(DAILY, 2)).select("a[rel=prev]").attr("href"))
                .isEqualTo("?page=1");
    }

    @OnEachDatabase
    void saysThatNothingWasSentYetInTheNewslettersLanguage(Database database) {
        Archive archive = archive(database);

        assertThat(archive.listPage(DAILY, 1)).contains("Nothing has been sent yet");
        assertThat(archive.listPage(SampleEdition.daily(Locale.forLanguageTag("es"), "El Diario"), 1))
                .contains("Todavía no se ha enviado nada", "lang=\"es\"");
    }

    @OnEachDatabase
    void isAnAtomFeed(Database database) throws Exception {
        send(database, TODAY.minusDays(1));
        send(database, TODAY, SampleEdition.hostile().content());

        Document feed = parse(archive(database).feed(DAILY));

        assertThat(feed.getDocumentElement().getNamespaceURI()).isEqualTo("http://www.w3.org/2005/Atom");
        assertThat(texts(feed, "id"))
                .containsExactly(
                        "https://news.example.org/daily/editions.atom",
                        "https://news.example.org/daily/2026-11-24",
                        "https://news.example.org/daily/2026-11-23");
        assertThat(texts(feed, "title")).hasSize(3).startsWith("The Daily");
        assertThat(texts(feed, "updated")).containsOnly("2026-11-24T06:00:00Z").hasSize(3);
        assertThat(texts(feed, "summary").get(0)).contains("Headline </td></tr><script>alert(1)</script>");
        assertThat(texts(feed, "summary").get(1))
                .startsWith("Old harbour bridge closes until May for repairs · Night trains");
        assertThat(texts(feed, "name")).containsExactly("The Daily");
        assertThat(feed.getElementsByTagName("link").getLength()).isEqualTo(4);
    }

    @OnEachDatabase
    void isAnAtomFeedBeforeTheFirstEdition(Database database) throws Exception {
        Document feed = parse(archive(database).feed(DAILY));

        assertThat(texts(feed, "updated")).containsExactly("1970-01-01T00:00:00Z");
        assertThat(feed.getElementsByTagName("entry").getLength()).isZero();
    }

    private static Archive archive(Database database) {
        return new Archive(database, Editions.in(database, CLOCK), TEMPLATES, new PageAddresses(SampleEdition.SITE));
    }

    private static void send(Database database, LocalDate date) {
        send(database, date, SampleEdition.english().content());
    }

    private static void send(Database database, LocalDate date, EditionContent content) {
        Editions editions = Editions.in(database, CLOCK);
        editions.freeze(editions.change(editions.draft("daily", date, content), EditionState.APPROVED, ""));
    }

    private static void keep(Database database, Edition edition) {
        Renditions.in(database)
                .save(
                        edition.id(),
                        Renditions.Kind.WEB,
                        new EditionRenderer(TEMPLATES, SampleEdition.SITE).web(DAILY, edition));
    }

    private static Document parse(String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    private static List<String> texts(Document feed, String name) {
        NodeList found = feed.getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> found.item(i).getTextContent())
                .toList();
    }
}
