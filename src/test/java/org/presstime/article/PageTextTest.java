package org.presstime.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages in, the text of their article out. */
class PageTextTest {

    private static final URI PAGE = URI.create("https://x.example/news/1");
    private static final String PARAGRAPH =
            "The council met on Monday, and after four hours of debate, which nobody had expected, it decided to meet again.";

    static List<PageShapes.Page> pages() {
        return PageShapes.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void theTextIsFoundWhateverThePageLooksLike(PageShapes.Page page) {
        String text = text(page.html());
        assertThat(PageShapes.f1(page.text(), text))
                .as(page.name() + ":\n" + text)
                .isGreaterThan(0.95);
    }

    @Test
    void paragraphsStayParagraphs() {
        assertThat(text("<article><h2>First</h2><p>" + PARAGRAPH + "</p><p>" + PARAGRAPH
                        + "</p><ul><li>One, and</li><li>Two</li></ul></article>"))
                .isEqualTo("First\n\n" + PARAGRAPH + "\n\n" + PARAGRAPH + "\n\nOne, and\n\nTwo");
    }

    @Test
    void aBodyStatedForMachinesThatIsOnlyABeginningIsNotTheText() {
        assertThat(text("<script type='application/ld+json'>{\"articleBody\":\"" + PARAGRAPH + " " + PARAGRAPH
                        + "\"}</script><article>" + ("<p>" + PARAGRAPH + "</p>").repeat(6) + "</article>"))
                .hasSizeGreaterThan(5 * PARAGRAPH.length());
    }

    @Test
    void aBodyStatedForMachinesMayBeBrokenOrHtml() {
        assertThat(text("<script type='application/ld+json'>{\"articleBody\":</script><p>" + PARAGRAPH + PARAGRAPH
                        + "</p>"))
                .startsWith("The council");
        assertThat(text("<script type='application/ld+json'>{\"articleBody\":\"<p>" + PARAGRAPH + "</p><p>" + PARAGRAPH
                        + "<script>alert(1)<\\/script></p>\",}</script><p>Too short.</p>"))
                .isEqualTo(PARAGRAPH + "\n\n" + PARAGRAPH);
    }

    @Test
    void theCharactersOfOldPagesAreReadRight() {
        String html = "<p>" + "Señor Ibáñez compró 30 € de jamón, según él «muy caro», y volvió. ".repeat(4) + "</p>";

        assertThat(read(html.getBytes(Charset.forName("windows-1252")), Optional.empty()))
                .contains("Señor Ibáñez", "30 €");
        assertThat(read(html.getBytes(StandardCharsets.UTF_8), Optional.empty()))
                .contains("Señor Ibáñez", "30 €");
        assertThat(read(html.getBytes(Charset.forName("ISO-8859-15")), Optional.of("ISO-8859-15")))
                .contains("30 €");
        assertThat(read(html.getBytes(StandardCharsets.UTF_8), Optional.of("no-such-charset")))
                .contains("Señor");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\u0000\u0001PNG",
                "<html><body><nav><a href=/>Home</a></nav></body></html>",
                "<form><input></form>",
                "{\"json\": true}",
                "<p>Short.</p>"
            })
    void aPageWithoutAnArticleHasNoText(String html) {
        assertThat(read(html.getBytes(StandardCharsets.UTF_8), Optional.empty()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div class=share><p>a, b, c, d",
                "<ul><li><a href=x>",
                "<table><tr><td>text, and more text, and more than that",
                "<b><i><font>",
                "<article class=body><section class=body>"
            })
    @Timeout(20)
    void aTrapCostsSeconds(String nested) {
        read(nested.repeat(2_000_000 / nested.length()).getBytes(StandardCharsets.UTF_8), Optional.empty());
    }

    private static String text(String html) {
        return read(html.getBytes(StandardCharsets.UTF_8), Optional.of("UTF-8"));
    }

    private static String read(byte[] page, Optional<String> charset) {
        return PageText.of(page, charset, PAGE).orElse("");
    }
}
