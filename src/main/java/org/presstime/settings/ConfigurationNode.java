package org.presstime.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A place in a YAML file that remembers its line, so that every mistake can be named where it was made. Every getter
 * throws {@link ConfigurationMistake} when what stands there is missing or of another kind.
 */
public final class ConfigurationNode {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)}");
    private static final Pattern AMOUNT = Pattern.compile("(\\d{1,9})\\s*([a-zA-Z]+)");

    // Agreed for versions to come.
    private static final Set<String> LATER = Set.of("mailbox");
    private static final Duration LONGEST = Duration.ofDays(30);

    private final YamlFile file;
    private final String path;
    private final Node node;

    ConfigurationNode(YamlFile file, String path, Node node) {
        this.file = file;
        this.path = path;
        this.node = node;
    }

    /**
     * Reads a file whose top is a mapping.
     *
     * @param environment where {@code ${NAME}} is looked up
     */
    public static ConfigurationNode read(Path file, Map<String, String> environment) {
        return new YamlFile(file, environment).root();
    }

    /** Refuses every key of this mapping that is not among these. */
    public ConfigurationNode only(String... keys) {
        for (NodeTuple entry : mapping().getValue()) {
            String key = ((ScalarNode) entry.getKeyNode()).getValue();
            if (!Arrays.asList(keys).contains(key) && LATER.contains(key)) {
                throw new ConfigurationMistake(
                        file.path(),
                        line(entry.getKeyNode()),
                        "'" + within(key) + "' is not in this version",
                        "Leave it out; a setting that was accepted and ignored would be a lie");
            }
            if (!Arrays.asList(keys).contains(key)) {
                throw new ConfigurationMistake(
                        file.path(),
                        line(entry.getKeyNode()),
                        "unknown key '" + within(key) + "'",
                        "Known here: " + String.join(", ", keys));
            }
        }
        return this;
    }

    /** What stands under a key that must be there. */
    public ConfigurationNode get(String key) {
        return find(key).orElseThrow(() -> mistake("'" + within(key) + "' is missing", "Add '" + key + ": …'"));
    }

    /** What stands under a key that may be left out. */
    public Optional<ConfigurationNode> find(String key) {
        return mapping().getValue().stream()
                .filter(entry -> ((ScalarNode) entry.getKeyNode()).getValue().equals(key))
                .findFirst()
                .map(entry -> new ConfigurationNode(file, within(key), entry.getValueNode()));
    }

    /** What stands under each key, in the order of the file. */
    public Map<String, ConfigurationNode> entries() {
        Map<String, ConfigurationNode> entries = new LinkedHashMap<>();
        mapping().getValue().forEach(entry -> {
            String key = ((ScalarNode) entry.getKeyNode()).getValue();
            entries.put(key, new ConfigurationNode(file, within(key), entry.getValueNode()));
        });
        return entries;
    }

    /** The items of a list. */
    public List<ConfigurationNode> list() {
        if (!(node instanceof SequenceNode sequence)) {
            throw expected("a list", "Write '[ … ]', or one '- …' a line");
        }
        return sequence.getValue().stream()
                .map(item -> new ConfigurationNode(file, path, item))
                .toList();
    }

    /** Whether a list stands here. */
    public boolean isList() {
        return node instanceof SequenceNode;
    }

    /** The text, with {@code ${NAME}} replaced from the environment. Not blank. */
    public String text() {
        if (!(node instanceof ScalarNode scalar) || scalar.getValue().isBlank()) {
            throw expected("a text", "Write it after '" + path + ":'");
        }
        String text = VARIABLE.matcher(scalar.getValue()).replaceAll(this::variable);
        if (text.isBlank()) {
            throw mistake("'" + path + "' is empty once its variables are filled in", "Set them, or write the value");
        }
        return text;
    }

    private String variable(java.util.regex.MatchResult reference) {
        String name = reference.group(1);
        String value = file.environment().get(name);
        if (value == null) {
            throw mistake("the environment has no variable " + name, "Set " + name + ", or write the value itself");
        }
        return Matcher.quoteReplacement(value);
    }

    /**
     * The text as another type.
     *
     * @param parser throws {@link IllegalArgumentException} when the text is none; its message is not shown
     * @param kind what it has to be, with an example, as in {@code "a time such as 07:00"}
     */
    public <T> T as(Function<String, T> parser, String kind) {
        try {
            return parser.apply(text());
        } catch (IllegalArgumentException | DateTimeException wrong) {
            throw expected(kind, "Write " + kind);
        }
    }

    /** A whole number between two bounds, both allowed. */
    public int number(int least, int most) {
        String kind = "a whole number from " + least + " to " + most;
        int number = as(Integer::valueOf, kind);
        if (number < least || number > most) {
            throw expected(kind, "Write " + kind);
        }
        return number;
    }

    /** A positive length of time. */
    public Duration duration() {
        Duration duration = as(
                text -> Duration.ofSeconds(amount(text, Map.of("s", 1L, "m", 60L, "h", 3600L, "d", 86400L))),
                "a length of time such as 30s, 15m, 2h or 3d");
        if (duration.compareTo(LONGEST) > 0) {
            throw expected("at most 30d", "Write a shorter time");
        }
        return duration;
    }

    /** At most so many in a time. */
    public Settings.Rate rate() {
        return as(
                text -> {
                    String[] parts = text.split("/", 2);
                    Duration per = Map.of(
                                    "s", Duration.ofSeconds(1),
                                    "m", Duration.ofMinutes(1),
                                    "h", Duration.ofHours(1),
                                    "d", Duration.ofDays(1))
                            .get(parts.length == 2 ? parts[1].strip() : "");
                    int messages = Integer.parseInt(parts[0].strip());
                    if (per == null || messages < 1) {
                        throw new IllegalArgumentException(text);
                    }
                    return new Settings.Rate(messages, per);
                },
                "a rate such as 20/s, 600/m, 10000/h or 50000/d");
    }

    /** A length of time, or {@code none} for zero. */
    public Duration durationOrNone() {
        return text().equals("none") ? Duration.ZERO : duration();
    }

    /** A positive number of bytes. */
    public long bytes() {
        return as(text -> amount(text, Map.of("KB", 1L << 10, "MB", 1L << 20)), "a size such as 500KB or 10MB");
    }

    private static long amount(String text, Map<String, Long> units) {
        Matcher amount = AMOUNT.matcher(text);
        if (!amount.matches() || !units.containsKey(amount.group(2)) || Long.parseLong(amount.group(1)) == 0) {
            throw new IllegalArgumentException(text);
        }
        return Long.parseLong(amount.group(1)) * units.get(amount.group(2));
    }

    /** A time zone by its name in the tz database. */
    public ZoneId zone() {
        return as(ZoneId::of, "a time zone such as Europe/Madrid");
    }

    /** An absolute address of one of these schemes. */
    public URI address(String... schemes) {
        return as(
                text -> {
                    try {
                        URI address = new URI(text);
                        boolean somewhere = address.getHost() != null || "file".equals(address.getScheme());
                        if (!somewhere || !Arrays.asList(schemes).contains(address.getScheme())) {
                            throw new IllegalArgumentException(text);
                        }
                        return address;
                    } catch (URISyntaxException wrong) {
                        throw new IllegalArgumentException(wrong);
                    }
                },
                "an address that begins with " + String.join(":// or ", schemes) + "://");
    }

    /** An e-mail address. */
    public EmailAddress email() {
        return as(EmailAddress::parse, "an e-mail address such as daily@news.example.org");
    }

    /** A name and an e-mail address. */
    public Mailbox mailbox() {
        return as(Mailbox::parse, "a sender such as \"The Daily <daily@news.example.org>\"");
    }

    /** A mistake made here. */
    public ConfigurationMistake mistake(String wrong, String remedy) {
        return new ConfigurationMistake(file.path(), line(node), wrong, remedy);
    }

    private ConfigurationMistake expected(String kind, String remedy) {
        String found = node instanceof ScalarNode scalar
                // The text as written, before a secret is filled in.
                ? "\"" + scalar.getValue() + "\""
                : node instanceof SequenceNode ? "a list" : "a mapping";
        return mistake("'" + path + "' is not " + kind + " but " + found, remedy);
    }

    private MappingNode mapping() {
        if (node instanceof MappingNode mapping) {
            return mapping;
        }
        throw expected("a mapping", "Write its keys below it, each with two blanks in front");
    }

    private String within(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
