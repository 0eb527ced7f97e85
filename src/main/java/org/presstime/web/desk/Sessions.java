package org.presstime.web.desk;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.SameSite;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.presstime.settings.Mailbox.Person;

/** The cookie of a session, and the proof that a change of state was asked for on our own pages. */
final class Sessions {

    private final SignIns signIns;
    private final URI site;

    Sessions(SignIns signIns, URI site) {
        this.signIns = signIns;
        this.site = site;
    }

    /** The person who asks. */
    Optional<Person> person(Context context) {
        return secret(context).flatMap(signIns::person);
    }

    /** Opens a session; false when the link does not work. */
    boolean open(Context context, String link) {
        Optional<String> session = signIns.use(link);
        session.ifPresent(secret -> context.cookie(cookie(secret, -1)));
        return session.isPresent();
    }

    void close(Context context) {
        secret(context).ifPresent(signIns::end);
        context.cookie(cookie("", 0));
    }

    /**
     * Refuses a request that another site made. Browsers say where one comes from, and pages cannot forge it; Origin
     * counts only for those that are too old to say, because with {@code no-referrer} it is {@code null} on our own pages.
     */
    void refuseForeign(Context context) {
        refuseForeign(context, site);
    }

    static void refuseForeign(Context context, URI site) {
        @Nullable String fetchSite = context.header("Sec-Fetch-Site");
        boolean own =
                fetchSite == null ? site.toString().equals(context.header("Origin")) : fetchSite.equals("same-origin");
        if (!own) {
            throw new ForbiddenResponse();
        }
    }

    private Optional<String> secret(Context context) {
        return Optional.ofNullable(context.cookie(name()));
    }

    private Cookie cookie(String secret, int maxAge) {
        return new Cookie(name(), secret, "/", maxAge, isSecure(), true, null, SameSite.LAX);
    }

    /** The prefix makes browsers refuse the cookie from anywhere but this host; it wants https, so not on loopback. */
    private String name() {
        return isSecure() ? "__Host-presstime" : "presstime";
    }

    private boolean isSecure() {
        return "https".equals(site.getScheme());
    }
}
