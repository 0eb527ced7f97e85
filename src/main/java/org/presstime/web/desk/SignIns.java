package org.presstime.web.desk;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.presstime.database.Database;
import org.presstime.settings.EmailAddress;
import org.presstime.settings.Mailbox.Person;
import org.presstime.settings.Settings;
import org.presstime.web.Secrets;

/**
 * Who may sit at the desk: people sign in with a link that works once, for a quarter of an hour; there are no
 * passwords. Only hashes of links and sessions are kept.
 */
public final class SignIns {

    private static final Duration LINK = Duration.ofMinutes(15);
    private static final Duration SESSION = Duration.ofHours(12);
    private static final int SECRET_BYTES = 32;

    private final SignInTable table;
    private final URI site;
    private final Settings.Desk desk;
    private final Clock clock;
    private final SecureRandom random;

    public SignIns(Database database, Settings settings, Clock clock, SecureRandom random) {
        this.table = new SqlSignInTable(database);
        this.site = settings.site().url();
        this.desk = settings.desk();
        this.clock = clock;
        this.random = random;
    }

    /** A link that signs an editor in once; empty for anybody else. */
    public Optional<URI> link(EmailAddress address) {
        if (desk.find(address).isEmpty()) {
            return Optional.empty();
        }
        String secret = secret();
        table.addLink(Secrets.hash(secret), address.toString(), clock.instant().plus(LINK));
        return Optional.of(URI.create(site + "/desk/sign-in/" + secret));
    }

    /** Whether a link would still work; changes nothing. */
    boolean isValid(String secret) {
        return table.linkIsValid(Secrets.hash(secret), clock.instant());
    }

    /** Uses a link up; gives the secret of a new session. */
    Optional<String> use(String secret) {
        return table.useLink(Secrets.hash(secret), clock.instant()).map(address -> {
            String session = secret();
            table.addSession(Secrets.hash(session), address, clock.instant().plus(SESSION));
            return session;
        });
    }

    /** Whose session it is. One who does not work here any more has none. */
    Optional<Person> person(String session) {
        return table.session(Secrets.hash(session), clock.instant())
                .map(EmailAddress::parse)
                .flatMap(desk::find);
    }

    void end(String session) {
        table.removeSession(Secrets.hash(session));
    }

    private String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
