package org.presstime.article;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.presstime.feed.PageFetcher;

/**
 * What servers say in a file at a fixed path, asked for once and kept for a while. Safe for use by many threads.
 *
 * @param <T> what the file says
 */
final class ServerFiles<T> {

    private static final int MOST = 10_000;
    private static final long MAX_BYTES = 5L << 20;

    private final PageFetcher pages;
    private final Clock clock;
    private final String path;
    private final Function<PageFetcher.Page, Reading<T>> reader;
    private final Map<String, Kept<T>> files = new ConcurrentHashMap<>();

    ServerFiles(PageFetcher pages, Clock clock, String path, Function<PageFetcher.Page, Reading<T>> reader) {
        this.pages = pages;
        this.clock = clock;
        this.path = path;
        this.reader = reader;
    }

    /** What a file says, and for how long that holds. */
    record Reading<T>(T says, Duration holds) {}

    private record Kept<T>(T says, Instant until) {}

    /** What the server of a page says; asks it if nobody did lately. */
    T of(URI page) {
        String origin = page.getScheme() + "://" + page.getRawAuthority();
        if (files.size() > MOST) {
            files.clear();
        }
        return files.compute(
                        origin,
                        (server, kept) -> kept == null || !clock.instant().isBefore(kept.until()) ? ask(server) : kept)
                .says();
    }

    private Kept<T> ask(String origin) {
        Reading<T> reading = reader.apply(pages.fetch(URI.create(origin + path), "*/*", MAX_BYTES));
        return new Kept<>(reading.says(), clock.instant().plus(reading.holds()));
    }
}
