package org.presstime.cli;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.presstime.feed.Entry;
import org.presstime.feed.FeedFetcher;
import org.presstime.feed.Feeds;
import org.presstime.feed.FetchOutcome;
import org.presstime.feed.FetchOutcome.Failed;
import org.presstime.feed.FetchOutcome.Fetched;
import org.presstime.feed.ParsedFeed;
import org.presstime.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code feeds parse FILE|URL…}: reads feeds and shows what is in them; nothing is kept. */
@Command(name = "parse", description = "Read feeds and show what is in them; nothing is kept.")
final class FeedsParseCommand implements Callable<Integer> {

    private static final long MAX_BYTES = 10L << 20;

    private final Supplier<Console> console;

    @Parameters(paramLabel = "FILE|URL", arity = "1..*")
    private List<String> inputs = new ArrayList<>();

    @Option(
            names = "--allow-private",
            paramLabel = "HOST[:PORT]",
            description = "A private address that may be reached all the same.")
    private List<String> allowPrivate = new ArrayList<>();

    FeedsParseCommand(Supplier<Console> console) {
        this.console = console;
    }

    /** A feed as a program sees it. */
    private record Parsed(String file, String feedTitle, Optional<URI> feedLink, List<ParsedEntry> entries) {}

    private record ParsedEntry(
            Optional<String> id,
            String title,
            Optional<URI> link,
            Optional<Instant> published,
            Optional<Instant> updated,
            Optional<String> author,
            String summary,
            String content) {

        static ParsedEntry of(Entry entry) {
            return new ParsedEntry(
                    entry.id(),
                    entry.title(),
                    entry.link(),
                    entry.published(),
                    entry.updated(),
                    entry.author(),
                    entry.summary(),
                    entry.content());
        }
    }

    @Override
    public Integer call() {
        Settings.Fetch limits = new Settings.Fetch(MAX_BYTES, Duration.ofSeconds(30), allowPrivate);
        int failed = 0;
        try (FeedFetcher fetcher = new FeedFetcher(limits, "Presstime/" + Version.get())) {
            for (String input : inputs) {
                failed += tell(input, fetcher.fetch(Feeds.State.unknown(address(input)))) ? 0 : 1;
            }
        }
        return failed == 0 ? 0 : Main.FAILED;
    }

    private static URI address(String input) {
        return input.matches("(?i)https?://.*")
                ? URI.create(input.strip())
                : Path.of(input).toUri();
    }

    private boolean tell(String input, FetchOutcome outcome) {
        Console out = console.get();
        if (outcome instanceof Fetched fetched) {
            show(input, fetched.feed(), out);
            return true;
        }
        String reason = outcome instanceof Failed failed ? failed.reason() : "HTTP 304";
        out.outcome(Map.of("file", input, "error", reason), "feeds.parse.failed", input, reason);
        return false;
    }

    private static void show(String input, ParsedFeed feed, Console out) {
        if (out.isJson()) {
            out.json(new Parsed(
                    input,
                    feed.title(),
                    feed.link(),
                    feed.entries().stream().map(ParsedEntry::of).toList()));
            return;
        }
        out.line(
                out.text("feeds.parse.feed", input, feed.title(), feed.entries().size()));
        feed.entries()
                .forEach(entry -> out.line(out.text(
                        "feeds.parse.entry",
                        entry.published().map(Instant::toString).orElse("-"),
                        entry.title(),
                        entry.link().map(URI::toString).orElse("-"))));
    }
}
