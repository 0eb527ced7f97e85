package org.presstime.web.reader;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.presstime.newsletter.Newsletters;
import org.presstime.subscriber.SignUps;
import org.presstime.subscriber.SignUps.Asked;
import org.presstime.subscriber.SignUps.Confirmation;
import org.presstime.subscriber.Tokens;
import org.presstime.subscriber.Tokens.Dated;
import org.presstime.subscriber.Tokens.Purpose;
import org.presstime.web.Page;
import org.presstime.web.Routes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a confirmation mail leads: yes, or it was not me. Opening the page changes nothing, whoever opens it. */
final class ConfirmPages implements Routes {

    private static final Logger LOG = LoggerFactory.getLogger(ConfirmPages.class);

    private final Newsletters newsletters;
    private final Tokens tokens;
    private final FormGuard guard;
    private final SignUps signUps;
    private final SameOrigin origin;
    private final Page page;

    ConfirmPages(Readership.Parts parts, Readership.Shared shared) {
        this.newsletters = parts.newsletters();
        this.tokens = parts.tokens();
        this.guard = shared.guard();
        this.signUps = shared.signUps();
        this.origin = shared.origin();
        this.page = shared.page();
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/confirm/{token}", this::ask);
        routes.post("/confirm/{token}", this::confirm);
        routes.post("/confirm/{token}/not-me", this::deny);
    }

    private void ask(Context context) {
        Optional<Asked> asked = asked(context);
        if (asked.isEmpty()) {
            refuse(context);
            return;
        }
        page.show(
                context,
                "confirm.peb",
                Map.of("newsletter", name(asked.get()), "path", context.path()),
                asked.get().language());
    }

    private void confirm(Context context) {
        origin.refuseForeign(context);
        Optional<Asked> asked = asked(context);
        Confirmation confirmation = asked.isEmpty()
                ? Confirmation.INVALID
                : signUps.confirm(grant(context).orElseThrow().subject(), guard.client(context));
        switch (confirmation) {
            case SUBSCRIBED -> say(context, "confirmed", asked.orElseThrow());
            case LEFT_SINCE -> say(context, "confirm.left-since", asked.orElseThrow());
            case INVALID -> refuse(context);
        }
    }

    private void deny(Context context) {
        origin.refuseForeign(context);
        Optional<Asked> asked = asked(context);
        if (asked.isPresent() && signUps.deny(grant(context).orElseThrow().subject())) {
            LOG.info(
                    "sign-up {} was not its owner's",
                    grant(context).orElseThrow().subject());
            say(context, "denied", asked.get());
        } else {
            refuse(context);
        }
    }

    private Optional<Dated> grant(Context context) {
        return tokens.readDated(Purpose.CONFIRM, context.pathParam("token"));
    }

    private Optional<Asked> asked(Context context) {
        return grant(context).flatMap(grant -> signUps.find(grant.subject()));
    }

    private void say(Context context, String key, Asked asked) {
        page.say(context, key, asked.language(), name(asked));
    }

    private void refuse(Context context) {
        Locale language = Page.language(context);
        context.status(404);
        page.say(context, "confirm.spent", language);
    }

    private String name(Asked asked) {
        return newsletters.byId(asked.newsletter()).name();
    }
}
