package org.presstime.web.desk;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.net.URI;
import java.util.Map;
import org.presstime.settings.EmailAddress;
import org.presstime.web.Page;
import org.presstime.web.Routes;

/** The desk's door: signing in and out. Behind it are the {@link DeskRooms}. */
public final class DeskPages implements Routes {

    private final SignIns signIns;
    private final Sessions sessions;
    private final DeskRooms rooms;
    private final FeedRoom feeds;
    private final Page page;

    public DeskPages(SignIns signIns, URI site, DeskRooms rooms, Page page) {
        this.signIns = signIns;
        this.sessions = new Sessions(signIns, site);
        this.rooms = rooms;
        this.feeds = rooms.feeds();
        this.page = page;
    }

    /** A page that only an editor sees. */
    interface Room {
        void show(Context context, EmailAddress editor);
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/desk/sign-in/{secret}", this::askToSignIn);
        routes.post("/desk/sign-in/{secret}", this::signIn);
        routes.post("/desk/sign-out", changing((context, editor) -> signOut(context)));
        routes.get("/desk", reading(rooms::overview));
        routes.post("/desk/held/accept", changing(rooms::decide));
        routes.post("/desk/held/seen", changing(rooms::decide));
        routes.get("/desk/feeds", reading(feeds::list));
        routes.post("/desk/feeds/restart", changing(feeds::restart));
        routes.get("/desk/{newsletter}/preview", reading(rooms::preview));
        routes.get("/desk/{newsletter}/preview/mail", reading(rooms::previewMail));
        routes.get("/desk/{newsletter}/send", reading(rooms::confirm));
        routes.post("/desk/{newsletter}/send", changing(rooms::send));
        routes.post("/desk/{newsletter}/test", changing(rooms::test));
        routes.get("/desk/{newsletter}/progress", reading(rooms::progress));
        routes.get("/desk/{newsletter}/progress/now", reading(rooms::progressNow));
    }

    private Handler reading(Room room) {
        return context ->
                sessions.editor(context).ifPresentOrElse(editor -> room.show(context, editor), () -> refuse(context));
    }

    private Handler changing(Room room) {
        return reading((context, editor) -> {
            sessions.refuseForeign(context);
            room.show(context, editor);
        });
    }

    private void refuse(Context context) {
        context.status(401);
        page.say(context, "sign-in.needed", Page.language(context));
    }

    /** Mail programs and scanners open links: only the button uses one up. */
    private void askToSignIn(Context context) {
        if (signIns.isValid(context.pathParam("secret"))) {
            page.show(context, "desk/sign-in.peb", Map.of());
        } else {
            refuseLink(context);
        }
    }

    private void signIn(Context context) {
        sessions.refuseForeign(context);
        if (sessions.open(context, context.pathParam("secret"))) {
            context.redirect("/desk", io.javalin.http.HttpStatus.SEE_OTHER);
        } else {
            refuseLink(context);
        }
    }

    private void refuseLink(Context context) {
        context.status(404);
        page.say(context, "sign-in.spent", Page.language(context));
    }

    private void signOut(Context context) {
        sessions.close(context);
        page.say(context, "signed-out", Page.language(context));
    }
}
