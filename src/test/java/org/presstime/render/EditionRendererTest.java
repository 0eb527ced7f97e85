package org.presstime.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.presstime.edition.Edition;
import org.presstime.edition.EditionContent.Section;
import org.presstime.newsletter.Newsletter;
import org.presstime.settings.Settings;
import org.presstime.story.Claim;
import org.presstime.story.Story;

/** Editions in, mails and pages out. */
class EditionRendererTest {

    private static final Newsletter DIARIO = SampleEdition.daily(Locale.forLanguageTag("es"), "El Diario");

    private final EditionRenderer renderer =
            new EditionRenderer(new Templates(Path.of("no such directory")), SampleEdition.SITE);

    record Sample(Newsletter newsletter, Edition edition) {}

    static Stream<Sample> samples() {
        return Stream.of(
                new Sample(SampleEdition.DAILY, SampleEdition.english()), new Sample(DIARIO, SampleEdition.spanish()));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyHeadlineIsInBothPartsInOrder(Sample sample) {
        Rendition mail = renderer.mail(sample.newsletter(), sample.edition());
        List<String> headlines = sample.edition().content().stories().stream()
                .map(Story::headline)
                .toList();

        assertThat(Jsoup.parse(mail.html()).select("h3").eachText()).isEqualTo(headlines);
        assertThat(mail.text().replace('\n', ' ')).containsSubsequence(headlines);
        assertThat(mail.subject()).isEqualTo(sample.edition().content().subject());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everySentenceIsFollowedByItsSource(Sample sample) {
        String html = renderer.mail(sample.newsletter(), sample.edition()).html();
        String page = renderer.web(sample.newsletter(), sample.edition()).html();

        for (Story story : sample.edition().content().stories()) {
            story.body().claims().forEach(claim -> {
                URI source = story.sourcesOf(claim).get(0).link();
                assertThat(sourceOf(claim, html)).isEqualTo(source);
                assertThat(sourceOf(claim, page)).isEqualTo(source);
            });
        }
    }

    /** Where the first link after the sentence leads. */
    private static URI sourceOf(Claim claim, String html) {
        String after = html.substring(html.indexOf(claim.text()) + claim.text().length());
        Element link = Jsoup.parseBodyFragment(after).selectFirst("sup a");
        assertThat(after).matches("(?s)<sup[^>]*><a .*");
        return URI.create(link.attr("href"));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyLinkOfTheHtmlIsInTheText(Sample sample) {
        Rendition mail = renderer.mail(sample.newsletter(), sample.edition());
        List<String> lines = mail.text().lines().toList();

        assertThat(Jsoup.parse(mail.html()).select("a[href]").eachAttr("href"))
                .allSatisfy(link -> assertThat(lines).contains(link));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void readersOwnWordsAreSlotsWhereTheyBelong(Sample sample) {
        Rendition mail = renderer.mail(sample.newsletter(), sample.edition());

        for (Slot slot : Slot.values()) {
            assertThat(mail.html()).containsOnlyOnce(slot.marker());
            assertThat(mail.text()).containsOnlyOnce(slot.marker());
            assertThat(mail.subject()).doesNotContain(slot.marker());
        }
        assertThat(Jsoup.parse(mail.html()).select("a[href=" + Slot.UNSUBSCRIBE_URL.marker() + "]"))
                .hasSize(1);
        assertThat(renderer.web(sample.newsletter(), sample.edition()).html()).doesNotContain(Slot.PREFIX);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void textLinesAreShortExceptLinks(Sample sample) {
        assertThat(renderer.mail(sample.newsletter(), sample.edition()).text().lines())
                .allSatisfy(line -> assertThat(line.startsWith("http") || line.length() <= 72)
                        .as(line)
                        .isTrue());
    }

    @Test
    void mailsSayWhatReceiversAskFor() {
        Document html = Jsoup.parse(
                renderer.mail(SampleEdition.DAILY, SampleEdition.english()).html());

        assertThat(html.selectFirst("html").attr("lang")).isEqualTo("en");
        assertThat(html.body().child(0).attr("lang")).isEqualTo("en");
        assertThat(html.body().child(0).attr("dir")).isEqualTo("ltr");
        assertThat(html.select("table:not([role=presentation])")).isEmpty();
        assertThat(html.select("script, form, link, iframe")).isEmpty();
        assertThat(html.select("h1").eachText()).containsExactly("The Daily");
        assertThat(html.select("h2").eachText()).containsExactly("World", "Science", "Sport");
        assertThat(html.selectFirst(".preheader").text())
                .startsWith("Night trains return to the coast line · Glacier survey finds a second lake");
        assertThat(html.text()).contains("Tuesday, 24 November 2026", "No. 128", SampleEdition.SITE.postalAddress());
        assertThat(html.title()).isEqualTo("Old harbour bridge closes until May for repairs");
    }

    @Test
    void spanishMailsSpeakSpanish() {
        Rendition mail = renderer.mail(DIARIO, SampleEdition.spanish());

        assertThat(Jsoup.parse(mail.html()).text())
                .contains("martes, 24 de noviembre de 2026", "Qué ha pasado", "Darse de baja", "N.º 128")
                .doesNotContain("What happened", "Unsubscribe");
        assertThat(mail.text()).contains("martes, 24 de noviembre de 2026 · N.º 128");
        assertThat(Jsoup.parse(mail.html()).select("td[lang=en] h3").eachText())
                .containsExactly("Under the glacier, a second lake");
    }

    @Test
    void aSectionShowsOnePictureAtMostAndNoneWithoutTlsInMails() {
        assertThat(Jsoup.parse(renderer.mail(SampleEdition.DAILY, SampleEdition.english())
                                .html())
                        .select("img")
                        .eachAttr("src"))
                .containsExactly("https://pictures.example/1.jpg", "https://pictures.example/3.jpg");
        Section plain = new Section(
                "World", List.of(withPicture("http://a.example/1.jpg"), withPicture("https://a.example/2.jpg")));
        Edition edition = SampleEdition.of(plain);

        assertThat(pictures(renderer.mail(SampleEdition.DAILY, edition))).containsExactly("https://a.example/2.jpg");
        assertThat(pictures(renderer.web(SampleEdition.DAILY, edition))).containsExactly("http://a.example/1.jpg");
    }

    private static Story withPicture(String address) {
        return new StoryOf("World", "Headline", "Courier", 1)
                .lead("It happened.")
                .picture(address, "", "")
                .build();
    }

    private static List<String> pictures(Rendition rendition) {
        return Jsoup.parse(rendition.html()).select("img").eachAttr("src");
    }

    @Test
    void strangersMarkupStaysText() {
        Rendition mail = renderer.mail(SampleEdition.DAILY, SampleEdition.hostile());
        String page = renderer.web(SampleEdition.DAILY, SampleEdition.hostile()).html();

        for (String html : List.of(mail.html(), page)) {
            Document document = Jsoup.parse(html);
            assertThat(document.select("script, b")).isEmpty();
            assertThat(document.select("h3").text()).contains("</td></tr><script>alert(1)</script>\"'{{ 7 * 7 }}");
            assertThat(document.select("a, img, link").eachAttr("href"))
                    .allSatisfy(link -> assertThat(link).matches("(https://|Presstime|/assets/).*"));
        }
        assertThat(mail.subject()).doesNotContain("\n", "\r").contains("Bcc: <b>");
        assertThat(mail.text()).doesNotContain("javascript:").contains("{{ 7 * 7 }}");
    }

    @Test
    void strangersCannotAskForAReadersAddress() {
        Rendition mail = renderer.mail(SampleEdition.DAILY, SampleEdition.hostile());

        for (Slot slot : Slot.values()) {
            assertThat(mail.html()).containsOnlyOnce(slot.marker());
            assertThat(mail.text()).containsOnlyOnce(slot.marker());
        }
        assertThat(mail.subject()).doesNotContain(Slot.PREFIX);
    }

    @Test
    void aMailTooLargeLeavesStoriesToTheWebEdition() {
        Rendition mail = renderer.mail(SampleEdition.DAILY, SampleEdition.tooLong());
        Document html = Jsoup.parse(mail.html());
        int left = html.select("h3").size();

        assertThat(mail.html().getBytes(StandardCharsets.UTF_8)).hasSizeBetween(80_000, 90_000);
        assertThat(left).isBetween(6, 59);
        assertThat(html.select("h2")).hasSize(3);
        assertThat(html.select("h3").eachText()).contains("Long story 1", "Long story 21", "Long story 41");
        assertThat(html.text()).contains((60 - left) + " more stories are in the web edition");
        assertThat(mail.text()).contains((60 - left) + " more stories are in the web edition");
        assertThat(mail.text().split("Long story ", -1)).hasSize(left + 1);
        assertThat(Jsoup.parse(renderer.web(SampleEdition.DAILY, SampleEdition.tooLong())
                                .html())
                        .select("h3"))
                .hasSize(60);
    }

    @Test
    void thePageHasPermalinksAndNothingInline() {
        Document page = Jsoup.parse(
                renderer.web(SampleEdition.DAILY, SampleEdition.english()).html());

        assertThat(page.select("article").eachAttr("id"))
                .containsExactly("story-1", "story-2", "story-3", "story-4", "story-5", "story-6");
        assertThat(page.select("a[href=https://news.example.org/daily/2026-11-24#story-6]"))
                .hasSize(1);
        assertThat(page.select("[style], style, script")).isEmpty();
        assertThat(page.select("link[rel=canonical]").attr("href"))
                .isEqualTo("https://news.example.org/daily/2026-11-24");
        assertThat(page.select("meta[property=og:title]").attr("content"))
                .isEqualTo("Old harbour bridge closes until May for repairs");
        assertThat(page.select("meta[name=description]")).hasSize(1);
    }

    @Test
    void theSameEditionIsRenderedToTheSameWords() {
        assertThat(renderer.mail(SampleEdition.DAILY, SampleEdition.english()))
                .isEqualTo(renderer.mail(SampleEdition.DAILY, SampleEdition.english()));
    }

    @Test
    void aBrokenTemplateOfTheNewsletterIsRefused(@TempDir Path directory) throws Exception {
        Path file = Files.createDirectories(directory.resolve("mail/daily")).resolve("story.html.peb");
        Files.writeString(file, "\n\n{% for %}");
        EditionRenderer broken = new EditionRenderer(new Templates(directory), SampleEdition.SITE);

        renderer.check(SampleEdition.DAILY);
        assertThatThrownBy(() -> broken.check(SampleEdition.DAILY))
                .isInstanceOf(TemplateMistake.class)
                .hasMessageStartingWith(file + ":3: ");
    }

    @Test
    void picturesWithoutTlsAreShownWhereTheSiteHasNone() {
        Settings.Site local = new Settings.Site(URI.create("http://localhost:8080"), "Local", "1 Street, 1000 Town");
        Edition edition = SampleEdition.of(new Section("World", List.of(withPicture("http://a.example/1.jpg"))));

        assertThat(pictures(
                        new EditionRenderer(new Templates(Path.of("none")), local).mail(SampleEdition.DAILY, edition)))
                .containsExactly("http://a.example/1.jpg");
    }
}
