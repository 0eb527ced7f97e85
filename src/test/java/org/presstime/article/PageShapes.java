package org.presstime.article;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Articles in the many shapes in which sites show them, with all that stands around and between. */
final class PageShapes {

    private static final List<String> ARTICLES = List.of("ferry", "bees", "puente", "bahn", "pain");
    private static final String HEAD =
            "<!DOCTYPE html><html><head><meta charset=utf-8><title>%s | The Courier</title><script>var a = 'x';</script></head>";
    private static final String NAVIGATION =
            "<header><a href=/>The Courier</a><nav><ul><li><a href=/world>World</a><li>"
                    + "<a href=/sport>Sport</a><li><a href=/culture>Culture</a></ul></nav></header>";
    private static final String FOOTER =
            "<footer><p>© 2026 The Courier. All rights reserved.</p><p>The Courier is published by the"
                    + " Courier Company, 12 Harbour Street, Port Arden, and takes no responsibility for other sites.</p></footer>";
    private static final String TEASERS = repeated(
            6,
            i -> "<div class=teaser><h3><a href=/t" + i + ">Another story of the day, number "
                    + i + "</a></h3><p><a href=/t" + i
                    + ">It began in the morning, went on through the afternoon, and was over by"
                    + " the evening, when everybody went home.</a></p></div>");
    private static final String COMMENTS = "<div id=comments class=comments-area><h2>23 comments</h2>"
            + repeated(
                    23,
                    i -> "<div class=comment><p>Reader " + i
                            + ": I have read this twice, slowly, and I must say that I do not"
                            + " agree with a word of it, although the picture is nice.</p></div>")
            + "</div>";
    private static final String CONSENT =
            "<div id=cookie-consent class=consent-banner><p>We and our 812 partners store and access"
                    + " information on a device, such as cookies, and process personal data, such as unique identifiers, for"
                    + " personalised advertising, measurement, and audience research. You may accept or manage your choices.</p></div>";
    private static final String SHARE =
            "<ul class=share-tools><li><a href=#f>Facebook</a><li><a href=#t>Tweet</a><li><a href=#m>E-mail</a></ul>";

    private PageShapes() {}

    /** A page, and the text a person would take out of it. */
    record Page(String name, String html, String text) {}

    private record Story(String title, List<String> paragraphs) {

