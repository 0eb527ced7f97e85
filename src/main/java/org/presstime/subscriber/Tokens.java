package org.presstime.subscriber;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.presstime.database.Database;
import org.presstime.subscriber.Keyring.Signer;

/**
 * Links that only Presstime can have made. A token names a reader and a newsletter and carries a message authentication
 * code over both and over what it is for, so that a token for one thing opens nothing else. It names the key it was made
 * with, so that keys can be changed while old links still work. No address is in it. Safe for use by many threads.
 */
public final class Tokens {

    // 128 bits: nobody guesses one in the life of the universe.
    private static final int CODE_BYTES = 16;
    private static final int HEAD_BYTES = 1 + Long.BYTES;
    private static final int LONGEST = 200;
    private static final int RADIX = 36;

    private final Keyring keys;
    private final Supplier<Signer> signer;

    private Tokens(Keyring keys, Supplier<Signer> signer) {
        this.keys = keys;
        this.signer = signer;
    }

    /** The tokens of an installation; its first key is made at the first call and kept in the database. */
    public static Tokens in(Database database, Clock clock, SecureRandom random) {
        Keyring keys = new Keyring(new SqlSecretKeys(database, clock), clock, random);
        return new Tokens(keys, keys::newest);
    }

    /** What a token is for. */
    public enum Purpose {
        /** To end a subscription. */
        UNSUBSCRIBE,
        /** To open the account from the foot of a mail. */
        ACCOUNT,
        /** To confirm a sign-up. */
        CONFIRM,
        /** To sign in to the account, once. */
        SIGN_IN,
        /** To confirm a change of address where mail goes now. */
        MOVE_FROM,
        /** To confirm a change of address where mail shall go. */
        MOVE_TO,
        /** To send a form that was shown at a moment. */
        FORM
    }

    /** What a token without a date allows, to this reader and for this newsletter. */
    public record Grant(long subscriber, String newsletter) {}

    /**
     * What a token with a date allows.
     *
     * @param subject the key of what it is about: a sign-up, a reader, a change of address
     * @param issued when it was made, to the second
     */
    public record Dated(long subject, Instant issued) {}

    /** The token that ends a subscription: letters, digits, hyphen and underscore; the same each time. */
    public String unsubscribe(long subscriber, String newsletter) {
        return make(Purpose.UNSUBSCRIBE, subscriber, newsletter, signer.get());
    }

    /** What a token allows; empty for anything that we did not make, in the same time wherever it differs. */
    public Optional<Grant> readUnsubscribe(String token) {
        return read(Purpose.UNSUBSCRIBE, token);
    }

    /** The token in the foot of a mail that opens its reader's account; the same each time. */
    public String account(long subscriber, String newsletter) {
        return make(Purpose.ACCOUNT, subscriber, newsletter, signer.get());
    }

    /** As {@link #readUnsubscribe}, for the account. */
    public Optional<Grant> readAccount(String token) {
        return read(Purpose.ACCOUNT, token);
    }

    /** A token that its reader may call too old; the same for the same second. */
    public String dated(Purpose purpose, long subject, Instant issued) {
        return make(purpose, subject, Long.toString(issued.getEpochSecond(), RADIX), signer.get());
    }

    /** As {@link #readUnsubscribe}, for a token of {@link #dated}; whoever calls this knows how old is too old. */
    public Optional<Dated> readDated(Purpose purpose, String token) {
        return read(purpose, token)
                .map(grant -> new Dated(
                        grant.subscriber(), Instant.ofEpochSecond(Long.parseLong(grant.newsletter(), RADIX))));
    }

    /** A name for one reader's copy of an edition, for Message-ID and bounce address: 24 hexadecimal digits. */
    public String messageKey(long edition, long subscriber) {
        return key("message", subscriber, String.valueOf(edition));
    }

    /** As {@link #messageKey}, for a mail that is no edition's. */
    public String letterKey(long letter) {
        return key("letter", letter, "");
    }

    /**
     * These tokens with the key that was the newest at a moment: what an edition says must not change when keys do. They
     * read whatever these read.
     */
    public Tokens asOf(Instant moment) {
        Signer then = keys.asOf(moment);
        return new Tokens(keys, () -> then);
    }

    /** Makes a new key; old links go on working. Gives its number. */
    public int rotate() {
        return keys.rotate();
    }

    private String key(String purpose, long subject, String scope) {
        return HexFormat.of().formatHex(code(signer.get(), purpose, subject, scope), 0, 12);
    }

    private static String make(Purpose purpose, long subject, String scope, Signer signer) {
        byte[] name = scope.getBytes(StandardCharsets.US_ASCII);
        byte[] token = ByteBuffer.allocate(HEAD_BYTES + CODE_BYTES + name.length)
                .put(signer.id())
                .putLong(subject)
                .put(code(signer, word(purpose), subject, scope))
                .put(name)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    private Optional<Grant> read(Purpose purpose, String token) {
        byte[] bytes = decode(token);
        if (bytes.length <= HEAD_BYTES + CODE_BYTES) {
            return Optional.empty();
        }
        long subject = ByteBuffer.wrap(bytes).getLong(1);
        byte[] given = Arrays.copyOfRange(bytes, HEAD_BYTES, HEAD_BYTES + CODE_BYTES);
        String scope = new String(
                bytes, HEAD_BYTES + CODE_BYTES, bytes.length - HEAD_BYTES - CODE_BYTES, StandardCharsets.US_ASCII);
        return keys.find(bytes[0])
                .filter(key -> MessageDigest.isEqual(given, code(key, word(purpose), subject, scope)))
                .filter(key -> token.equals(make(purpose, subject, scope, key)))
                .map(key -> new Grant(subject, scope));
    }

    private static String word(Purpose purpose) {
        return purpose.name().toLowerCase(Locale.ROOT);
    }

    private static byte[] code(Signer signer, String purpose, long subject, String scope) {
        byte[] text = (purpose + '\n' + subject + '\n' + scope).getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(signer.code(text), CODE_BYTES);
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
}
