package org.presstime.review;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.presstime.database.Database;
import org.presstime.edition.Edition;
import org.presstime.settings.EmailAddress;

/**
 * Links by which a named person approves from a mail. Each is for one person, one edition and the content the mail told of,
 * and is good once. Only hashes are kept.
 */
public final class ApprovalLinks {

    private static final int SECRET_BYTES = 32;

    private final SqlApprovalLinks table;
    private final Clock clock;
    private final SecureRandom random;

    public ApprovalLinks(Database database, Clock clock, SecureRandom random) {
        this.table = new SqlApprovalLinks(database);
        this.clock = clock;
        this.random = random;
    }

    /**
     * What a link allows.
     *
     * @param edition its key
     * @param content the fingerprint of what may be approved
     */
    public record Link(long edition, String content, EmailAddress person) {}

    /** A secret for a person who has none for this edition yet; empty when there was one, so that nobody is told twice. */
    public Optional<String> issue(Edition edition, EmailAddress person, Instant expires) {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Link link = new Link(edition.id(), edition.content().fingerprint(), person);
        return table.add(hash(secret), link, expires) ? Optional.of(secret) : Optional.empty();
    }

    /** Forgets a link whose mail did not leave, so that another can be issued. */
    public void withdraw(String secret) {
        table.remove(hash(secret));
    }

    /** What a link would allow; uses nothing up. */
    public Optional<Link> look(String secret) {
        return table.find(hash(secret), clock.instant());
    }

    /** What a link allows, this once. */
    public Optional<Link> use(String secret) {
        return table.use(hash(secret), clock.instant());
    }

    private static String hash(String secret) {
        return Fingerprint.of(secret);
    }
}
