package org.presstime.subscriber;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys of an installation: the newest one signs, all of them prove. A key that another process made is found within a
 * minute, and at once when a link that it signed comes in. Safe for use by many threads.
 */
final class Keyring {

    private static final String ALGORITHM = "HmacSHA256";
    private static final Duration FRESH = Duration.ofMinutes(1);
    // Forged links name any key: they must not cost a query each.
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final int MOST = 255;

    private final SecretKeys keys;
    private final Clock clock;
    private final SecureRandom random;
    private volatile List<Signer> signers = List.of();
    private volatile Instant looked = Instant.MIN;

    Keyring(SecretKeys keys, Clock clock, SecureRandom random) {
        this.keys = keys;
        this.clock = clock;
        this.random = random;
        keys.get(1, random);
        look();
    }

    /** A key with its authentication codes. */
    static final class Signer {
        private final int id;
        private final Instant created;
        private final ThreadLocal<Mac> codes;

        private Signer(SecretKeys.Key key) {
            this.id = key.id();
            this.created = key.created();
            this.codes = ThreadLocal.withInitial(() -> mac(key.bytes()));
        }

        byte id() {
            return (byte) id;
        }

        byte[] code(byte[] text) {
            return codes.get().doFinal(text);
        }
    }

    /** The key that signs now. */
    Signer newest() {
        if (looked.plus(FRESH).isBefore(clock.instant())) {
            look();
        }
        return signers.get(signers.size() - 1);
    }

    /** The key that signed at a moment: later ones do not change what was signed then. */
    Signer asOf(Instant moment) {
        look();
        return signers.stream()
                .filter(signer -> !signer.created.isAfter(moment))
                .reduce((older, newer) -> newer)
                .orElse(signers.get(0));
    }

    /** The key with a number. */
    Optional<Signer> find(byte id) {
        Optional<Signer> known = known(id);
        if (known.isEmpty() && looked.plus(BETWEEN_LOOKS).isBefore(clock.instant())) {
            look();
            return known(id);
        }
        return known;
    }

    /** Makes a new key, which signs from now on. */
    int rotate() {
        int next = Byte.toUnsignedInt(newest().id()) + 1;
        if (next > MOST) {
            throw new IllegalStateException("there are " + MOST + " keys already");
        }
        keys.get(next, random);
        look();
        return next;
    }

    private Optional<Signer> known(byte id) {
        return signers.stream().filter(signer -> signer.id() == id).findFirst();
    }

    private void look() {
        looked = clock.instant();
        signers = keys.all().stream().map(Signer::new).toList();
    }

    static Mac mac(byte[] key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
