package org.presstime.web.reader;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The proof that a change of state was asked for on our own pages: readers' and the desk's. */
public final class SameOrigin {

    private final String site;

    /**
     * For one installation.
     *
     * @param site its public address
     */
    public SameOrigin(URI site) {
        this.site = site.toString();
    }

    /**
     * Whether one of our pages made a request. Browsers say where one comes from, and pages cannot forge it; Origin counts
     * only for those that are too old to say, because with {@code no-referrer} it is {@code null} on our own pages.
     */
    boolean made(Context context) {
        @Nullable String fetchSite = context.header("Sec-Fetch-Site");
        return fetchSite == null ? site.equals(context.header("Origin")) : fetchSite.equals("same-origin");
    }

    /** Refuses a request that another site made. */
    public void refuseForeign(Context context) {
        if (!made(context)) {
            throw new ForbiddenResponse();
        }
    }
}
