package org.presstime.settings;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** Reads the keys that mails are signed with, and says of each what the domain has to publish. */
final class DkimFile {

    private static final int SHORTEST = 1024;
    private static final int LONGEST = 4096;

    private DkimFile() {}

    static List<DkimKey> keys(ConfigurationNode list, Path directory) {
        return list.list().stream().map(node -> key(node, directory)).toList();
    }

    private static DkimKey key(ConfigurationNode node, Path directory) {
        node.only("domain", "selector", "key");
        String name = "[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?";
        PrivateKey key = new PemFile(node.get("key"), directory).privateKey("RSA", "Ed25519");
        if (key instanceof RSAPrivateCrtKey rsa) {
            int bits = rsa.getModulus().bitLength();
            if (bits < SHORTEST || bits > LONGEST) {
                // RFC 8301, 3.2.
                throw node.get("key")
                        .mistake("an RSA key of " + bits + " bits is not verified", "Make one of 2048 bits");
            }
        }
        return new DkimKey(
                matching(node.get("domain"), name, "a domain such as news.example.org")
                        .toLowerCase(Locale.ROOT),
                matching(node.get("selector"), name, "a selector such as s2026"),
                key);
    }

    private static String matching(ConfigurationNode node, String pattern, String kind) {
        return node.as(
                text -> {
                    if (!text.matches(pattern)) {
                        throw new IllegalArgumentException(text);
                    }
                    return text;
                },
                kind);
    }

    // RFC 6376, 3.6.1: RSA as SubjectPublicKeyInfo. RFC 8463, 4: Ed25519 as its 32 octets alone.
    static String record(PrivateKey key) {
        try {
            return key instanceof RSAPrivateCrtKey rsa
                    ? "v=DKIM1; k=rsa; p=" + rsa(rsa)
                    : "v=DKIM1; k=ed25519; p=" + ed25519(key);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("no public key can be had from a DKIM key", failure);
        }
    }

    private static String rsa(RSAPrivateCrtKey key) throws GeneralSecurityException {
        RSAPublicKey open = (RSAPublicKey) KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
        return Base64.getEncoder().encodeToString(open.getEncoded());
    }

    /** The JDK derives the public key only when it makes a pair; so it makes this pair again, from its seed. */
    private static String ed25519(PrivateKey key) throws GeneralSecurityException {
        byte[] seed = ((EdECPrivateKey) key).getBytes().orElseThrow();
        KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
        generator.initialize(NamedParameterSpec.ED25519, new Seed(seed));
        byte[] open = generator.generateKeyPair().getPublic().getEncoded();
        return Base64.getEncoder().encodeToString(Arrays.copyOfRange(open, open.length - 32, open.length));
    }

    /** Not random at all. */
    private static final class Seed extends SecureRandom {
        private final byte[] seed;

        Seed(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
