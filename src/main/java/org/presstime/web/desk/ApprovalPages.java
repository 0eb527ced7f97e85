package org.presstime.web.desk;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.presstime.edition.Edition;
import org.presstime.newsletter.Newsletter;
import org.presstime.review.ApprovalLinks;
import org.presstime.review.ApprovalLinks.Link;
import org.presstime.review.Verdict;
import org.presstime.review.Verdict.Refused;
import org.presstime.settings.Mailbox.Person;
import org.presstime.story.Story;
import org.presstime.web.Newsroom;
import org.presstime.web.Page;
import org.presstime.web.Routes;
import org.presstime.web.reader.SameOrigin;

/** Where the link in an editor's mail leads: opening it shows the edition, only the button approves. */
public final class ApprovalPages implements Routes {

    private final Newsroom newsroom;
    private final ApprovalLinks links;
    private final SameOrigin origin;
    private final Page page;

    public ApprovalPages(Newsroom newsroom, URI site, Page page) {
        this.newsroom = newsroom;
        this.links = newsroom.editorial().links();
        this.origin = new SameOrigin(site);
        this.page = page;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/desk/approve/{secret}", this::ask);
        routes.post("/desk/approve/{secret}", this::approve);
    }

    private void ask(Context context) {
        Optional<Link> link = links.look(context.pathParam("secret"));
        if (link.flatMap(this::person).isEmpty()) {
            refuse(context);
            return;
        }
        Edition edition = newsroom.editions().get(link.get().edition());
        page.show(
                context,
                "desk/approve.peb",
                Map.of(
                        "name", newsletter(edition).name(),
                        "date", edition.date().toString(),
                        "person", link.get().person().toString(),
                        "subject", edition.content().subject(),
                        "state", edition.state().name(),
                        "changed",
                                !edition.content()
                                        .fingerprint()
                                        .equals(link.get().content()),
                        "stories",
                                edition.content().stories().stream()
                                        .map(story -> story(story, newsletter(edition)))
                                        .toList(),
                        "desk", "/desk/" + ReviewRooms.path(edition)));
    }

    private static Map<String, Object> story(Story story, Newsletter newsletter) {
        return Map.of(
                "headline",
                story.listed(newsletter.language()),
                "sentences",
                story.body().claims().stream().map(claim -> claim.text()).toList());
    }

    private void approve(Context context) {
        origin.refuseForeign(context);
        String secret = context.pathParam("secret");
        Optional<Person> person = links.look(secret).flatMap(this::person);
        Optional<Link> link = person.flatMap(known -> links.use(secret));
        if (link.isEmpty()) {
            refuse(context);
            return;
        }
        Edition edition = newsroom.editions().get(link.get().edition());
        Verdict verdict = newsroom.editorial()
                .reviews()
                .approve(newsletter(edition), edition, link.get().content(), person.orElseThrow());
        if (verdict instanceof Refused refused) {
            context.status(HttpStatus.CONFLICT);
            page.say(context, "review.refused." + refused.reason(), Page.language(context));
        } else {
            page.say(context, "approve.done", Page.language(context), edition.name());
        }
    }

    /** The person a link names, as long as they work here. */
    private Optional<Person> person(Link link) {
        return newsroom.editorial().desk().find(link.person());
    }

    private Newsletter newsletter(Edition edition) {
        return newsroom.newsletters().byId(edition.newsletter());
    }

    private void refuse(Context context) {
        context.status(HttpStatus.NOT_FOUND);
        page.say(context, "approve.spent", Page.language(context));
    }
}
