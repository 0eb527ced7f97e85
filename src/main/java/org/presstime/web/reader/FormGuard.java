package org.presstime.web.reader;

import io.javalin.http.Context;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.presstime.subscriber.Tokens;
import org.presstime.subscriber.Tokens.Purpose;

/** Tells people who fill in a form from programs that send it. */
final class FormGuard {

    // Nobody reads, types and presses in less; a form that was left open is good for a day.
    private static final Duration QUICKEST = Duration.ofSeconds(2);
    private static final Duration SLOWEST = Duration.ofDays(1);

    private final Rates rates;
    private final Clients clients;
    private final Tokens tokens;
    private final SameOrigin origin;
    private final Clock clock;

    FormGuard(Readership.Parts parts) {
        this.rates = new Rates(parts.settings().signUp(), parts.clock());
        this.clients = new Clients(parts.settings().signUp().proxies());
        this.tokens = parts.tokens();
        this.origin = new SameOrigin(parts.settings().site().url());
        this.clock = parts.clock();
    }

    /** What to do with a form that was sent. */
    enum Verdict {
        /** Take it. */
        TAKE,
        /** Show it again: it came from another site, too quickly, or too late. */
        ASK_AGAIN,
        /** A program filled in the field that nobody sees: let it believe that it was taken. */
        PRETEND,
        /** The client, or everybody together, has sent too many. */
        TOO_MANY
    }

    /** The hidden field of a form that is shown now. */
    String seal(String form) {
        return tokens.dated(Purpose.FORM, form.hashCode(), clock.instant());
    }

    Verdict judge(Context context, String form) {
        if (!rates.take(client(context))) {
            return Verdict.TOO_MANY;
        }
        if (!field(context, "website").isEmpty()) {
            return Verdict.PRETEND;
        }
        return origin.made(context) && isInTime(field(context, "form"), form) ? Verdict.TAKE : Verdict.ASK_AGAIN;
    }

    String client(Context context) {
        return clients.address(context);
    }

    static String field(Context context, String name) {
        return Optional.ofNullable(context.formParam(name)).orElse("");
    }

    private boolean isInTime(String seal, String form) {
        Instant now = clock.instant();
        return tokens.readDated(Purpose.FORM, seal)
                .filter(shown -> shown.subject() == form.hashCode())
                .filter(shown -> !shown.issued().plus(QUICKEST).isAfter(now))
                .filter(shown -> shown.issued().plus(SLOWEST).isAfter(now))
                .isPresent();
    }
}
