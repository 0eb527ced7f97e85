package org.presstime.settings;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A file of keys or certificates in PEM (RFC 7468) that the configuration names. */
final class PemFile {

    private static final Logger LOG = LoggerFactory.getLogger(PemFile.class);
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    private final ConfigurationNode node;
    private final Path file;

    /** The file named at a place of the configuration, seen from the configuration's directory. */
    PemFile(ConfigurationNode node, Path directory) {
        this.node = node;
        this.file = directory.resolve(node.text());
    }

    /**
     * The private key in it; warns when others than its owner may read it.
     *
     * @param algorithms what it may be, as {@link KeyFactory} names them
     */
    PrivateKey privateKey(String... algorithms) {
        Matcher key = KEY.matcher(read());
        if (!key.find()) {
            throw node.mistake(
                    file + " holds no unencrypted PKCS#8 private key",
                    "Write one with 'openssl pkcs8 -topk8 -nocrypt -in OLD -out NEW'; it begins with BEGIN PRIVATE KEY");
        }
        warnOfOtherReaders();
        byte[] encoded = Base64.getMimeDecoder().decode(key.group(1));
        for (String algorithm : algorithms) {
            Optional<PrivateKey> parsed = parse(encoded, algorithm);
            if (parsed.isPresent()) {
                return parsed.get();
            }
        }
        throw node.mistake(file + " holds no key of these kinds: " + String.join(", ", algorithms), "Make a new one");
    }

    private static Optional<PrivateKey> parse(byte[] encoded, String algorithm) {
        try {
            return Optional.of(KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException another) {
            return Optional.empty();
        }
    }

    /** The certificates in it, at least one. */
    List<X509Certificate> certificates() {
        try {
            List<X509Certificate> all = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(read().getBytes(StandardCharsets.US_ASCII)))
                    .stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            if (!all.isEmpty()) {
                return all;
            }
        } catch (CertificateException broken) {
            // The same remedy as for none.
        }
        throw node.mistake(file + " holds no certificate", "Write them in PEM, each begins with BEGIN CERTIFICATE");
    }

    private String read() {
        try {
            return Files.readString(file, StandardCharsets.US_ASCII);
        } catch (IOException unreadable) {
            throw node.mistake(
                    file + " cannot be read as text", "Put it there, readable by the user that runs Presstime");
        }
    }

    private void warnOfOtherReaders() {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            if (permissions.contains(PosixFilePermission.GROUP_READ)
                    || permissions.contains(PosixFilePermission.OTHERS_READ)) {
                LOG.warn("{} can be read by others than its owner; 'chmod 600 {}' cures it", file, file);
            }
        } catch (IOException | UnsupportedOperationException noSuchPermissions) {
            LOG.debug("no POSIX permissions on {}", file);
        }
    }
}
