package org.presstime.article;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.presstime.feed.PageFetcher;
import org.presstime.feed.PageFetcher.Page.Fetched;
import org.presstime.feed.PageFetcher.Page.Missing;

/** The robots.txt of each server, kept for a day. Safe for use by many threads. */
final class RobotsFiles {

    // RFC 9309, 2.4: no longer than 24 hours.
    private static final Duration KEPT = Duration.ofHours(24);
    private static final Duration UNREACHABLE_KEPT = Duration.ofMinutes(30);
    private static final int MOST = 10_000;
    private static final long MAX_BYTES = 5L << 20;

    private final PageFetcher pages;
    private final Clock clock;
    private final Map<String, Kept> files = new ConcurrentHashMap<>();

    RobotsFiles(PageFetcher pages, Clock clock) {
        this.pages = pages;
        this.clock = clock;
    }

    private record Kept(Robots robots, Instant until) {}

    /** Whether a page may be fetched; asks its server if nobody did within a day. */
    boolean allow(URI page) {
        String origin = page.getScheme() + "://" + page.getRawAuthority();
        if (files.size() > MOST) {
            files.clear();
        }
        return files.compute(
                        origin,
                        (server, kept) -> kept == null || !clock.instant().isBefore(kept.until()) ? ask(server) : kept)
                .robots()
                .allow(page);
    }

    private Kept ask(String origin) {
        PageFetcher.Page answer = pages.fetch(URI.create(origin + "/robots.txt"), "text/plain, */*;q=0.5", MAX_BYTES);
        if (answer instanceof Fetched file) {
            return new Kept(Robots.parse(file.body()), clock.instant().plus(KEPT));
        }
        int status = ((Missing) answer).status().orElse(0);
        return status >= 400 && status < 500 && status != 429
                ? new Kept(Robots.NONE, clock.instant().plus(KEPT))
                : new Kept(Robots.UNREACHABLE, clock.instant().plus(UNREACHABLE_KEPT));
    }
}
