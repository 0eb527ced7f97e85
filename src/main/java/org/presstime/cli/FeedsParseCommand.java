package org.presstime.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.safety.Safelist;
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

    /** What holds where no configuration says otherwise. */
    static final Settings.Fetch NO_LIMITS_SET = new Settings.Fetch(10L << 20, Duration.ofSeconds(30), List.of());

    // What shows text and pictures; no scripts, forms, styles, frames.
    private static final Safelist SAFE = Safelist.relaxed()
            .addTags("article", "aside", "del", "figcaption", "figure", "hr", "ins", "mark", "section", "time")
            .removeProtocols("a", "href", "ftp");

    private final Supplier<Console> console;
    private final Supplier<Settings.Fetch> limits;

    @Parameters(paramLabel = "FILE|URL", arity = "1..*")
    private List<String> inputs = new ArrayList<>();

    @Option(
            names = "--allow-private",
            paramLabel = "HOST[:PORT]",
            description = "A private address that may be reached all the same.")
    private List<String> allowPrivate = new ArrayList<>();

    /**
     * The command.
     *
     * @param limits asked only when something is fetched
     */
    FeedsParseCommand(Supplier<Console> console, Supplier<Settings.Fetch> limits) {
        this.console = console;
        this.limits = limits;
    }

    private record Unread(String file, String error) {}

    /** A feed as a program sees it: every field is there, one that the feed does not have is null. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    private record Parsed(String file, String feedTitle, Optional<URI> feedLink, List<ParsedEntry> entries) {}

    @JsonInclude(JsonInclude.Include.ALWAYS)
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
                    safe(entry.summary()),
                    safe(entry.content()));
        }

        private static String safe(String html) {
            return html.indexOf('<') < 0
                    ? html
                    : Jsoup.clean(html, "", SAFE, new Document.OutputSettings().prettyPrint(false));
        }
    }

    @Override
    public Integer call() {
        int failed = 0;
        try (FeedFetcher fetcher = new FeedFetcher(limits(), "Presstime/" + Version.get())) {
            for (String input : inputs) {
                failed += tell(input, outcome(input, fetcher)) ? 0 : 1;
            }
        }
        return failed == 0 ? 0 : Main.FAILED;
    }

    private Settings.Fetch limits() {
        if (inputs.stream().noneMatch(FeedsParseCommand::isFetched)) {
            return NO_LIMITS_SET;
        }
        Settings.Fetch configured = limits.get();
        List<String> allowed = new ArrayList<>(configured.allowPrivate());
        allowed.addAll(allowPrivate);
        return new Settings.Fetch(configured.maxBytes(), configured.timeout(), allowed);
    }

    private static boolean isFetched(String input) {
        return input.strip().matches("(?is)https?://.*");
    }

    private static FetchOutcome outcome(String input, FeedFetcher fetcher) {
        try {
            return fetcher.fetch(Feeds.State.unknown(address(input)));
        } catch (IllegalArgumentException wrong) {
            return new Failed("neither a file nor an address");
        }
    }

    private static URI address(String input) {
        return isFetched(input) || input.startsWith("file:")
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
        out.outcome(new Unread(input, reason), "feeds.parse.failed", input, reason);
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
