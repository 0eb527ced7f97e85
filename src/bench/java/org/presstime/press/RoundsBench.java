package org.presstime.press;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.presstime.article.Articles;
import org.presstime.article.FullText;
import org.presstime.database.Database;
import org.presstime.feed.FeedFetcher;
import org.presstime.feed.Feeds;
import org.presstime.feed.Feeds.Asking;
import org.presstime.newsletter.Newsletter;
import org.presstime.newsletter.Newsletters4Tests;
import org.presstime.settings.Settings;

/** The same feeds over and over: after the first round, only what is new may come. */
public final class RoundsBench {

    private RoundsBench() {}

    /** Runs it: the number of rounds, then addresses of feeds. */
    public static void main(String[] arguments) throws Exception {
        List<URI> addresses = Arrays.stream(arguments).skip(1).map(URI::create).toList();
        Settings.Fetch limits = new Settings.Fetch(
                10 << 20,
                Duration.ofSeconds(30),
                addresses.stream().map(URI::getAuthority).distinct().toList());
        Newsletter newsletter = Newsletters4Tests.daily(
                addresses.stream().map(address -> "World=" + address).toArray(String[]::new));
        Clock clock = Clock.systemUTC();
        Path file = Files.createTempDirectory("rounds-bench").resolve("bench.db");
        try (Database database = Database.open("jdbc:sqlite:" + file);
                FeedFetcher fetcher = new FeedFetcher(limits, "Presstime/bench");
                Gathering gathering = new Gathering(
                        database,
                        fetcher,
                        Feeds.in(database, Settings.Gather.USUAL, clock, new SplittableRandom(1)),
                        Articles.in(database, clock),
                        new FullText(database, fetcher.pages(), clock))) {
            for (int round = 1; round <= Integer.parseInt(arguments[0]); round++) {
                long start = System.nanoTime();
                GatherReport report = gathering.gather(List.of(newsletter), Asking.NOW);
                System.out.printf(
                        Locale.ROOT,
                        "round %d: %.2f s, %d failed, new: %s%n",
                        round,
                        (System.nanoTime() - start) / 1e9,
                        report.failures().size(),
                        added(report));
            }
        }
    }

    private static String added(GatherReport report) {
        return report.rows().stream()
                .filter(row -> row.added() > 0)
                .map(row -> row.feed().getPath() + "=" + row.added())
                .collect(Collectors.joining(" "));
    }
}
