package org.presstime.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.presstime.feed.Entry.Picture;

/** Documents in, entries out. */
class FeedReaderTest {

    private static final URI ADDRESS = URI.create("https://courier.example/feeds/world.xml");

    @Test
    void rss2WithTheUsualModules() {
        Entry entry = only("""
                <?xml version="1.0"?>
                <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
                <channel><title>The &amp; Courier</title><link>https://courier.example/</link><language>en-GB</language>
                <item><title>Bridge &lt;b&gt;closed&lt;/b&gt;</title><link>/2026/bridge?utm_source=rss</link>
                <guid isPermaLink="false">tag:1</guid><pubDate>Tue, 24 Nov 2026 06:30:00 +0100</pubDate>
                <dc:creator>Ana Prado</dc:creator><description>Short</description>
                <content:encoded><![CDATA[<p>Long</p>]]></content:encoded>
                <media:content url="https://p.example/1.jpg" medium="image"><media:description>A bridge</media:description>
                <media:credit>Eva</media:credit></media:content></item></channel></rss>""");

        assertThat(entry.id()).hasValue("tag:1");
        assertThat(entry.title()).isEqualTo("Bridge closed");
        assertThat(entry.link()).hasValue(URI.create("https://courier.example/2026/bridge?utm_source=rss"));
        assertThat(entry.published()).hasValue(Instant.parse("2026-11-24T05:30:00Z"));
        assertThat(entry.author()).hasValue("Ana Prado");
        assertThat(entry.summary()).isEqualTo("Short");
        assertThat(entry.content()).isEqualTo("<p>Long</p>");
        assertThat(entry.picture()).hasValue(new Picture(URI.create("https://p.example/1.jpg"), "A bridge", "Eva"));
    }

