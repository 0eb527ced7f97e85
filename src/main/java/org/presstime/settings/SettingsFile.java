package org.presstime.settings;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.presstime.settings.Mailbox.Person;
import org.presstime.settings.Mailbox.Role;
import org.presstime.settings.Settings.Bounces;
import org.presstime.settings.Settings.Desk;
import org.presstime.settings.Settings.Fetch;
import org.presstime.settings.Settings.Gather;
import org.presstime.settings.Settings.Relay;
import org.presstime.settings.Settings.Site;
import org.presstime.settings.Settings.Tls;
import org.presstime.settings.Settings.Writer;

/** Reads {@code presstime.yml}. It knows only keys that this version obeys: a key it ignored would be a lie. */
final class SettingsFile {

    private static final Fetch FETCH = new Fetch(10L << 20, Duration.ofSeconds(30), List.of());
    private static final String[] RELAY = Stream.of(
                    Stream.of("name", "host", "port", "tls", "connections", "window"),
                    Stream.of(RelayIdentity.KEYS),
                    Stream.of(DeliveryFile.LIMITS))
            .flatMap(keys -> keys)
            .toArray(String[]::new);
    private static final Duration MODEL = Duration.ofMinutes(2);
    private static final int SHORTEST_TOKEN = 20;
    private static final int CONNECTIONS = 4;
    private static final int WINDOW = 8;

    private final Path directory;
    private final Path data;
    private final ConfigurationNode root;

    SettingsFile(Path directory, Path data, Map<String, String> environment) {
        this.directory = directory;
        this.data = data;
        this.root = ConfigurationNode.read(directory.resolve("presstime.yml"), environment)
                .only(
                        "site",
                        "database",
                        "relays",
                        "delivery",
                        "bounces",
                        "dkim",
                        "fetch",
                        "gather",
                        "desk",
                        "writer",
                        "sign-up");
    }

    Settings read() {
        return new Settings(
                directory,
                site(root.get("site").only("url", "name", "postal-address")),
                root.find("database").map(SettingsFile::database).orElse("jdbc:sqlite:" + data.resolve("presstime.db")),
                relays(root.get("relays")),
                root.find("delivery").map(DeliveryFile::delivery).orElse(DeliveryFile.DELIVERY),
                root.find("bounces").map(SettingsFile::bounces),
                root.find("fetch").map(SettingsFile::fetch).orElse(FETCH),
                root.find("gather").map(SettingsFile::gather).orElse(Gather.USUAL),
                root.find("desk").map(SettingsFile::desk).orElse(new Desk(List.of(), List.of())),
                root.find("writer").map(SettingsFile::writer),
                root.find("dkim").map(node -> DkimFile.keys(node, directory)).orElse(List.of()),
                root.find("sign-up").map(SignUpNode::read).orElse(Settings.SignUp.DEFAULT));
    }

    private static Site site(ConfigurationNode node) {
        ConfigurationNode url = node.get("url");
        URI address = url.address("http", "https");
        if (address.getHost() == null
                || !address.getPath().replace("/", "").isEmpty()
                || address.getQuery() != null
                || address.getFragment() != null) {
            throw url.mistake("'site.url' is more or less than a scheme and a host", "Write https://news.example.org");
        }
        if (address.getScheme().equals("http") && !isLoopback(address.getHost())) {
            // RFC 8058, 3.1: the URI that one-click unsubscribes must be https.
            throw url.mistake(
                    "'site.url' is http", "Write https://…; mail programs refuse to unsubscribe over anything else");
        }
        return new Site(
                URI.create(address.toString().replaceFirst("/+$", "")),
                node.get("name").text(),
                node.get("postal-address").text());
    }

    private static Bounces bounces(ConfigurationNode node) {
        node.only("address", "unsubscribe");
        return new Bounces(node.get("address").email(), node.find("unsubscribe").map(ConfigurationNode::email));
    }

    private static String database(ConfigurationNode node) {
        String url = node.text();
        if (!url.startsWith("jdbc:sqlite:") && !url.startsWith("jdbc:postgresql:")) {
            throw node.mistake(
                    "'database' is neither SQLite nor PostgreSQL",
                    "Write jdbc:sqlite:data/presstime.db or jdbc:postgresql://host/name?user=…");
        }
        return url;
    }

    private List<Relay> relays(ConfigurationNode node) {
        List<Relay> relays = new ArrayList<>();
        for (ConfigurationNode item : node.list()) {
            Relay relay = relay(item.only(RELAY));
            if (relays.stream().anyMatch(other -> other.name().equals(relay.name()))) {
                throw item.mistake(
                        "two relays are called '" + relay.name() + "'", "Give each a name of its own: 'name: …'");
            }
            relays.add(relay);
        }
        if (relays.isEmpty()) {
            throw node.mistake("'relays' names no server", "Write '- { host: smtp.example.org, … }'");
        }
        return relays;
    }

