package org.presstime.feed;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.HttpHeaders;

/** What a server's headers say about when to ask again. */
final class Freshness {

    private static final Pattern MAX_AGE = Pattern.compile("(?i)(?:^|[\\s,])max-age\\s*=\\s*\"?(\\d{1,10})\\d*");
    private static final Pattern SECONDS = Pattern.compile("\\d+");
    // RFC 9110, 5.6.7: the one date format that is still sent.
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT);
    private static final int MOST_DIGITS = 10;

    private Freshness() {}

    /** How long the answer holds (RFC 9111, 4.2.1: max-age goes before Expires), less the time it lay in a cache. */
    static Optional<Duration> of(Web.Answer answer) {
        Matcher maxAge = MAX_AGE.matcher(String.join(",", answer.all(HttpHeaders.CACHE_CONTROL)));
        Optional<Duration> fresh = maxAge.find()
                ? Optional.of(Duration.ofSeconds(Long.parseLong(maxAge.group(1))))
                : between(answer.header(HttpHeaders.DATE), answer.header(HttpHeaders.EXPIRES));
        Duration lay =
                answer.header(HttpHeaders.AGE).flatMap(Freshness::seconds).orElse(Duration.ZERO);
        return fresh.map(holds -> holds.minus(lay)).filter(left -> !left.isNegative() && !left.isZero());
    }

    /** How long the server asks to be left alone (RFC 9110, 10.2.3); nothing when it makes no sense. */
    static Optional<Duration> retryAfter(Web.Answer answer) {
        Optional<String> header = answer.header(HttpHeaders.RETRY_AFTER);
        return header.flatMap(Freshness::seconds)
                .or(() -> between(answer.header(HttpHeaders.DATE), header))
                .filter(wait -> !wait.isNegative() && !wait.isZero());
    }

    /** Both by the server's clock, which need not be ours. */
    private static Optional<Duration> between(Optional<String> date, Optional<String> later) {
        return date.flatMap(Freshness::date)
                .flatMap(from -> later.flatMap(Freshness::date).map(until -> Duration.between(from, until)));
    }

    private static Optional<Duration> seconds(String value) {
        if (!SECONDS.matcher(value).matches()) {
            return Optional.empty();
        }
        // More digits than that are a joke, and mean "long".
        String digits = value.length() > MOST_DIGITS ? "9".repeat(MOST_DIGITS) : value;
        return Optional.of(Duration.ofSeconds(Long.parseLong(digits)));
    }

    private static Optional<Instant> date(String value) {
        try {
            return Optional.of(HTTP_DATE.parse(value, Instant::from));
        } catch (DateTimeParseException nonsense) {
            return Optional.empty();
        }
    }
}
