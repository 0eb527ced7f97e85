package org.presstime.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A robots.txt in, what may be fetched out (RFC 9309). */
class RobotsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ''                                                          | /a             | true
        User-agent: *~~Disallow: /                                  | /a             | false
        User-agent: *~~Disallow:                                    | /a             | true
        user-AGENT : * ~~disALLOW : /a                              | /a             | false
        User-agent: *~~Disallow: /a                                 | /abc           | false
        User-agent: *~~Disallow: /a/                                | /a             | true
        User-agent: *~~Disallow: /A                                 | /a             | true
        User-agent: other~~Disallow: /                              | /a             | true
        User-agent: presstime~~Disallow: /a                         | /a             | false
        User-agent: PressTime/2.0~~Disallow: /a                     | /a             | false
        User-agent: presstimely~~Disallow: /a                       | /a             | true
        User-agent: *~~Disallow: /~~User-agent: Presstime~~Allow: / | /a             | true
        User-agent: *~~Disallow: /a~~User-agent: presstime~~        | /a             | true
        User-agent: x~~User-agent: presstime~~Disallow: /a          | /a             | false
        User-agent: presstime~~Disallow: /a~~User-agent: y~~Disallow: /~~User-agent: presstime~~Disallow: /b | /b | false
        User-agent: *~~Disallow: /a~~Allow: /a/b                    | /a/b/c         | true
        User-agent: *~~Allow: /a~~Disallow: /a                      | /a             | true
        User-agent: *~~Disallow: /*.pdf$                            | /x/y.pdf       | false
        User-agent: *~~Disallow: /*.pdf$                            | /x/y.pdf?a=1   | true
        User-agent: *~~Disallow: /*?print                           | /x?print=1     | false
        User-agent: *~~Disallow: /a*b*c                             | /a1b2c3        | false
        User-agent: *~~Disallow: /a*b*c                             | /a1c2b3        | true
        User-agent: *~~Disallow: /a*ab$                             | /aab           | false
        User-agent: *~~Disallow: /caf%C3%A9                         | /caf%c3%a9/x   | false
        User-agent: *~~Disallow: /café                              | /caf%C3%A9/x   | false
        User-agent: *~~Disallow: /%61                               | /a             | false
        Disallow: /                                                 | /a             | true
        User-agent: *~~Crawl-delay: 10~~Disallow: /a # comment      | /a             | false
        Sitemap: https://x.example/s.xml~~User-agent: *~~Disallow: /a | /a           | false
        <html><body>Not found</body></html>                         | /a             | true
        """)
    void rulesAreReadAsTheStandardSays(String file, String path, boolean allowed) {
        Robots robots = Robots.parse(file.replace("~~", "\n").getBytes(StandardCharsets.UTF_8));

        assertThat(robots.allow(URI.create("https://x.example" + path))).isEqualTo(allowed);
    }

    @Test
    void theEndOfALineIsAnyOfThree() {
        for (String end : new String[] {"\n", "\r\n", "\r"}) {
            byte[] file = ("\uFEFFUser-agent: *" + end + "Disallow: /a" + end).getBytes(StandardCharsets.UTF_8);
            assertThat(Robots.parse(file).allow(URI.create("https://x.example/a")))
                    .isFalse();
        }
    }

    @Test
    void aTrapCostsNothing() {
        byte[] file = ("User-agent: *\nDisallow: /" + "*a".repeat(1000) + "$\n")
                .repeat(200)
                .getBytes(StandardCharsets.UTF_8);

        assertThat(Robots.parse(file).allow(URI.create("https://x.example/" + "a".repeat(5000) + "b")))
                .isTrue();
    }
}
