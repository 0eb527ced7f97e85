package org.presstime.subscriber;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.presstime.database.Database;

/**
 * Links that only Presstime can have made. A token names a reader and a newsletter and carries a message authentication
 * code over both and over what it is for, so that a token for one thing opens nothing else. It names the key it was made
 * with, so that keys can be changed while old links still work. No address is in it. Safe for use by many threads.
 */
public final class Tokens {

    private static final String ALGORITHM = "HmacSHA256";
    // 128 bits: nobody guesses one in the life of the universe.
    private static final int CODE_BYTES = 16;
    private static final int HEAD_BYTES = 1 + Long.BYTES;
    private static final int LONGEST = 200;

    private final byte keyId;
    private final ThreadLocal<Mac> codes;

    private Tokens(int keyId, byte[] key) {
        this.keyId = (byte) keyId;
        this.codes = ThreadLocal.withInitial(() -> mac(key));
    }

    /** The tokens of an installation; its key is made at the first call and kept in the database. */
    public static Tokens in(Database database, Clock clock, SecureRandom random) {
        SecretKeys keys = new SqlSecretKeys(database, clock);
        return new Tokens(1, keys.get(1, random));
    }

    /** What a token allows: to end this reader's subscription to this newsletter. */
    public record Grant(long subscriber, String newsletter) {}

    /** The token that ends a subscription: letters, digits, hyphen and underscore; the same each time. */
    public String unsubscribe(long subscriber, String newsletter) {
        byte[] name = newsletter.getBytes(StandardCharsets.US_ASCII);
        byte[] token = ByteBuffer.allocate(HEAD_BYTES + CODE_BYTES + name.length)
                .put(keyId)
                .putLong(subscriber)
                .put(code("unsubscribe", subscriber, newsletter))
                .put(name)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** What a token allows; empty for anything that we did not make, in the same time wherever it differs. */
    public Optional<Grant> readUnsubscribe(String token) {
        byte[] bytes = decode(token);
        if (bytes.length <= HEAD_BYTES + CODE_BYTES || bytes[0] != keyId) {
            return Optional.empty();
        }
        long subscriber = ByteBuffer.wrap(bytes).getLong(1);
        byte[] given = Arrays.copyOfRange(bytes, HEAD_BYTES, HEAD_BYTES + CODE_BYTES);
        String newsletter = new String(
                bytes, HEAD_BYTES + CODE_BYTES, bytes.length - HEAD_BYTES - CODE_BYTES, StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(given, code("unsubscribe", subscriber, newsletter))
                        && token.equals(unsubscribe(subscriber, newsletter))
                ? Optional.of(new Grant(subscriber, newsletter))
                : Optional.empty();
    }

    /** A name for one reader's copy of an edition, for Message-ID and bounce address: 24 hexadecimal digits. */
    public String messageKey(long edition, long subscriber) {
        return HexFormat.of().formatHex(code("message", subscriber, String.valueOf(edition)), 0, 12);
    }

    private byte[] code(String purpose, long subscriber, String scope) {
        byte[] text = (purpose + '\n' + subscriber + '\n' + scope).getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(codes.get().doFinal(text), CODE_BYTES);
    }

    private static byte[] decode(String token) {
        try {
            return token.length() > LONGEST
                    ? new byte[0]
                    : Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }

    private static Mac mac(byte[] key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
