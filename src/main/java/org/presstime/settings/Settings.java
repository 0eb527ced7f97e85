package org.presstime.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The decisions of {@code config/presstime.yml}.
 *
 * @param directory the configuration directory it was read from
 * @param site the public face
 * @param database a JDBC URL, {@code jdbc:sqlite:…} or {@code jdbc:postgresql:…}
 * @param relays the SMTP servers mail goes out through; at least one, each with a name of its own
 * @param delivery what is done with copies that were not taken at once
 * @param bounces where undeliverable mail comes back to
 * @param fetch the limits of every HTTP request to somebody else's server
 * @param gather how often feeds are asked, and what of them may enter an edition
 * @param desk who may open the editor's desk and call the API
 * @param writer a language model that words stories; none unless one is named
 */
public record Settings(
        Path directory,
        Site site,
        String database,
        List<Relay> relays,
        Delivery delivery,
        Optional<EmailAddress> bounces,
        Fetch fetch,
        Gather gather,
        Desk desk,
        Optional<Writer> writer) {

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
     * @param user empty when it asks for no sign-in
     * @param password may be empty; never printed
     * @param connections how many connections are used at once, at least 1
     * @param window how many messages each of them may be handed at once, at least 1
     * @param limits how much mail it is given
     */
    public record Relay(
            String name,
            String host,
            int port,
            Tls tls,
            Optional<String> user,
            String password,
            int connections,
            int window,
            Limits limits) {

        @Override
        public String toString() {
            return name + " (" + host + ":" + port + ", " + tls + ")";
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

    /** At most so many messages in any such time. */
    public record Rate(int messages, Duration per) {}

    /**
     * A daily amount that grows.
     *
     * @param start how many messages on the first day
     * @param growth by what it is multiplied after each day on which something was sent; more than 1
     */
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
     * @param editors the addresses that may sign in to the desk
     * @param apiTokens bearer tokens of machines; never printed
     */
    public record Desk(List<EmailAddress> editors, List<String> apiTokens) {

        @Override
        public String toString() {
            return editors.size() + " editors, " + apiTokens.size() + " API tokens";
        }
    }
}
