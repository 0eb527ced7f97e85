package org.presstime.web.reader;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.presstime.subscriber.Tokens;
import org.presstime.subscriber.Tokens.Purpose;
import org.presstime.web.Secrets;

/**
 * Who is signed in to their account: by a link that was mailed to them and works once, or by the link at the foot of a
 * mail, which works as long as the mail lies around and so opens less. Only hashes of links and sessions are kept.
 */
final class AccountSessions {

    private static final Duration LINK = Duration.ofHours(1);
    private static final Duration BY_MAIL = Duration.ofHours(12);
    private static final Duration BY_FOOT = Duration.ofHours(1);
    private static final int SECRET_BYTES = 32;

    private final SqlReaderSessions table;
    private final Tokens tokens;
    private final Clock clock;
    private final SecureRandom random;
    private final boolean secure;

    AccountSessions(Readership.Parts parts) {
        this.table = new SqlReaderSessions(parts.database());
        this.tokens = parts.tokens();
        this.clock = parts.clock();
        this.random = parts.random();
        this.secure = "https".equals(parts.settings().site().url().getScheme());
    }

    /**
     * A session.
     *
     * @param byMail whether a link proved that mail to the reader is read by whoever sits there
     */
    record Session(long reader, boolean byMail) {}

    /** The session of whoever asks. */
    Optional<Session> find(Context context) {
        return secret(context).flatMap(secret -> table.find(Secrets.hash(secret), clock.instant()));
    }

    /** Whom a link would sign in; changes nothing. */
    Optional<Session> behind(String link) {
        Optional<Session> mailed = tokens.readDated(Purpose.SIGN_IN, link)
                .filter(grant -> grant.issued().plus(LINK).isAfter(clock.instant()))
                .filter(grant -> !table.isUsed(Secrets.hash(link)))
                .map(grant -> new Session(grant.subject(), true));
        return mailed.or(() -> tokens.readAccount(link).map(grant -> new Session(grant.subscriber(), false)));
    }

    /** Opens a session; false when the link does not work, or not any more. */
    boolean open(Context context, String link) {
        Optional<Session> session = behind(link)
                .filter(found -> !found.byMail()
                        || table.use(
                                Secrets.hash(link),
                                clock.instant(),
                                clock.instant().plus(LINK)));
        session.ifPresent(found -> {
            String secret = secret();
            Duration life = found.byMail() ? BY_MAIL : BY_FOOT;
            table.add(Secrets.hash(secret), found, clock.instant().plus(life));
            context.cookie(cookie(secret, -1));
        });
        return session.isPresent();
    }

    void close(Context context) {
        secret(context).ifPresent(secret -> table.remove(Secrets.hash(secret)));
        context.cookie(cookie("", 0));
    }

    private Optional<String> secret(Context context) {
        return Optional.ofNullable(context.cookie(name()));
    }

    private String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private Cookie cookie(String secret, int maxAge) {
        return new Cookie(name(), secret, "/", maxAge, secure, true, null, SameSite.LAX);
    }

    /** The prefix makes browsers refuse the cookie from anywhere but this host; it wants https, so not on loopback. */
    private String name() {
        return secure ? "__Host-reader" : "reader";
    }
}
