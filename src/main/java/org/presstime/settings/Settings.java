package org.presstime.settings;

import java.net.URI;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.presstime.settings.Mailbox.Person;

/**
 * The decisions of {@code config/presstime.yml}.
 *
 * @param directory the configuration directory it was read from
 * @param site the public face
 * @param database a JDBC URL, {@code jdbc:sqlite:…} or {@code jdbc:postgresql:…}
 * @param relays the SMTP servers mail goes out through; at least one, each with a name of its own
 * @param delivery what is done with copies that were not taken at once
 * @param bounces the mailboxes that readers' servers and mail programs write to
 * @param fetch the limits of every HTTP request to somebody else's server
 * @param gather how often feeds are asked, and what of them may enter an edition
 * @param desk who may open the editor's desk and call the API
 * @param writer a language model that words stories; none unless one is named
 * @param dkim the keys that mails are signed with
 * @param signUp who may subscribe by form, and how often
 */
public record Settings(
        Path directory,
        Site site,
        String database,
        List<Relay> relays,
        Delivery delivery,
        Optional<Bounces> bounces,
        Fetch fetch,
        Gather gather,
        Desk desk,
        Optional<Writer> writer,
        List<DkimKey> dkim,
        SignUp signUp) {

    /**
     * Reads {@code presstime.yml} of a directory.
     *
     * @param data where the embedded database stands when the file names no other
     * @param environment where {@code ${NAME}} is looked up
     * @throws ConfigurationMistake at the first mistake
     */
    public static Settings read(Path directory, Path data, Map<String, String> environment) {
        return new SettingsFile(directory, data, environment).read();
    }

    /** The keys for mail from a domain: its own, or those of the domain above it that has some. */
    public List<DkimKey> dkimKeys(String domain) {
        String name = domain.toLowerCase(Locale.ROOT);
        while (name.contains(".")) {
            String candidate = name;
            List<DkimKey> keys =
                    dkim.stream().filter(key -> key.domain().equals(candidate)).toList();
            if (!keys.isEmpty()) {
                return keys;
            }
            name = name.substring(name.indexOf('.') + 1);
        }
        return List.of();
    }

    /** Without secrets: an address of a database may hold one. */
    @Override
    public String toString() {
        return "settings of " + directory;
    }

    /**
     * The public face of this installation.
     *
     * @param url the address under which readers reach it, without a trailing slash; no path, query or fragment
     * @param name what it is called
     * @param postalAddress the sender's postal address, which the law of many countries asks for in every mail
     */
    public record Site(URI url, String name, String postalAddress) {}

    /** How a connection to a relay is protected. */
    public enum Tls {
        /** STARTTLS, required: without it nothing is sent. */
        STARTTLS,
        /** TLS from the first byte. */
        IMPLICIT,
        /** None; must be written out. */
        NONE
    }

    /**
     * An SMTP server that takes our mail.
     *
     * @param name what it is called in reports
     * @param signIn empty when it asks for none
     * @param certificates whom we believe, and what we show
     * @param connections how many connections are used at once, at least 1
     * @param window how many messages each of them may be handed at once, at least 1
     * @param limits how much mail it is given
     */
    public record Relay(
            String name,
            String host,
            int port,
            Tls tls,
            Optional<SignIn> signIn,
            Certificates certificates,
            int connections,
            int window,
            Limits limits) {

        @Override
        public String toString() {
            return name + " (" + host + ":" + port + ", " + tls + ")";
        }
    }

    /** How we say to a relay who we are. Secrets are never printed. */
    public sealed interface SignIn {

        String user();

        /** AUTH PLAIN or LOGIN; the password may be empty. */
        record Password(String user, String password) implements SignIn {
            @Override
            public String toString() {
                return user;
            }
        }

        /** XOAUTH2 with an access token that a program prints. */
        record TokenCommand(String user, List<String> command) implements SignIn {
            @Override
            public String toString() {
                return user;
            }
        }

        /** XOAUTH2 with access tokens that a refresh token is exchanged for (RFC 6749, 6). */
        record TokenRefresh(String user, URI url, String clientId, String clientSecret, String refreshToken)
                implements SignIn {
            @Override
            public String toString() {
                return user;
            }
        }
    }

    /**
     * What TLS goes by.
     *
     * @param trusted the authorities or certificates to believe; empty for the usual authorities
     * @param client what we show when the relay asks
     */
    public record Certificates(List<X509Certificate> trusted, Optional<Client> client) {

        /** The usual authorities, and nothing of our own. */
        public static final Certificates USUAL = new Certificates(List.of(), Optional.empty());

        /** A certificate of ours, with those that vouch for it. */
        public record Client(List<X509Certificate> chain, PrivateKey key) {
            @Override
            public String toString() {
                return chain.get(0).getSubjectX500Principal().toString();
            }
        }
    }

    /**
     * How much mail a relay is given.
     *
     * @param weight its share beside the other relays; with 0 it gets mail only while no other takes any
     * @param rate the most it is given in all
     * @param perDomain the most it is given for readers of these domains
     * @param warmUp how its daily amount grows, while nobody knows it yet
     * @param messagesPerConnection after so many a connection is closed, and another one opened
     */
    public record Limits(
            int weight,
            Optional<Rate> rate,
            Map<String, Rate> perDomain,
            Optional<WarmUp> warmUp,
            int messagesPerConnection) {

        /** The one relay there is, given as much as it takes. */
        public static final Limits NONE =
                new Limits(1, Optional.empty(), Map.of(), Optional.empty(), Integer.MAX_VALUE);
    }

    /** Where undeliverable mail comes back to, and where readers write to leave, if somebody reads that. */
    public record Bounces(EmailAddress address, Optional<EmailAddress> unsubscribe) {}

    /** At most so many messages in any such time. */
    public record Rate(int messages, Duration per) {}

    /** An amount for the first day, multiplied after each day on which something was sent by a growth of more than 1. */
    public record WarmUp(int start, double growth) {}

    /**
     * What is done with copies that were not taken at once.
     *
     * @param firstRetry after the first "later" of a relay; doubled each time
     * @param longestRetry the longest time between two attempts
     * @param uncertain what is done with a copy of which nobody knows whether it arrived
     * @param expiry how long after it was due a copy is still worth a mail
     */
    public record Delivery(Duration firstRetry, Duration longestRetry, Uncertain uncertain, Duration expiry) {

        /** What can be done with a copy of which nobody knows whether it arrived. */
        public enum Uncertain {
            /** It is sent again, as the same message. */
            RESEND,
            /** It is left until a person decides. */
            HOLD
        }
    }

    /**
     * Limits of a fetch.
     *
     * @param maxBytes the most bytes of one body, after decompression
     * @param timeout the longest one fetch may take in all
     * @param allowPrivate {@code host} or {@code host:port} that may be reached although private; see the operator's
     *     guide
     */
    public record Fetch(long maxBytes, Duration timeout, List<String> allowPrivate) {}

    /**
     * How feeds are gathered. All lengths of time are positive, but {@code settle} may be zero.
     *
     * @param shortest a feed is not asked more often, whatever its rhythm; only a person or a press run does
     * @param longest a feed is asked at least so often, however seldom it has something new
     * @param firstWindow how old an article of a feed that is new here may be to enter an edition
     * @param settle how long after its first sight an article that no edition has used takes its publisher's changes
     */
    public record Gather(Duration shortest, Duration longest, Duration firstWindow, Duration settle) {

        /** What holds where nothing is configured. */
        public static final Gather USUAL =
                new Gather(Duration.ofMinutes(15), Duration.ofHours(6), Duration.ofDays(3), Duration.ofHours(1));
    }

    /**
     * A language model behind an address that speaks OpenAI's protocol, as Ollama does below {@code /v1}.
     *
     * @param key empty when it asks for none; never printed
     * @param deadline how long it may take over all stories of an edition; what is not done then is told without it
     */
    public record Writer(URI url, String model, String key, Duration deadline) {

        @Override
        public String toString() {
            return model + " at " + url.getHost();
        }
    }

    /**
     * Who may work here.
     *
     * @param people who may sign in to the desk, each address once
     * @param apiTokens bearer tokens of machines; never printed
     */
    public record Desk(List<Person> people, List<String> apiTokens) {

        public Optional<Person> find(EmailAddress address) {
            return people.stream().filter(person -> person.isAt(address)).findFirst();
        }

        public List<Person> atLeast(Mailbox.Role role) {
            return people.stream().filter(person -> person.role().may(role)).toList();
        }

        @Override
        public String toString() {
            return people.size() + " people, " + apiTokens.size() + " API tokens";
        }
    }

    /**
     * Rules for forms that anybody can send.
     *
     * @param perClient the most forms one client may send in an hour
     * @param all the most forms all clients together may send in an hour
     * @param roleAddresses whether addresses such as {@code info@} may subscribe
     * @param refusedDomains domains whose addresses may not subscribe, with all below them
     * @param proxies network addresses of web servers in front of this one, whose word on the client counts
     */
    public record SignUp(
            int perClient, int all, boolean roleAddresses, List<String> refusedDomains, List<String> proxies) {

        /** What holds where nothing is configured. */
        public static final SignUp DEFAULT = new SignUp(20, 2000, true, List.of(), List.of("127.0.0.1", "::1"));
    }
}
