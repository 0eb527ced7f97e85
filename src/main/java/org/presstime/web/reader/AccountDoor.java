package org.presstime.web.reader;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.presstime.newsletter.Newsletters;
import org.presstime.settings.EmailAddress;
import org.presstime.subscriber.Accounts;
import org.presstime.subscriber.Accounts.Reader;
import org.presstime.subscriber.SignUps;
import org.presstime.subscriber.SignUps.Asked;
import org.presstime.subscriber.SignUps.Kind;
import org.presstime.subscriber.SignUps.Origin;
import org.presstime.web.Page;
import org.presstime.web.Routes;
import org.presstime.web.reader.AccountSessions.Session;

/** The door of the account: asking for a link, coming in by one, going out. Behind it are the {@link AccountRooms}. */
final class AccountDoor implements Routes {

    private static final String SEAL = "account";

    private final Newsletters newsletters;
    private final Accounts accounts;
    private final AccountSessions sessions;
    private final FormGuard guard;
    private final SignUps signUps;
    private final Postbox postbox;
    private final SameOrigin origin;
    private final Page page;

    AccountDoor(Readership.Parts parts, Readership.Shared shared) {
        this.newsletters = parts.newsletters();
        this.accounts = shared.accounts();
        this.sessions = new AccountSessions(parts);
        this.guard = shared.guard();
        this.signUps = shared.signUps();
        this.postbox = shared.postbox();
        this.origin = shared.origin();
        this.page = shared.page();
    }

    /** A page of the account that only its reader sees. */
    interface Room {
        void show(Context context, Reader reader, boolean byMail);
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/account/sign-in", this::askForLink);
        routes.get("/account/enter/{token}", this::askToEnter);
        routes.post("/account/enter/{token}", this::enter);
        routes.post("/account/sign-out", this::leave);
    }

    /** A page; whoever is not signed in sees the form for a link. */
    Handler reading(Room room) {
        return context -> {
            Optional<Session> session = sessions.find(context);
            Optional<Reader> reader = session.flatMap(found -> accounts.find(found.reader()));
            if (reader.isPresent()) {
                room.show(context, reader.get(), session.orElseThrow().byMail());
            } else {
                context.status(401);
                form(context, "");
            }
        };
    }

    /** A change, which one of our own pages must have asked for. */
    Handler changing(Room room) {
        return reading((context, reader, byMail) -> {
            origin.refuseForeign(context);
            room.show(context, reader, byMail);
        });
    }

    private void form(Context context, String problem) {
        Map<String, Object> values = new HashMap<>();
        values.put("problem", problem);
        values.put("seal", guard.seal(SEAL));
        page.show(context, "account/sign-in.peb", values);
    }

    /** The answer is the same whether a reader has that address or not. */
    private void askForLink(Context context) {
        switch (guard.judge(context, SEAL)) {
            case TOO_MANY -> {
                context.status(429).header("Retry-After", "3600");
                page.say(context, "sign-up.too-many", Page.language(context));
            }
            case PRETEND -> page.say(context, "account.link-sent", Page.language(context));
            case ASK_AGAIN -> form(context, "sign-up.again");
            case TAKE -> take(context, FormGuard.field(context, "address"));
        }
    }

    private void take(Context context, String typed) {
        try {
            signUps.ask(new Asked(
                    Kind.SIGN_IN,
                    EmailAddress.parse(typed),
                    newsletters.all().get(0).id(),
                    Page.language(context),
                    new Origin(guard.client(context), "account", "")));
            postbox.wake();
            page.say(context, "account.link-sent", Page.language(context));
        } catch (IllegalArgumentException notAnAddress) {
            context.status(422);
            form(context, "sign-up.not-an-address");
        }
    }

    /** Mail programs and scanners open links: only the button uses one up. */
    private void askToEnter(Context context) {
        if (sessions.behind(context.pathParam("token"))
                .flatMap(session -> accounts.find(session.reader()))
                .isPresent()) {
            page.show(context, "account/enter.peb", Map.of());
        } else {
            refuseLink(context);
        }
    }

    private void enter(Context context) {
        origin.refuseForeign(context);
        if (sessions.open(context, context.pathParam("token"))) {
            context.redirect("/account", HttpStatus.SEE_OTHER);
        } else {
            refuseLink(context);
        }
    }

    private void refuseLink(Context context) {
        context.status(404);
        page.say(context, "account.spent", Page.language(context));
    }

    private void leave(Context context) {
        origin.refuseForeign(context);
        sessions.close(context);
        page.say(context, "signed-out", Page.language(context));
    }
}
