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
 * @param relays the SMTP servers mail goes out through; one, for now
 * @param bounces where undeliverable mail comes back to
 * @param fetch the limits of every HTTP request to somebody else's server
 * @param desk who may open the editor's desk and call the API
 */
public record Settings(
        Path directory,
        Site site,
        String database,
        List<Relay> relays,
        Optional<EmailAddress> bounces,
        Fetch fetch,
        Desk desk) {

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
     */
    public record Relay(
            String name,
            String host,
            int port,
            Tls tls,
            Optional<String> user,
            String password,
            int connections,
            int window) {

        @Override
        public String toString() {
            return name + " (" + host + ":" + port + ", " + tls + ")";
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
