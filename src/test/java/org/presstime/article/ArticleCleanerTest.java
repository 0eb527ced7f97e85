package org.presstime.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hostile HTML in, plain words out. */
class ArticleCleanerTest {

    private static final URI PAGE = URI.create("https://x.example/news/1");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        <p>One</p><p>Two</p>                              | One//Two
        One<br>Two                                        | One//Two
        <ul><li>One</li><li>Two</li></ul>                 | One//Two
        <h2>Head</h2><p>Text <b>bold</b> text.</p>        | Head//Text bold text.
        <p>A<script>alert(1)</script>B</p>                | AB
        <p>A</p><style>p { color: red }</style>           | A
        <iframe src='https://evil.example'>x</iframe><p>A | A
        <p onclick='alert(1)'>A &amp;lt;b&amp;gt; B</p>   | A &lt;b&gt; B
        Plain words                                       | Plain words
        <p>Caf&eacute;&nbsp;&nbsp; bar</p>                | Café bar
        <figure><img src=x><figcaption>Caption</figcaption></figure><p>A</p> | A
        <svg><p>A</p></svg>                               | A
        <p>A<p>B<div>C                                    | A//B//C
        """)
    void onlyWordsAreLeft(String html, String expected) {
        assertThat(text(html)).isEqualTo(expected.replace("//", "\n\n"));
    }

    @Test
    void invisibleCharactersAreGone() {
        assertThat(text("<p>A\u202EB\u200BC\u0007D\uFEFF</p>")).isEqualTo("A B C D");
    }

    @Test
    void linksAreOfInterestOnce() {
        assertThat(ReadableText.links(ReadableText.clean("""
                                <a href="/minutes?utm_source=x">the minutes</a> <a href="https://x.example/minutes">again</a>
                                <a href="javascript:alert(1)">evil</a> <a href="data:text/html,x">evil</a>
                                <a href="https://x.example/news/1#top">itself</a> <a href="https://y.example/"> </a>
                                <a href="mailto:a@b.example">mail</a>""", PAGE), PAGE))
                .containsExactly(new Article.Link("the minutes", URI.create("https://x.example/minutes")));
    }

    @Test
    void aBookIsCutToAnArticle() {
        assertThat(text("<p>" + "word ".repeat(1000) + "</p>" + ("<p>" + "word ".repeat(1000) + "</p>").repeat(20)))
                .hasSizeLessThanOrEqualTo(20_000)
                .startsWith("word word");
    }

    private static String text(String html) {
        return ReadableText.of(ReadableText.clean(html, PAGE));
    }
}
