package org.presstime.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.presstime.edition.Edition;
import org.presstime.edition.EditionContent.Section;
import org.presstime.newsletter.Newsletter;
import org.presstime.story.Story;

/** What a reader is told about where a sentence and a story came from. */
class StoryMarksTest {

    private final EditionRenderer renderer =
            new EditionRenderer(new Templates(Path.of("no such directory")), SampleEdition.SITE);

    @Test
    void aSentenceOfTwoSourcesLinksToBothAndAnEditorsOwnSaysSo() {
        Story story = new StoryOf("World", "Bridge closes", "Harbour Courier", 1)
                .lead("The bridge closes.")
                .alsoFrom(2, "Northern Post", "It opens in May.")
                .both(2, "Both say so.")
                .editor("We walked there.")
                .build();
        Rendition mail = renderer.mail(SampleEdition.DAILY, SampleEdition.of(new Section("World", List.of(story))));

        assertThat(mail.text().replace('\n', ' '))
                .contains("Both say so. [1] [2]")
                .contains("We walked there. (the editor)")
                .doesNotContain("ana@example.org");
        assertThat(Jsoup.parse(mail.html()).text())
                .contains("Both say so.1 2")
                .contains("We walked there. (the editor)")
                .doesNotContain("ana@example.org");
    }

    @Test
    void aPageThatAnEditorNamesIsASourceLikeTheOthers() {
        Story story = new StoryOf("World", "Bridge closes", "Harbour Courier", 1)
                .lead("The bridge closes.")
                .cites(
                        "It opens on Monday.",
                        "Port <b>Authority</b>\u202E",
                        "https://port.example/?a=1&b=PresstimeSlotX")
                .cites("It is old.", "Port Authority", "https://courier.example/2026/11/24/1")
                .build();
        Edition edition = SampleEdition.of(new Section("World", List.of(story)));
        Rendition mail = renderer.mail(SampleEdition.DAILY, edition);

        assertThat(mail.text().replace('\n', ' '))
                .contains(
                        "It opens on Monday. [2]",
                        "[2] Port <b>Authority</b> https://port.example/?a=1&b=P-resstimeSlotX")
                .contains("It is old. [1]")
                .doesNotContain("(the editor)", "\u202E");
        for (String html :
                List.of(mail.html(), renderer.web(SampleEdition.DAILY, edition).html())) {
            assertThat(html)
                    .contains("href=\"https://port.example/?a=1&amp;b=P-resstimeSlotX\"")
                    .doesNotContain("<b>Auth");
            assertThat(Jsoup.parse(html).text()).contains("It opens on Monday.2", "2 Port <b>Authority</b>");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        en | We told before: Cracks found (Sunday, 22 November 2026)
        es | Ya contamos: Cracks found (domingo, 22 de noviembre de 2026)
        """)
    void anUpdateLinksToWhatWasToldBefore(Locale language, String words) {
        Story story = new StoryOf("World", "Bridge closes", "Harbour Courier", 1)
                .lead("The bridge closes.")
                .updateOf(LocalDate.parse("2026-11-22"), 3, "Cracks found")
                .build();
        Edition edition = SampleEdition.of(new Section("World", List.of(story)));
        Newsletter newsletter = SampleEdition.daily(language, "The Daily");
        String address = SampleEdition.SITE.url() + "/" + edition.newsletter() + "/2026-11-22#story-3";

        Rendition mail = renderer.mail(newsletter, edition);
        for (String html :
                List.of(mail.html(), renderer.web(newsletter, edition).html())) {
            assertThat(Jsoup.parse(html).text()).contains(words);
            assertThat(Jsoup.parse(html).select("a[href=" + address + "]").eachText())
                    .containsExactly("Cracks found");
        }
        assertThat(mail.text().replace('\n', ' ')).contains(words + " " + address);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        en | Update: Bridge closes | Written by the newsbot with Model 7 from the sources linked here; reviewed by Ana Prado.
        es | Actualización: Bridge closes | Escrito por el robot de noticias con Model 7 a partir de las fuentes enlazadas aquí; revisado por Ana Prado.
        """)
    void aStorySaysWhetherItIsAnUpdateAndHowItWasMade(Locale language, String headline, String made) {
        Story story = new StoryOf("World", "Bridge closes", "Harbour Courier", 1)
                .lead("The bridge closes.")
                .update()
                .made("Model 7", "Ana Prado")
                .build();
        Edition edition = SampleEdition.of(new Section("World", List.of(story)));
        Newsletter newsletter = SampleEdition.daily(language, "The Daily");
        Rendition mail = renderer.mail(newsletter, edition);

        assertThat(mail.text().replace('\n', ' ')).contains(headline, made);
        assertThat(Jsoup.parse(mail.html()).text()).contains(headline, made);
        assertThat(Jsoup.parse(renderer.web(newsletter, edition).html()).text()).contains(headline, made);
    }
}
