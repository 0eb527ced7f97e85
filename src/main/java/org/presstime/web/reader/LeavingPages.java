package org.presstime.web.reader;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.presstime.newsletter.Newsletter;
import org.presstime.newsletter.Newsletters;
import org.presstime.subscriber.Subscribers;
import org.presstime.subscriber.Tokens;
import org.presstime.subscriber.Tokens.Grant;
import org.presstime.web.Page;
import org.presstime.web.Routes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way out of a newsletter, and back in for an hour. */
final class LeavingPages implements Routes {

    private static final Logger LOG = LoggerFactory.getLogger(LeavingPages.class);
    private static final List<String> REASONS = List.of("too-many", "not-for-me", "never-asked", "other");
    // Long enough for a slip; the mails with this link lie around for years.
    private static final Duration UNDO = Duration.ofHours(1);

    private final Newsletters newsletters;
    private final Subscribers subscribers;
    private final Tokens tokens;
    private final Clock clock;
    private final SameOrigin origin;
    private final Page page;

    LeavingPages(Readership.Parts parts, Readership.Shared shared) {
        this.newsletters = parts.newsletters();
        this.subscribers = parts.subscribers();
        this.tokens = parts.tokens();
        this.clock = parts.clock();
        this.origin = shared.origin();
        this.page = shared.page();
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/unsubscribe/{token}", this::ask);
        routes.post("/unsubscribe/{token}", this::leave);
        routes.post("/unsubscribe/{token}/undo", this::undo);
    }

    /** RFC 8058, 3.2, and every link scanner: opening the page must change nothing. */
    private void ask(Context context) {
        Newsletter newsletter = newsletters.byId(grant(context).newsletter());
        page.show(
                context,
                "unsubscribe.peb",
                Map.of("newsletter", newsletter.name(), "reasons", REASONS),
                newsletter.language());
    }

    /** RFC 8058, 3.1: a POST without cookies or a referrer, from a mail program or from the page; harmless to repeat. */
    private void leave(Context context) {
        Grant grant = grant(context);
        Newsletter newsletter = newsletters.byId(grant.newsletter());
        String reason = FormGuard.field(context, "reason");
        if (subscribers.unsubscribe(grant.subscriber(), newsletter.id(), REASONS.contains(reason) ? reason : "")) {
            LOG.info("subscriber {} left {}", grant.subscriber(), newsletter.id());
        }
        page.show(
                context,
                "unsubscribed.peb",
                Map.of("newsletter", newsletter.name(), "undo", context.path() + "/undo"),
                newsletter.language());
    }

    private void undo(Context context) {
        origin.refuseForeign(context);
        Grant grant = grant(context);
        Newsletter newsletter = newsletters.byId(grant.newsletter());
        boolean undone = subscribers.undo(
                grant.subscriber(), newsletter.id(), clock.instant().minus(UNDO));
        page.say(context, undone ? "undone" : "undo.late", newsletter.language(), newsletter.name());
    }

    private Grant grant(Context context) {
        return tokens.readUnsubscribe(context.pathParam("token")).orElseThrow(NotFoundResponse::new);
    }
}
