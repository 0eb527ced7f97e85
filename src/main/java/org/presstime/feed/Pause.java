package org.presstime.feed;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** How long a feed asks to be left alone. */
final class Pause {

    private Pause() {}

    /** The ttl in minutes (RSS 2.0), or the period and frequency of the syndication module (RSS 1.0). */
    static Optional<Duration> of(XmlElement channel) {
        String ttl = channel.text("ttl");
        if (ttl.matches("\\d{1,6}")) {
            return Optional.of(Duration.ofMinutes(Long.parseLong(ttl))).filter(pause -> !pause.isZero());
        }
        Optional<Duration> period = switch (channel.text("sy:updateperiod").toLowerCase(Locale.ROOT)) {
            case "hourly" -> Optional.of(Duration.ofHours(1));
            case "daily" -> Optional.of(Duration.ofDays(1));
            case "weekly" -> Optional.of(Duration.ofDays(7));
            case "monthly" -> Optional.of(Duration.ofDays(30));
            case "yearly" -> Optional.of(Duration.ofDays(365));
            default -> Optional.empty();
        };
        int frequency = Links.count(channel.text("sy:updatefrequency")).orElse(1);
        return period.map(whole -> whole.dividedBy(Math.max(1, frequency)));
    }
}
