package org.presstime.newsletter;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.presstime.newsletter.Newsletter.Deadline;
import org.presstime.newsletter.Newsletter.FeedSource;
import org.presstime.newsletter.Newsletter.Review;
import org.presstime.newsletter.Newsletter.StoryLimits;
import org.presstime.settings.ConfigurationMistake;
import org.presstime.settings.ConfigurationNode;
import org.presstime.settings.Mailbox;

/** Reads one file of {@code newsletters/}. */
final class NewsletterFile {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    // These are pages of the site; a newsletter's archive is a page of the site too.
    private static final Set<String> RESERVED =
            Set.of("desk", "api", "unsubscribe", "assets", "health", "account", "confirm", "sign-up", "metrics");
    private static final Set<String> LANGUAGES = Set.of("en", "es");

    private final Path file;
    private final ConfigurationNode root;

    NewsletterFile(Path file, Map<String, String> environment) {
        this.file = file;
        this.root = ConfigurationNode.read(file, environment)
                .only(
                        "name",
                        "from",
                        "reply-to",
                        "language",
                        "schedule",
                        "stories",
                        "feeds",
                        "template",
                        "review",
                        "audience");
    }

    Newsletter read() {
        Mailbox from = root.get("from").mailbox();
        List<FeedSource> feeds = feeds();
        return new Newsletter(
                id(),
                root.get("name").text(),
                from,
                root.find("reply-to").map(ConfigurationNode::mailbox).orElse(from),
                root.get("language").as(NewsletterFile::language, "en or es"),
                ScheduleNode.read(root.get("schedule")),
                root.find("stories").map(node -> StoriesNode.read(node, feeds)).orElse(new StoryLimits(1, 12)),
                feeds,
                root.find("template")
                        .map(node -> node.as(NewsletterFile::name, "a directory below templates/mail/, such as daily"))
                        .orElse("daily"),
                root.find("review").map(NewsletterFile::review).orElse(Review.NONE),
                root.find("audience").map(NewsletterFile::audience).orElse(Segment.EVERYBODY));
    }

    private String id() {
        String id = file.getFileName().toString().replaceFirst("\\.yml$", "");
        if (!ID.matcher(id).matches() || RESERVED.contains(id)) {
            throw new ConfigurationMistake(
                    file,
                    "'" + id + "' cannot be the id of a newsletter",
                    "Name the file with lower-case letters, digits and hyphens, and not as one of " + RESERVED);
        }
        return id;
    }

    private static Review review(ConfigurationNode node) {
        node.only("approval", "four-eyes", "deadline", "notice");
        boolean required = node.get("approval")
                .as(text -> oneOf(text, Map.of("required", true, "none", false)), "required or none");
        if (!required
                && Stream.of("four-eyes", "deadline", "notice")
                        .anyMatch(key -> node.find(key).isPresent())) {
            throw node.mistake(
                    "'review.approval' is none, and so nothing else below 'review' has a meaning",
                    "Write 'approval: required', or leave the others out");
        }
        return new Review(
                required,
                node.find("four-eyes")
                        .map(four ->
                                four.as(text -> oneOf(text, Map.of("true", true, "false", false)), "true or false"))
                        .orElse(false),
                node.find("deadline")
                        .map(deadline -> deadline.as(
                                text -> oneOf(
                                        text,
                                        Map.of(
                                                "hold", Deadline.HOLD,
                                                "auto-send", Deadline.AUTO_SEND,
                                                "without-bot-stories", Deadline.WITHOUT_BOT_STORIES)),
                                "hold, auto-send or without-bot-stories"))
                        .orElse(Deadline.HOLD),
                node.find("notice").map(ConfigurationNode::duration).orElse(Review.USUAL_NOTICE));
    }

    private static Segment audience(ConfigurationNode node) {
        try {
            return Segment.parse(node.text());
        } catch (IllegalArgumentException wrong) {
            throw node.mistake(
                    "'audience' cannot be read: " + wrong.getMessage(),
                    "Write such as \"language = es and not tag = staff\"");
        }
    }

    private static <T> T oneOf(String text, Map<String, T> meanings) {
        T meaning = meanings.get(text);
        if (meaning == null) {
            throw new IllegalArgumentException(text);
        }
        return meaning;
    }

    private static Locale language(String text) {
        if (!LANGUAGES.contains(text)) {
            throw new IllegalArgumentException(text);
        }
        return Locale.forLanguageTag(text);
    }

    private static String name(String text) {
        if (!ID.matcher(text).matches()) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    private static boolean isTrue(ConfigurationNode node) {
        return node.as(
                text -> switch (text) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw new IllegalArgumentException(text);
                },
                "true or false");
    }

    /** Those written here, and those that came from other programs and stand beside. */
    private List<FeedSource> feeds() {
        Path list = FeedList.file(file.resolveSibling(""), id());
        List<FeedSource> imported =
                Files.exists(list) ? FeedList.read(list, root.get("name").text()) : List.of();
        List<FeedSource> written = imported.isEmpty()
                ? feeds(root.get("feeds"))
                : root.find("feeds").map(NewsletterFile::feeds).orElse(List.of());
        Set<URI> seen = new HashSet<>();
        return Stream.concat(written.stream(), imported.stream())
                .filter(feed -> seen.add(feed.url()))
                .toList();
    }

    private static List<FeedSource> feeds(ConfigurationNode node) {
        Set<URI> seen = new HashSet<>();
        List<FeedSource> feeds = node.list().stream()
                .map(feed -> {
                    feed.only("url", "section", "full-text");
                    URI url = feed.get("url").address("http", "https", "file");
                    if (!seen.add(url)) {
                        // Not the address itself: a key out of the environment may be in it.
                        throw feed.mistake("this feed is listed twice", "Keep one of them");
                    }
                    return new FeedSource(
                            url,
                            feed.get("section").text(),
                            feed.find("full-text").map(NewsletterFile::isTrue).orElse(false));
                })
                .toList();
        if (feeds.isEmpty()) {
            throw node.mistake("there is no feed", "Write '- { url: \"https://…\", section: World }'");
        }
        return feeds;
    }
}
