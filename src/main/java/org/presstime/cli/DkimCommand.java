package org.presstime.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.presstime.settings.DkimKey;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code dkim}: what the domains have to publish; {@code dkim generate DOMAIN SELECTOR}: makes the keys. */
@Command(name = "dkim", description = "Print the DNS records of the DKIM keys in presstime.yml.")
final class DkimCommand implements Callable<Integer> {

    private static final int RSA_BITS = 2048;
    // RFC 1035, 3.3.14: a character-string of a TXT record has at most 255 octets.
    private static final int LONGEST_STRING = 250;

    private final Supplier<Presstime> presstime;

    private DkimCommand(Supplier<Presstime> presstime) {
        this.presstime = presstime;
    }

    static CommandLine line(Supplier<Presstime> presstime, Supplier<Console> console, Supplier<Path> config) {
        return new CommandLine(new DkimCommand(presstime)).addSubcommand("generate", new Generate(console, config));
    }

    @Override
    public Integer call() {
        Presstime room = presstime.get();
        if (room.settings().dkim().isEmpty()) {
            room.console().failure("dkim.none");
            return Main.WRONG_USAGE;
        }
        room.settings().dkim().forEach(key -> print(room.console(), key));
        return 0;
    }

    private static void print(Console console, DkimKey key) {
        String record = key.dnsRecord();
        if (console.isJson()) {
            console.json(Map.of("name", key.dnsName(), "type", "TXT", "value", record));
        } else {
            String strings = record.replaceAll("(.{" + LONGEST_STRING + "})(?=.)", "$1\" \"");
            console.line(key.dnsName() + ". IN TXT ( \"" + strings + "\" )");
        }
    }

    /** Makes an RSA and an Ed25519 key, and says what to do with them. */
    @Command(name = "generate", description = "Make an RSA and an Ed25519 key for a domain, in DIR/dkim.")
    private static final class Generate implements Callable<Integer> {

        private final Supplier<Console> console;
        private final Supplier<Path> config;

        @Parameters(paramLabel = "DOMAIN")
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private String domain;

        @Parameters(paramLabel = "SELECTOR", description = "A name of letters and digits, such as s2026.")
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private String selector;

        Generate(Supplier<Console> console, Supplier<Path> config) {
            this.console = console;
            this.config = config;
        }

        @Override
        public Integer call() throws IOException, GeneralSecurityException {
            if (!selector.matches("[A-Za-z0-9]{1,40}")) {
                console.get().failure("dkim.selector", selector);
                return Main.WRONG_USAGE;
            }
            Path directory = Files.createDirectories(config.get().resolve("dkim"));
            Path rsa = directory.resolve(selector + ".pem");
            Path ed25519 = directory.resolve(selector + "e.pem");
            if (Files.exists(rsa) || Files.exists(ed25519)) {
                console.get().failure("dkim.exists", rsa, ed25519);
                return Main.WRONG_USAGE;
            }
            DkimKey[] keys = {
                new DkimKey(domain, selector, make(rsa, "RSA")),
                new DkimKey(domain, selector + "e", make(ed25519, "Ed25519"))
            };
            if (!console.get().isJson()) {
                console.get().line(console.get().text("dkim.made", rsa, ed25519));
                for (DkimKey key : keys) {
                    console.get()
                            .line("  - { domain: " + domain + ", selector: " + key.selector() + ", key: dkim/"
                                    + key.selector() + ".pem }");
                }
                console.get().line(console.get().text("dkim.publish"));
            }
            for (DkimKey key : keys) {
                print(console.get(), key);
            }
            return 0;
        }

        /** Nobody but the owner can read the file, from its first moment. */
        private static PrivateKey make(Path file, String algorithm) throws IOException, GeneralSecurityException {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            if (algorithm.equals("RSA")) {
                generator.initialize(RSA_BITS);
            }
            PrivateKey key = generator.generateKeyPair().getPrivate();
            boolean posix =
                    Files.getFileStore(file.toAbsolutePath().getParent()).supportsFileAttributeView("posix");
            Files.createFile(
                    file,
                    posix
                            ? new java.nio.file.attribute.FileAttribute<?>[] {
                                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                            }
                            : new java.nio.file.attribute.FileAttribute<?>[0]);
            String text = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                    .encodeToString(key.getEncoded());
            Files.writeString(
                    file,
                    "-----BEGIN PRIVATE KEY-----\n" + text + "\n-----END PRIVATE KEY-----\n",
                    StandardOpenOption.WRITE);
            return key;
        }
    }
}
