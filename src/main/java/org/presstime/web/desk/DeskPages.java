package org.presstime.web.desk;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.Handler;
import java.net.URI;
import java.util.Map;
import org.presstime.settings.Mailbox.Person;
import org.presstime.settings.Mailbox.Role;
import org.presstime.web.Page;
import org.presstime.web.Routes;

/** The desk's door: signing in and out. Behind it are {@link DeskRooms} and {@link ReviewRooms}. */
public final class DeskPages implements Routes {

    private final SignIns signIns;
    private final Sessions sessions;
    private final DeskRooms rooms;
    private final FeedRoom feeds;
    private final ReviewRooms reviews;
    private final ReaderRooms readers;
    private final Page page;

    public DeskPages(SignIns signIns, URI site, DeskRooms rooms, ReviewRooms reviews, ReaderRooms readers, Page page) {
        this.signIns = signIns;
        this.sessions = new Sessions(signIns, site);
        this.rooms = rooms;
        this.feeds = rooms.feeds();
        this.reviews = reviews;
        this.readers = readers;
        this.page = page;
    }

    /** A page that only a person with a role sees. */
    interface Room {
        void show(Context context, Person person);
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/desk/sign-in/{secret}", this::askToSignIn);
        routes.post("/desk/sign-in/{secret}", this::signIn);
        routes.post("/desk/sign-out", changing(Role.VIEWER, (context, person) -> signOut(context)));
        routes.get("/desk", reading(rooms::overview));
        routes.post("/desk/held/accept", changing(Role.EDITOR, rooms::decide));
        routes.post("/desk/held/seen", changing(Role.EDITOR, rooms::decide));
        routes.get("/desk/feeds", reading(feeds::list));
        routes.post("/desk/feeds/restart", changing(Role.EDITOR, feeds::restart));
        routes.get("/desk/readers", needing(Role.EDITOR, readers::list));
        routes.get("/desk/readers/{id}", needing(Role.EDITOR, readers::reader));
        routes.get("/desk/{newsletter}/preview", reading(rooms::preview));
        routes.get("/desk/{newsletter}/preview/mail", reading(rooms::previewMail));
        routes.get("/desk/{newsletter}/send", reading(rooms::confirm));
        routes.post("/desk/{newsletter}/send", changing(Role.EDITOR, rooms::send));
        routes.post("/desk/{newsletter}/test", changing(Role.WRITER, rooms::test));
        routes.get("/desk/{newsletter}/progress", reading(rooms::progress));
        routes.get("/desk/{newsletter}/progress/now", reading(rooms::progressNow));
        routes.post("/desk/{newsletter}/review", changing(Role.WRITER, reviews::open));
        routes.get("/desk/{newsletter}/review/{date}", reading(reviews::show));
        routes.post("/desk/{newsletter}/review/{date}/change", changing(Role.WRITER, reviews::change));
        routes.post("/desk/{newsletter}/review/{date}/undo", changing(Role.WRITER, reviews::undo));
        routes.post("/desk/{newsletter}/review/{date}/approve", changing(Role.EDITOR, reviews::approve));
        routes.post("/desk/{newsletter}/review/{date}/reject", changing(Role.EDITOR, reviews::reject));
        routes.get("/desk/{newsletter}/review/{date}/{part}", reading(reviews::show));
        routes.post("/desk/{newsletter}/review/{date}/{part}/change", changing(Role.WRITER, reviews::change));
        routes.post("/desk/{newsletter}/review/{date}/{part}/undo", changing(Role.WRITER, reviews::undo));
        routes.post("/desk/{newsletter}/review/{date}/{part}/approve", changing(Role.EDITOR, reviews::approve));
        routes.post("/desk/{newsletter}/review/{date}/{part}/reject", changing(Role.EDITOR, reviews::reject));
        routes.post("/desk/{newsletter}/review/{date}/{part}/send", changing(Role.EDITOR, reviews::send));
        routes.get("/desk/{newsletter}/correct/{date}", needing(Role.WRITER, reviews::ask));
        routes.post("/desk/{newsletter}/correct/{date}", changing(Role.WRITER, reviews::correct));
        routes.get("/desk/{newsletter}/correct/{date}/{part}", needing(Role.WRITER, reviews::ask));
        routes.post("/desk/{newsletter}/correct/{date}/{part}", changing(Role.WRITER, reviews::correct));
        routes.get("/desk/audit", needing(Role.ADMIN, reviews::audit));
    }

    private Handler reading(Room room) {
        return needing(Role.VIEWER, room);
    }

    private Handler needing(Role role, Room room) {
        return context -> sessions.person(context)
                .ifPresentOrElse(person -> showOrRefuse(context, role, room, person), () -> refuse(context));
    }

    private static void showOrRefuse(Context context, Role role, Room room, Person person) {
        if (!person.role().may(role)) {
            throw new ForbiddenResponse();
        }
        room.show(context, person);
    }

    private Handler changing(Role role, Room room) {
        return needing(role, (context, person) -> {
            sessions.refuseForeign(context);
            room.show(context, person);
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
