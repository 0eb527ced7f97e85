package org.presstime.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Many addresses of one page are one; addresses of two pages are two. */
class CanonicalLinkTest {

    private static final URI ARTICLE = URI.create("https://x.example/news/harbour?id=7");

    @ParameterizedTest
    @CsvSource({
        "https://X.example:443/a?utm_source=b&id=1#c, https://x.example/a?id=1",
        "HTTP://x.example:80, http://x.example/",
        "https://x.example/a?fbclid=1&gclid=2&mc_cid=3, https://x.example/a",
        "https://x.example:8443/a?b=1&a=2, https://x.example:8443/a?b=1&a=2",
        "https://x.example/a%20b?q=%C3%B1, https://x.example/a%20b?q=%C3%B1",
        "https://bank.example@x.example/a, https://x.example/a",
        "https://x.example/b/../a/, https://x.example/a/",
        "https://x.example/app#!/story/5, https://x.example/app#!/story/5",
        "https://x.example/a?id=1&amp;utm_medium=rss, https://x.example/a?id=1",
        "https://x.example/a;jsessionid=0A1B?id=1, https://x.example/a?id=1",
        "https://www.google.com/url?rct=j&sa=t&url=https://x.example/a%3Fid%3D1&ct=ga, https://x.example/a?id=1",
        "https://www-x-example.cdn.ampproject.org/c/s/www.x.example/a, https://www.x.example/a",
        "https://www.google.es/amp/s/x.example/a.amp, https://x.example/a.amp",
        "https://www.google.com/url?q=javascript:alert(1), https://www.google.com/url?q=javascript:alert(1)",
    })
    void aReaderIsGivenAPlainAddressThatLeadsToTheSamePage(URI written, URI shown) {
        assertThat(CanonicalLink.of(written)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://x.example/news/harbour?id=7",
                "https://X.EXAMPLE/news/harbour?id=7",
                "https://x.example:443/news/harbour?id=7",
                "https://www.x.example/news/harbour/?id=7",
                "https://m.x.example/news/harbour?id=7#comments",
                "https://mobile.x.example/news/harbour?id=7&utm_source=rss&utm_medium=feed&utm_campaign=a",
                "https://amp.x.example/news/harbour?id=7",
                "https://x.example/news/harbour/amp?id=7",
                "https://x.example/amp/news/harbour?id=7",
                "https://x.example/news/harbour?id=7&amp=1",
                "https://x.example/news/harbour?outputType=amp&id=7",
                "https://x.example/news/harbour/index.html?id=7",
                "https://x.example//news/./harbour?id=7",
                "https://x.example/news/harbour?fbclid=IwAR0&id=7",
                "https://x.example/news/harbour?id=7&gclid=x&mc_eid=y&mc_cid=z&igshid=a&msclkid=b",
                "https://x.example/news/h%61rbour?id=7",
                "https://x.example/news/harbour?id=7&source=rss&at_medium=RSS&xtor=RSS-1&CMP=share",
                "https://x-example.cdn.ampproject.org/c/s/x.example/news/harbour?id=7",
            })
    void variantsAreOnePage(URI variant) {
        assertThat(PageKey.of(variant)).isEqualTo(PageKey.of(ARTICLE));
    }

    @ParameterizedTest
    @CsvSource({
        "https://x.example/a?id=1, https://x.example/a?id=2",
        "https://x.example/a?p=1, https://x.example/a",
        "https://x.example/a?page=2, https://x.example/a?page=3",
        "https://x.example/a?source=2, https://x.example/a?source=3",
        "https://x.example/a?ref=main, https://x.example/a?ref=other",
        "https://x.example/?story=a&story=b, https://x.example/?story=b&story=a",
        "https://x.example/A, https://x.example/a",
        "https://x.example/a.html, https://x.example/a.htm",
        "https://x.example/a, https://y.example/a",
        "https://sport.x.example/a, https://x.example/a",
        "https://x.example:8080/a, https://x.example/a",
        "https://x.example/guitar-amp, https://x.example/guitar",
        "https://x.example/amp, https://x.example/",
        "https://x.example/example, https://x.example/ex",
        "https://x.example/a%2Fb, https://x.example/a/b",
        "https://x.example/a?q=a%26b, https://x.example/a?q=a&b",
        "https://x.example/app#!/1, https://x.example/app#!/2",
        "https://x.example/index.php/2026/a, https://x.example/index.php/2026/b",
        "https://x.example/calendar?m=1, https://x.example/calendar?m=0",
    })
    void pagesThatDifferAreNeverMadeOne(URI one, URI other) {
        assertThat(PageKey.of(one)).isNotEqualTo(PageKey.of(other));
    }

    @Test
    void aKeyIsItsOwnKey() {
        String key = PageKey.of(URI.create("http://www.x.example/ñu/A%2fb/?b=%c3%b1&a=1&a=0"));
        assertThat(key).isEqualTo("https://x.example/%C3%B1u/A%2Fb?a=1&a=0&b=%C3%B1");
        assertThat(PageKey.of(URI.create(key))).isEqualTo(key);
    }

    @Test
    void aWholeSiteIsNoArticle() {
        assertThat(PageKey.isSite(URI.create("http://www.x.example/index.html?utm_source=a")))
                .isTrue();
        assertThat(PageKey.isSite(URI.create("https://x.example/?p=7"))).isFalse();
    }
}
