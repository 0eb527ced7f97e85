package org.presstime.article;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.presstime.article.ServerFiles.Reading;
import org.presstime.feed.PageFetcher.Page;
import org.presstime.feed.PageFetcher.Page.Fetched;
import org.presstime.feed.PageFetcher.Page.Missing;

/** What a robots.txt says to Presstime (RFC 9309). */
final class Robots {

    /** For servers that have no robots.txt. RFC 9309, 2.3.1.3: then everything may be fetched. */
    static final Robots NONE = new Robots(List.of());

    /** For servers that cannot say. RFC 9309, 2.3.1.4: then nothing may be fetched. */
    static final Robots UNREACHABLE = new Robots(List.of(new Rule(false, new PathPattern("/"))));

    // RFC 9309, 2.4: no longer than 24 hours.
    private static final Duration KEPT = Duration.ofHours(24);
    private static final Duration UNREACHABLE_KEPT = Duration.ofMinutes(30);

    // RFC 9309, 2.2.1: the product token, as in the User-Agent header.
    private static final String TOKEN = "presstime";
    // RFC 9309, 2.5: at least 500 KiB are read.
    private static final int LONGEST = 512 * 1024;

    private final List<Rule> rules;

    private Robots(List<Rule> rules) {
        this.rules = rules;
    }

    private record Rule(boolean allow, PathPattern path) {}

    /** One or more User-agent lines and the rules below them. */
    private record Group(List<String> agents, List<Rule> rules) {}

    /** Reads what a server answered. */
    static Reading<Robots> read(Page answer) {
        if (answer instanceof Fetched file) {
            return new Reading<>(parse(file.body()), KEPT);
        }
        int status = ((Missing) answer).status().orElse(0);
        return status >= 400 && status < 500 && status != 429
                ? new Reading<>(NONE, KEPT)
                : new Reading<>(UNREACHABLE, UNREACHABLE_KEPT);
    }

    /** Reads a file; lines that make no sense count for nothing. */
    static Robots parse(byte[] file) {
        String text = new String(file, 0, Math.min(file.length, LONGEST), StandardCharsets.UTF_8);
        List<Group> groups = new ArrayList<>();
        for (String line : text.lines().toList()) {
            String[] parts = line.replaceFirst("^\\uFEFF", "").split("#", 2)[0].split(":", 2);
            if (parts.length == 2) {
                add(groups, parts[0].strip().toLowerCase(Locale.ROOT), parts[1].strip());
            }
        }
        // RFC 9309, 2.2.1: groups of the same agent are one; those of "*" count when there is none of ours.
        List<Rule> own = rules(groups, TOKEN);
        boolean named = groups.stream().anyMatch(group -> group.agents().contains(TOKEN));
        return new Robots(named ? own : rules(groups, "*"));
    }

    private static void add(List<Group> groups, String key, String value) {
        switch (key) {
            case "user-agent" -> {
                if (groups.isEmpty() || !groups.get(groups.size() - 1).rules().isEmpty()) {
                    groups.add(new Group(new ArrayList<>(), new ArrayList<>()));
                }
                groups.get(groups.size() - 1).agents().add(agent(value));
            }
            case "allow", "disallow" -> {
                if (!groups.isEmpty()) {
                    // An empty path matches nothing; the line still ends the list of agents.
                    groups.get(groups.size() - 1).rules().add(new Rule(key.equals("allow"), PathPattern.of(value)));
                }
            }
            default -> {
                // Sitemap, Crawl-delay and others are no rules.
            }
        }
    }

    private static String agent(String value) {
        return value.equals("*") ? value : value.toLowerCase(Locale.ROOT).replaceFirst("[^a-z_-].*$", "");
    }

    private static List<Rule> rules(List<Group> groups, String agent) {
        return groups.stream()
                .filter(group -> group.agents().contains(agent))
                .flatMap(group -> group.rules().stream())
                .filter(rule -> !rule.path().text().isEmpty())
                .toList();
    }

    /** Whether a page may be fetched. RFC 9309, 2.2.2: the longest rule counts; of equal ones, allow. */
    boolean allow(URI page) {
        return rules.stream()
                .filter(rule -> rule.path().covers(page))
                .max(Comparator.<Rule>comparingInt(rule -> rule.path().text().length())
                        .thenComparing(Rule::allow))
                .map(Rule::allow)
                .orElse(true);
    }
}
