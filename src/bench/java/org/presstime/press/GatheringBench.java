package org.presstime.press;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.presstime.article.Articles;
import org.presstime.article.FullText;
import org.presstime.database.Database;
import org.presstime.feed.FeedFetcher;
import org.presstime.feed.Feeds;
import org.presstime.feed.Feeds.Asking;
import org.presstime.newsletter.Newsletter;
import org.presstime.newsletter.Newsletters4Tests;
import org.presstime.press.GatherReport.Result;
import org.presstime.settings.Settings;

/**
 * A thousand feeds on this machine, 100 ms away: a first round, and rounds in which nothing has changed; beside them the
 * JDK's own client, which only fetches the bodies, all at once.
 */
public final class GatheringBench {

    private static final int FEEDS = 1000;
    private static final int MILLIS = 100;
    private static final int ROUNDS = 3;

    private GatheringBench() {}

    /** Runs it; best with {@code -Xmx256m}. */
    public static void main(String[] arguments) throws Exception {
        int port = freePort();
        Process server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LocalFeeds.class.getName(),
                        String.valueOf(FEEDS),
                        String.valueOf(port),
                        String.valueOf(MILLIS))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader answers =
                new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
        answers.readLine();
        try {
            gather(LocalFeeds.addresses(FEEDS, port), server, answers);
        } finally {
            server.destroy();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void gather(List<URI> addresses, Process server, BufferedReader answers) throws Exception {
        Path directory = Files.createTempDirectory("gathering-bench");
        Settings.Fetch limits = new Settings.Fetch(
                10 << 20,
                Duration.ofSeconds(30),
                addresses.stream().map(URI::getHost).toList());
        Clock clock = Clock.systemUTC();
        Newsletter newsletter = Newsletters4Tests.daily(
                addresses.stream().map(address -> "World=" + address).toArray(String[]::new));
        try (Database database = Database.open("jdbc:sqlite:" + directory.resolve("bench.db"));
                FeedFetcher fetcher = new FeedFetcher(limits, "Presstime/bench");
                Gathering gathering = new Gathering(
                        database,
                        fetcher,
                        Feeds.in(database, Settings.Gather.USUAL, clock, new SplittableRandom(1)),
                        Articles.in(database, clock),
                        new FullText(database, fetcher.pages(), clock))) {
            for (int round = 1; round <= ROUNDS; round++) {
                bytes(server, answers);
                long start = System.nanoTime();
                GatherReport report = gathering.gather(List.of(newsletter), Asking.NOW);
                double took = seconds(start);
                String sent = bytes(server, answers);
                // Read before the baseline, which holds a thousand answers at once.
                String peak = peak();
                start = System.nanoTime();
                plain(addresses);
                double baseline = seconds(start);
                System.out.printf(
                        Locale.ROOT,
                        "round %d: %.2f s, %d new articles, %d failed, %s body bytes; JDK client, bodies only: %.2f s;"
                                + " ratio %.2f; peak memory %s%n",
                        round,
                        took,
                        report.rows().stream().mapToInt(GatherReport.Row::added).sum(),
                        report.rows().stream()
                                .filter(row -> row.result() == Result.FAILED)
                                .count(),
                        sent,
                        baseline,
                        took / baseline,
                        peak);
            }
        }
    }

    private static void plain(List<URI> addresses) {
        HttpClient client = HttpClient.newHttpClient();
        addresses.stream()
                .map(address -> client.sendAsync(HttpRequest.newBuilder(address).build(), BodyHandlers.ofByteArray()))
                .toList()
                .forEach(CompletableFuture::join);
    }

    private static String bytes(Process server, BufferedReader answers) throws IOException {
        server.getOutputStream().write('\n');
        server.getOutputStream().flush();
        return answers.readLine();
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static String peak() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .map(line -> line.replaceAll("\\s+", " "))
                .findFirst()
                .orElse("unknown");
    }
}