    private Relay relay(ConfigurationNode node) {
        Tls tls = node.find("tls").map(SettingsFile::tls).orElse(Tls.STARTTLS);
        return new Relay(
                node.find("name").map(ConfigurationNode::text).orElse("main"),
                node.get("host").text(),
                node.find("port").map(port -> port.number(1, 65535)).orElse(port(tls)),
                tls,
                RelayIdentity.signIn(node, tls),
                RelayIdentity.certificates(node, directory),
                node.find("connections").map(count -> count.number(1, 64)).orElse(CONNECTIONS),
                node.find("window").map(count -> count.number(1, 64)).orElse(WINDOW),
                DeliveryFile.limits(node));
    }

    private static Tls tls(ConfigurationNode node) {
        return node.as(text -> Tls.valueOf(text.toUpperCase(Locale.ROOT)), "starttls, implicit or none");
    }

    private static int port(Tls tls) {
        return switch (tls) {
            case STARTTLS -> 587;
            case IMPLICIT -> 465;
            case NONE -> 25;
        };
    }

    private static Fetch fetch(ConfigurationNode node) {
        node.only("max-bytes", "timeout", "allow-private");
        return new Fetch(
                node.find("max-bytes").map(ConfigurationNode::bytes).orElse(FETCH.maxBytes()),
                node.find("timeout").map(ConfigurationNode::duration).orElse(FETCH.timeout()),
                texts(node.find("allow-private")));
    }

    private static Gather gather(ConfigurationNode node) {
        node.only("shortest-interval", "longest-interval", "first-window", "settle");
        Gather gather = new Gather(
                duration(node, "shortest-interval", Gather.USUAL.shortest()),
                duration(node, "longest-interval", Gather.USUAL.longest()),
                duration(node, "first-window", Gather.USUAL.firstWindow()),
                node.find("settle").map(ConfigurationNode::durationOrNone).orElse(Gather.USUAL.settle()));
        if (gather.longest().compareTo(gather.shortest()) < 0) {
            throw node.mistake(
                    "'gather.longest-interval' is shorter than 'gather.shortest-interval'",
                    "Exchange them, or write both");
        }
        return gather;
    }

    private static Duration duration(ConfigurationNode node, String key, Duration usual) {
        return node.find(key).map(ConfigurationNode::duration).orElse(usual);
    }

    private static Writer writer(ConfigurationNode node) {
        node.only("url", "model", "key", "deadline");
        return new Writer(
                node.get("url").address("http", "https"),
                node.get("model").text(),
                node.find("key").map(ConfigurationNode::text).orElse(""),
                node.find("deadline").map(ConfigurationNode::duration).orElse(MODEL));
    }

    private static Desk desk(ConfigurationNode node) {
        node.only("admins", "editors", "writers", "viewers", "api-tokens");
        List<ConfigurationNode> tokens =
                node.find("api-tokens").map(ConfigurationNode::list).orElse(List.of());
        for (ConfigurationNode token : tokens) {
            if (token.text().length() < SHORTEST_TOKEN) {
                throw token.mistake(
                        "an API token of fewer than " + SHORTEST_TOKEN + " characters can be guessed",
                        "Write \"${PRESSTIME_API_TOKEN}\" and set it to the output of 'openssl rand -hex 24'");
            }
        }
        return new Desk(
                people(node), tokens.stream().map(ConfigurationNode::text).toList());
    }

    private static List<Person> people(ConfigurationNode node) {
        List<Person> people = new ArrayList<>();
        Set<EmailAddress> seen = new HashSet<>();
        for (Role role : Role.values()) {
            String key = role.name().toLowerCase(Locale.ROOT) + "s";
            for (ConfigurationNode person :
                    node.find(key).map(ConfigurationNode::list).orElse(List.of())) {
                Mailbox mailbox = person.as(Mailbox::parse, "an e-mail address, or \"Ana Prado <ana@example.org>\"");
                if (!seen.add(mailbox.address())) {
                    throw person.mistake(mailbox.address() + " is listed twice", "Keep the one with the right role");
                }
                people.add(new Person(mailbox, role));
            }
        }
        return List.copyOf(people);
    }

    private static List<String> texts(Optional<ConfigurationNode> node) {
        return node.map(ConfigurationNode::list).orElse(List.of()).stream()
                .map(ConfigurationNode::text)
                .toList();
    }

    static boolean isLoopback(String host) {
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || (host.matches("[0-9.]+|\\[.*]") && isLoopbackLiteral(host));
    }

    private static boolean isLoopbackLiteral(String literal) {
        try {
            return InetAddress.getByName(literal).isLoopbackAddress();
        } catch (java.net.UnknownHostException noAddress) {
            return false;
        }
    }
}
