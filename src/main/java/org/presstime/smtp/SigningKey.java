package org.presstime.smtp;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.presstime.settings.DkimKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A DKIM key ready to sign. A provider that is faster than the JDK's is used when it is on the class path and signs the same bytes.
 *
 * @param algorithm as in the signature's a= tag
 * @param provider null for the JDK's choice
 */
record SigningKey(
        String domain,
        String selector,
        String algorithm,
        PrivateKey key,
        @Nullable Provider provider) {

    private static final Logger LOG = LoggerFactory.getLogger(SigningKey.class);
    private static final List<Provider> FAST =
            load("com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider", "org.conscrypt.OpenSSLProvider");
    private static final byte[] PROBE = "probe".getBytes(StandardCharsets.US_ASCII);

    /** The key with the fastest provider there is. */
    static SigningKey of(DkimKey key) {
        SigningKey plain = new SigningKey(key.domain(), key.selector(), key.algorithm(), key.key(), null);
        String reference = plain.sign(PROBE);
        for (Provider provider : FAST) {
            try {
                PrivateKey own = KeyFactory.getInstance(key.key().getAlgorithm(), provider)
                        .generatePrivate(new PKCS8EncodedKeySpec(key.key().getEncoded()));
                SigningKey fast = new SigningKey(key.domain(), key.selector(), key.algorithm(), own, provider);
                if (fast.sign(PROBE).equals(reference)) {
                    LOG.debug("DKIM key {} signs with {}", key, provider);
                    return fast;
                }
            } catch (GeneralSecurityException | RuntimeException unable) {
                LOG.debug("DKIM key {} does not sign with {}: {}", key, provider, unable.toString());
            }
        }
        return plain;
    }

    /** The signature in base64. The same data give the same signature. */
    String sign(byte[] data) {
        boolean rsa = algorithm.startsWith("rsa");
        String name = rsa ? "SHA256withRSA" : "EdDSA";
        try {
            Signature signature =
                    provider == null ? Signature.getInstance(name) : Signature.getInstance(name, provider);
            signature.initSign(key);
            // RFC 8463, 3: Ed25519 signs the hash.
            signature.update(rsa ? data : DkimSigner.sha256().digest(data));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("cannot sign with the DKIM key " + selector + " of " + domain, failure);
        }
    }

    private static List<Provider> load(String... names) {
        List<Provider> found = new ArrayList<>();
        for (String name : names) {
            try {
                found.add(Class.forName(name)
                        .asSubclass(Provider.class)
                        .getDeclaredConstructor()
                        .newInstance());
            } catch (ReflectiveOperationException | LinkageError notThere) {
                LOG.debug("{} is not on the class path", name);
            }
        }
        return List.copyOf(found);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return algorithm + " " + selector + "._domainkey." + domain;
    }
}
