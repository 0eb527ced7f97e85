package org.presstime.web.desk;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.net.URI;
import java.util.Optional;
import org.presstime.settings.Mailbox.Person;
import org.presstime.web.reader.SameOrigin;

/** The cookie of a session, and whether one of our own pages asked for a change of state. */
final class Sessions {

    private final SignIns signIns;
    private final SameOrigin origin;
    private final URI site;

    Sessions(SignIns signIns, URI site) {
        this.signIns = signIns;
        this.origin = new SameOrigin(site);
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

    void refuseForeign(Context context) {
        origin.refuseForeign(context);
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
