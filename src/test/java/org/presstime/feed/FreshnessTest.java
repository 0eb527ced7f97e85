package org.presstime.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Headers in, lengths of time out; nonsense is no time. */
class FreshnessTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Cache-Control: max-age=3600                                   | 3600
        Cache-Control: public, s-maxage=9, Max-Age="60"               | 60
        Cache-Control: max-age=3600; Age: 600                         | 3000
        Cache-Control: max-age=10; Age: 600                           |
        Cache-Control: no-cache                                       |
        Cache-Control: max-age=99999999999999999999                   | 9999999999
        Date: Tue, 24 Nov 2026 06:00:00 GMT; Expires: Tue, 24 Nov 2026 07:00:00 GMT | 3600
        Date: Tue, 24 Nov 2026 06:00:00 GMT; Expires: 0               |
        X: y                                                          |
        """)
    void anAnswerHoldsForAsLongAsItSays(String headers, Long seconds) {
        assertThat(Freshness.of(answer(headers)).map(java.time.Duration::toSeconds))
                .isEqualTo(Optional.ofNullable(seconds));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Retry-After: 120                                              | 120
        Retry-After: -1                                               |
        Retry-After: soon                                             |
        Retry-After: 99999999999                                      | 9999999999
        Date: Tue, 24 Nov 2026 06:00:00 GMT; Retry-After: Tue, 24 Nov 2026 06:30:00 GMT | 1800
        Date: Tue, 24 Nov 2026 06:00:00 GMT; Retry-After: Tue, 24 Nov 2026 05:30:00 GMT |
        """)
    void aServerIsLeftAloneForAsLongAsItAsks(String headers, Long seconds) {
        assertThat(Freshness.retryAfter(answer(headers)).map(java.time.Duration::toSeconds))
                .isEqualTo(Optional.ofNullable(seconds));
    }

    private static Web.Answer answer(String headers) {
        Header[] all = Arrays.stream(headers.split(";"))
                .map(header -> header.strip().split(": ", 2))
                .map(header -> (Header) new BasicHeader(header[0], header[1]))
                .toArray(Header[]::new);
        return new Web.Answer(200, URI.create("https://x.example/"), Optional.empty(), all, new byte[0]);
    }
}