        static Story read(String name) {
            try (InputStream in = PageShapes.class.getResourceAsStream("/articles/" + name + ".txt")) {
                List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .toList();
                return new Story(lines.get(0), lines.subList(1, lines.size()));
            } catch (IOException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        String joined(String before, String after) {
            return paragraphs.stream().map(words -> before + words + after).collect(Collectors.joining());
        }

        String text() {
            return String.join("\n\n", paragraphs);
        }
    }

    /** All articles in all shapes. */
    static List<Page> all() {
        List<Page> pages = new ArrayList<>();
        for (String name : ARTICLES) {
            Story story = Story.read(name);
            for (Shape shape : Shape.values()) {
                pages.add(new Page(
                        name + " " + shape,
                        HEAD.formatted(story.title()) + shape.body.apply(story) + "</html>",
                        story.text()));
            }
        }
        return pages;
    }

    private static String repeated(int times, Function<Integer, String> each) {
        StringBuilder all = new StringBuilder();
        for (int i = 1; i <= times; i++) {
            all.append(each.apply(i));
        }
        return all.toString();
    }

    private enum Shape {
        BLOG(story -> NAVIGATION
                + "<div id=page class=site><div class=content-area><article class='post hentry'><h1 class=entry-title>"
                + story.title()
                + "</h1><div class=entry-meta>Posted on Tuesday by Ana Prado</div><div class=entry-content>"
                + story.joined("<p>", "</p>") + SHARE + "<div class=jp-relatedposts>" + TEASERS
                + "</div></div></article>" + COMMENTS
                + "</div><aside class=widget-area>" + TEASERS + "</aside></div>" + FOOTER),
        SEMANTIC(story -> NAVIGATION + "<main><article><header><h1>" + story.title()
                + "</h1><p class=byline>By Ana Prado</p></header>"
                + "<figure><img src=/a.jpg alt=a><figcaption>The harbour at dawn, seen from the old customs house. Photograph: Bo Lind"
                + "</figcaption></figure>" + story.joined("<p>", "</p>") + "</article></main>" + FOOTER),
        LAYOUT_TABLE(story ->
                "<body><table width=100%><tr><td colspan=3><a href=/>Home</a> | <a href=/n>News</a></td></tr><tr><td width=150>"
                        + TEASERS + "</td><td><font face=Arial><b>" + "</b>" + story.joined("", "<br><br>")
                        + "</font></td><td><a href=/ad>Buy a"
                        + " boat</a></td></tr></table>"),
        NAMELESS_DIVS(story ->
                "<div class=css-1a><div class=css-9z><a href=/>Home</a></div><div class=css-2b><div class=css-3c>"
                        + story.joined("<div class=css-4d>", "</div>") + "</div><div class=css-7x>" + TEASERS
                        + "</div></div></div>"),
        MICRODATA(
                story -> NAVIGATION + "<div itemscope itemtype='https://schema.org/NewsArticle'><h1 itemprop=headline>"
                        + story.title() + "</h1><div itemprop=articleBody class=story>" + story.joined("", "<br><br>")
                        + "</div></div>" + TEASERS + FOOTER),
        SCRIPTED(story ->
                "<div id=app></div><noscript>You need to enable JavaScript to read this page, please do so in your browser."
                        + "</noscript><script type='application/ld+json'>{\"@context\":\"https://schema.org\",\"@graph\":[{\"@type\":\"NewsArticle\","
                        + "\"headline\":\"x\",\"articleBody\":\""
                        + story.text().replace("\"", "\\\"").replace("\n", "\\n")
                        + "\"}]}</script>"),
        CARDS(story -> NAVIGATION + "<main><article id=well><section class=row><div class=collection>"
                + story.joined(
                        "<div class='card'><div class='card-content'><p>",
                        "</p></div></div><div class='card ad-slot'>Advertisement</div>")
                + "</div></section></article></main>" + CONSENT + FOOTER),
        CONSENT_FIRST(
                story -> CONSENT + NAVIGATION + "<div class=layout><div class=story-body>" + story.joined("<p>", "</p>")
                        + "</div><div class=paywall-offer><p>Subscribe now for one euro a month, and read all that the Courier has to tell, on all"
                        + " your devices, whenever you like, as long as you like.</p></div></div>" + FOOTER),
        LOUD_READERS(story -> NAVIGATION + "<div class=wrap><div class=text>" + story.joined("<p>", "</p>") + "</div>"
                + COMMENTS + COMMENTS + "</div>"),
        WEB_FORM(story ->
                "<body><form method=post action=/page.aspx><input type=hidden name=__VIEWSTATE value=abc><div id=nav><a href=/>"
                        + "Home</a></div><div id=ctl00_content><span id=ctl00_text>" + story.joined("<p>", "</p>")
                        + "</span></div><div id=ctl00_right>" + TEASERS + "</div></form>"),
        BROKEN(story -> "<body><div class=top><a href=/>Home</a><div class=article>" + story.joined("<p>", "<b></i>")
                + "<p><div class=footer>" + "<a href=/imprint>Imprint</a>"),
        LONG_RAIL(story -> NAVIGATION + "<div class=grid><div class=column-main>" + story.joined("<p>", "</p>")
                + "</div><div class=column-rail>" + TEASERS + TEASERS + TEASERS + TEASERS + "</div></div>" + FOOTER),
        INTERRUPTED(story -> NAVIGATION + "<article class=article-body>"
                + story.paragraphs().stream()
                        .map(words -> "<p>" + words
                                + "</p><div class=newsletter-signup><p>Sign up for our morning letter</p></div>"
                                + "<p><a href=/r>Read more: what the council decided</a></p>")
                        .collect(Collectors.joining())
                + "</article>" + FOOTER),
        PRINT(story -> "<body>" + story.joined("<p>", "</p>")
                + "<hr><p><a href='javascript:window.close()'>Close this window</a></p>"),
        ARTICLES_IN_RAIL(story -> NAVIGATION + "<main><div class=story><h1>" + story.title() + "</h1><section>"
                + story.joined("<p>", "</p>")
                + "</section></div></main><section class=more-stories>"
                + TEASERS.replace("<div class=teaser>", "<article class=teaser>")
                        .replace("</div>", "</article>") + "</section>");

        // Each body is a lambda without state.
        @SuppressWarnings("ImmutableEnumChecker")
        private final Function<Story, String> body;

        Shape(Function<Story, String> body) {
            this.body = body;
        }
    }

    /** The harmonic mean of the shares of words that are right, and that are found; words count as often as they stand. */
    static double f1(String expected, String found) {
        List<String> missing = new ArrayList<>(words(expected));
        long all = missing.size();
        List<String> got = words(found);
        long right = got.stream().filter(missing::remove).count();
        return right == 0 ? 0 : 2.0 * right / (all + got.size());
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
