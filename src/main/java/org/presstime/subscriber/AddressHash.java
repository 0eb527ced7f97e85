package org.presstime.subscriber;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import org.presstime.database.Database;
import org.presstime.settings.EmailAddress;

/**
 * What is remembered of an address that is not kept: its authentication code under a key that never changes. Whoever has
 * the key can ask whether an address is meant, and nobody can read one out of it. Safe for use by many threads.
 */
final class AddressHash {

    // Links are signed by the keys from 1 on.
    private static final int KEY = 0;

    private final ThreadLocal<javax.crypto.Mac> codes;

    private AddressHash(byte[] key) {
        this.codes = ThreadLocal.withInitial(() -> Keyring.mac(key));
    }

    /** Hashes under the key of this installation, which is made now if there is none. */
    static AddressHash in(Database database, Clock clock, SecureRandom random) {
        return new AddressHash(
                new SqlSecretKeys(database, clock).get(KEY, random).bytes());
    }

    /** Hashes under the key of this installation; empty when there is none, and so nothing was ever hashed. */
    static Optional<AddressHash> found(Database database, Clock clock) {
        return new SqlSecretKeys(database, clock).find(KEY).map(key -> new AddressHash(key.bytes()));
    }

    /** Always the same for an address; no address looks like it. */
    String of(EmailAddress address) {
        byte[] code = codes.get().doFinal(address.toString().getBytes(StandardCharsets.UTF_8));
        return "hash:" + HexFormat.of().formatHex(code);
    }
}