    @Test
    void rss1PutsItsItemsBesideTheChannel() {
        ParsedFeed feed = read("""
                <rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
                <channel rdf:about="https://record.example/"><title>Record</title><link>https://record.example/</link></channel>
                <item rdf:about="https://record.example/1"><title>One</title><link>https://record.example/1</link>
                <dc:date>2026-11-24T06:30:00+01:00</dc:date></item></rdf:RDF>""");

        assertThat(feed.title()).isEqualTo("Record");
        assertThat(feed.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.id()).hasValue("https://record.example/1");
            assertThat(entry.published()).hasValue(Instant.parse("2026-11-24T05:30:00Z"));
        });
    }

    @Test
    void atomWithRelativeLinksAndEveryKindOfText() {
        ParsedFeed feed = read("""
                <feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://a.example/x/" xml:lang="es">
                <title type="html">A &amp;amp; B</title><link rel="self" href="feed.atom"/><link href="/"/>
                <author><name>Redacción</name></author>
                <entry><id>urn:1</id><title>1 &lt; 2</title><link href="one"/><updated>2026-11-24T06:30:00Z</updated>
                <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Hola <b>aquí</b></p></div></content></entry>
                <entry><id>urn:2</id><title type="html">&lt;i&gt;Two&lt;/i&gt;</title><link href="two" rel="alternate"/>
                <author><name>Eva</name></author><summary>5 &lt; 6</summary>
                <link rel="enclosure" type="image/png" href="two.png"/></entry></feed>""");

        assertThat(feed.title()).isEqualTo("A & B");
        assertThat(feed.link()).hasValue(URI.create("https://a.example/"));
        assertThat(feed.language().orElseThrow().getLanguage()).isEqualTo("es");
        Entry one = feed.entries().get(0);
        assertThat(one.title()).isEqualTo("1 < 2");
        assertThat(one.link()).hasValue(URI.create("https://a.example/x/one"));
        assertThat(one.author()).hasValue("Redacción");
        assertThat(one.content()).contains("<p>Hola <b>aquí</b></p>");
        assertThat(one.published()).hasValue(Instant.parse("2026-11-24T06:30:00Z"));
        Entry two = feed.entries().get(1);
        assertThat(two.title()).isEqualTo("Two");
        assertThat(two.author()).hasValue("Eva");
        assertThat(two.summary()).isEqualTo("5 &lt; 6");
        assertThat(two.picture().orElseThrow().source()).isEqualTo(URI.create("https://a.example/x/two.png"));
    }

    @Test
    void jsonFeed() {
        Entry entry = only("""
                {"version":"https://jsonfeed.org/version/1.1","title":"Radio","home_page_url":"https://radio.example/",
                "language":"en","items":[{"id":7,"url":"/7","title":"Planet","content_html":"<p>Found.</p>",
                "date_published":"2026-11-24T06:30:00Z","authors":[{"name":"Ines"}],"image":"/7.jpg"}]}""");

        assertThat(entry.id()).hasValue("7");
        assertThat(entry.link()).hasValue(URI.create("https://radio.example/7"));
        assertThat(entry.author()).hasValue("Ines");
        assertThat(entry.content()).isEqualTo("<p>Found.</p>");
        assertThat(entry.picture().orElseThrow().source()).isEqualTo(URI.create("https://radio.example/7.jpg"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "junk before <?xml version='1.0'?><rss><channel><item><title>T</title><link>https://x.example/1</link></item></channel></rss>",
                "\uFEFF\n\n<rss><channel><item><title>T</title><link>https://x.example/1</link></item></channel></rss>",
                "<!DOCTYPE rss [<!ENTITY x 'y'>]><rss><channel><item><title>T</title><link>https://x.example/1</link></item></channel></rss>",
                "<rss><channel><item><title>T</title><link>https://x.example/1</link></item><item><title>cut o",
                "<rss><channel><item><title>T\u0001\u0008</title><link>https://x.example/1</link></item></channel></rss>",
                "<rss><channel><item><title>T</title><link>\n https://x.example/1 \n</link></item></channel></rss>",
                "<rss><item><title>T</title><link>https://x.example/1</link></item></rss>",
                "<RSS><CHANNEL><ITEM><TITLE>T</TITLE><LINK>https://x.example/1</LINK></ITEM></CHANNEL></RSS>",
                "<rss><channel><item><title>T</title><guid>https://x.example/1</guid></item></channel></rss>",
                "<atom:feed><atom:entry><atom:title>T</atom:title><atom:link href='https://x.example/1'/></atom:entry></atom:feed>",
                "<feed version='0.3'><entry><title mode='escaped'>T</title><link rel='alternate' href='https://x.example/1'/></entry></feed>",
            })
    void whatIsThereIsRead(String document) {
        Entry entry = read(document).entries().get(0);

        assertThat(entry.title()).isEqualTo("T");
        assertThat(entry.link()).hasValue(URI.create("https://x.example/1"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        AT&amp;T           | AT&T
        AT&T               | AT&T
        Caf&eacute; &copy; | Café ©
        a &lt; b           | a < b
        &amp;lt;b&amp;gt;  | <b>
        <![CDATA[A &amp; B]]> | A & B
        <b>A</b> B         | A B
        """)
    void titlesArePlainWords(String written, String read) {
        assertThat(only("<rss><channel><item><title>" + written + "</title></item></channel></rss>")
                        .title())
                .isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "ftp://x.example/", "vbscript:x"
            })
    void aLinkThatIsNotForTheWebIsNone(String link) {
        assertThat(only("<rss><channel><item><title>T</title><link>" + link + "</link></item></channel></rss>")
                        .link())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "windows-1252, text/xml; charset=iso-8859-1, ''",
        "windows-1252, text/xml, <?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>",
        "windows-1252, text/xml, ''",
        "UTF-8, text/xml; charset=iso-8859-1, <?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>",
        "UTF-16, text/xml, <?xml version=\"1.0\" encoding=\"utf-16\"?>",
        "windows-1251, text/xml; charset=windows-1251, ''",
    })
    void theCharacterSetIsFound(String charset, String header, String declaration) {
        String title = charset.equals("windows-1251") ? "Мост закрыт" : "El “puente” cerró";
        byte[] body = (declaration + "<rss><channel><item><title>" + title + "</title></item></channel></rss>")
                .getBytes(Charset.forName(charset));

        assertThat(ParsedFeed.of(body, Optional.of(header), ADDRESS)
                        .entries()
                        .get(0)
                        .title())
                .isEqualTo(title);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        <!doctype html><html><head></head></html> | an HTML page
        {"a":1}                                   | no JSON Feed
        {"items":[                                | JSON that is broken off
        <svg></svg>                               | XML, but neither RSS nor Atom
        hello                                     | plain text or binary
        <sitemapindex></sitemapindex>             | a list of sitemaps
        <urlset><url><loc>x</loc></url></urlset>  | a sitemap without news
        <!DOCTYPE rss [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><rss/> | entities are made to grow
        <!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss/> | asks for a file
        <?xml version="1.0" encoding="UTF-7"?><rss/> | UTF-7
        ''                                        | empty
        """)
    void whatIsNoFeedIsNamed(String document, String expected) {
        assertThatThrownBy(() -> read(document))
                .isInstanceOf(UnreadableFeed.class)
                .hasMessageContaining(expected);
    }

    @Test
    @Timeout(10)
    void depthAndNumberAreBounded() {
        assertThat(read("<rss><channel>" + "<item><title>T</title></item>".repeat(5000) + "</channel></rss>")
                        .entries())
                .hasSize(FeedReader.MOST_ENTRIES);
        assertThat(read("<rss><channel><item><title>T</title>" + "<a>".repeat(100_000) + "</item></channel></rss>")
                        .entries())
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a>",
                "</a>",
                "<a b=\"",
                "<a b='",
                "<!--",
                "<![CDATA[",
                "<?",
                "<!DOCTYPE",
                "<!DOCTYPE [",
                "&",
                "&#",
                "<",
                "<title>",
                "<a xmlns='x'>",
                "<p><b>",
                "<figure><img src=x><figcaption>",
                "<a b=\"<\n",
                "<div xml:base='a/'>"
            })
    @Timeout(30)
    void whatIsRepeatedWithoutEndCostsTimeInProportion(String part) {
        String many = part.repeat(500_000 / part.length());
        String escaped = many.replace("&", "&amp;").replace("<", "&lt;");
        for (String document : new String[] {
            "<rss><channel><item>" + many,
            "<rss><channel><item><title>T</title><description>" + escaped + "</description></item></channel></rss>",
            "<feed><entry><content type='xhtml'><div>" + many,
            "<html><body>" + many,
        }) {
            try {
                assertThat(read(document)).isNotNull();
            } catch (UnreadableFeed refused) {
                assertThat(refused).hasMessageContaining("feed");
            }
        }
    }

    @Test
    void namesThatADocumentDeclaresDoNotFillTheMemory() {
        String name = "<!DOCTYPE rss [<!ENTITY a \"" + "x".repeat(1000) + "\">]>";

        ParsedFeed feed = read(name + "<rss><channel><title>" + "&a;".repeat(1_000_000) + "</title></channel></rss>");

        assertThat(feed.title().length()).isLessThan(8_000_000);
    }

    @Test
    void aPageNamesItsFeed() {
        String page = """
                <html><head><link rel="alternate" type="application/rss+xml" title="Comments" href="/comments.xml">
                <link rel="alternate" type="application/atom+xml" href="/feed.atom"></head><body>Hello</body></html>""";

        Reading reading = new FeedReader().read(page.getBytes(StandardCharsets.UTF_8), Optional.empty(), ADDRESS);

        assertThat(reading)
                .isEqualTo(new Reading.Page(URI.create("https://courier.example/feed.atom"), Optional.empty()));
    }

    @Test
    void aFeedSaysWhereItLivesAndHowOftenToAsk() {
        ParsedFeed feed = read("""
                <rss><channel><title>T</title><link>https://courier.example/</link><ttl>45</ttl>
                <atom:link rel="self" href="/feed.xml"/><atom:link rel="hub" href="https://hub.example/"/>
                <itunes:new-feed-url>https://new.example/feed.xml</itunes:new-feed-url></channel></rss>""");

        assertThat(feed.pause()).hasValue(Duration.ofMinutes(45));
        assertThat(feed.links())
                .isEqualTo(new ParsedFeed.Links(
                        Optional.of(URI.create("https://courier.example/")),
                        Optional.of(URI.create("https://courier.example/feed.xml")),
                        Optional.of(URI.create("https://hub.example/")),
                        Optional.of(URI.create("https://new.example/feed.xml"))));
    }

    @Test
    void anEntryBringsWhatBelongsToIt() {
        Entry entry = only("""
                <rss><channel><language>es</language><item><title>T</title><link>https://courier.example/1</link>
                <comments>https://courier.example/1#c</comments><slash:comments>7</slash:comments>
                <enclosure url="https://p.example/1.mp3" type="audio/mpeg" length="99"/>
                <category>Roads</category><category>Roads</category><dc:subject>Rain</dc:subject></item></channel></rss>""");

        assertThat(entry.links().comments()).hasValue(URI.create("https://courier.example/1#c"));
        assertThat(entry.links().commentCount()).hasValue(7);
        assertThat(entry.media().enclosures())
                .containsExactly(new Entry.Enclosure(URI.create("https://p.example/1.mp3"), "audio/mpeg", 99));
        assertThat(entry.labels().categories()).containsExactly("Roads", "Rain");
        assertThat(entry.labels().language().orElseThrow().getLanguage()).isEqualTo("es");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    @Timeout(30)
    void aBrokenFeedIsReadOrRefusedButNeverAnythingElse(long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        for (String name : new String[] {"harbour-courier-world.xml", "meridian.atom", "arden-review.json"}) {
            byte[] whole =
                    FeedReaderTest.class.getResourceAsStream("/tryout/" + name).readAllBytes();
            byte[] broken = java.util.Arrays.copyOf(whole, random.nextInt(1, whole.length));
            for (int i = 0; i < 20; i++) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(ParsedFeed.of(broken, Optional.empty(), ADDRESS)).isNotNull();
            } catch (UnreadableFeed refused) {
                assertThat(refused).hasMessageNotContaining("Exception");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Tue, 24 Nov 2026 06:30:00 GMT        | 2026-11-24T06:30:00Z
        Tue, 24 Nov 26 06:30 EST             | 2026-11-24T11:30:00Z
        24 Nov 2026 06:30:00 +0200           | 2026-11-24T04:30:00Z
        Mon, 24 Nov 2026 06:30:00 GMT+0200   | 2026-11-24T04:30:00Z
        Tue, 24 November 2026 06:30:00 Z     | 2026-11-24T06:30:00Z
        mar, 24 nov 2026 06:30:00 +0100      | 2026-11-24T05:30:00Z
        lun, 24 ago 2026 06:30:00 CEST       | 2026-08-24T04:30:00Z
        Tue, 24 Nov 2026 24:00:00 GMT        | 2026-11-25T00:00:00Z
        Thu, 31 Dec 1998 23:59:60 GMT        | 1998-12-31T23:59:59Z
        2026-11-24T06:30:00.25+01:00         | 2026-11-24T05:30:00.250Z
        2026-11-24 06:30:00                  | 2026-11-24T06:30:00Z
        2026-11-24                           | 2026-11-24T00:00:00Z
        2026-11                              | 2026-11-01T00:00:00Z
        2026-11-24T06:30Z                    | 2026-11-24T06:30:00Z
        """)
    void datesAreReadAsPeopleWriteThem(String written, Instant expected) {
        assertThat(FeedDate.parse(written)).hasValue(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "32 Nov 2026", "2026-13-01", "Tue, 24 Foo 2026 06:30:00 GMT", "24:99"})
    void whatIsNoDateIsNone(String written) {
        assertThat(FeedDate.parse(written)).isEmpty();
    }

    private Entry only(String document) {
        return read(document).entries().get(0);
    }

    private ParsedFeed read(String document) {
        return ParsedFeed.of(document.getBytes(StandardCharsets.UTF_8), Optional.empty(), ADDRESS);
    }
}
