package org.presstime.web.desk;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.util.Map;
import java.util.Optional;
import org.presstime.edition.Edition;
import org.presstime.newsletter.Newsletter;
import org.presstime.press.PressRequest;
import org.presstime.review.Reviews;
import org.presstime.review.Verdict;
import org.presstime.review.Verdict.Refused;
import org.presstime.settings.Mailbox.Person;
import org.presstime.web.Newsroom;
import org.presstime.web.Page;

/** Where an edition is read against its sources, changed, approved and rejected. */
public final class ReviewRooms {

    private final Newsroom newsroom;
    private final Reviews reviews;
    private final Page page;

    public ReviewRooms(Newsroom newsroom, Page page) {
        this.newsroom = newsroom;
        this.reviews = newsroom.editorial().reviews();
        this.page = page;
    }

    /** Has the edition of today made and put on the desk. */
    void open(Context context, Person person) {
        Newsletter newsletter = newsletter(context);
        newsroom.prepare(
                new PressRequest(newsletter, newsletter.today(newsroom.clock()), true),
                person.address().toString());
        context.redirect("/desk/" + newsletter.id() + "/progress", HttpStatus.SEE_OTHER);
    }

    void show(Context context, Person person) {
        show(context, "desk/review.peb", new ReviewView(newsroom, newsletter(context), person).of(edition(context)));
    }

    void change(Context context, Person person) {
        try {
            answer(context, reviews.change(edition(context), seen(context), ChangeForm.read(context), person));
        } catch (IllegalArgumentException nonsense) {
            context.status(HttpStatus.BAD_REQUEST);
            page.say(context, "review.nonsense", Page.language(context));
        }
    }

    void undo(Context context, Person person) {
        answer(context, reviews.undo(edition(context), seen(context), person));
    }

    void approve(Context context, Person person) {
        answer(context, reviews.approve(newsletter(context), edition(context), seen(context), person));
    }

    void reject(Context context, Person person) {
        answer(context, reviews.reject(edition(context), ChangeForm.field(context, "reason"), person));
    }

    /** The whole trail, an entry a line. */
    void audit(Context context, Person person) {
        StringBuilder lines = new StringBuilder();
        newsroom.editorial()
                .trail()
                .forEach(entry -> lines.append(AuditLine.write(entry)).append('\n'));
        context.contentType("application/x-ndjson; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"audit.jsonl\"")
                .result(lines.toString());
    }

    private void answer(Context context, Verdict verdict) {
        if (verdict instanceof Refused refused) {
            context.status(HttpStatus.CONFLICT);
            page.say(context, "review.refused." + refused.reason(), Page.language(context));
        } else {
            String place = ChangeForm.field(context, "place");
            String anchor = place.matches("[a-z0-9]+") ? "#" + place : "";
            context.redirect("/desk/" + path(verdict.edition()) + anchor, HttpStatus.SEE_OTHER);
        }
    }

    /** The form for a correction of an edition that has been sent. */
    void ask(Context context, Person person) {
        show(context, "desk/correct.peb", CorrectionForm.of(newsroom, newsletter(context), sent(context)));
    }

    /** Puts a correction on the desk. */
    void correct(Context context, Person person) {
        answer(
                context,
                newsroom.editorial()
                        .corrections()
                        .write(
                                sent(context),
                                ChangeForm.field(context, "subject"),
                                ChangeForm.field(context, "text"),
                                person));
    }

    /** Sends a correction, if it may go out. */
    void send(Context context, Person person) {
        Edition correction = newsroom.send(newsletter(context), edition(context));
        if (correction.state().isFrozen()) {
            context.redirect("/desk", HttpStatus.SEE_OTHER);
        } else {
            context.status(HttpStatus.CONFLICT);
            page.say(context, "review.unsent", Page.language(context), correction.state(), correction.reason());
        }
    }

    private void show(Context context, String template, Map<String, Object> values) {
        context.header("Content-Security-Policy", DeskRooms.DESK_POLICY);
        page.show(context, template, values);
    }

    /** Where an edition is reviewed, below the desk. */
    static String path(Edition edition) {
        String day = edition.newsletter() + "/review/" + edition.date();
        String part = edition.name()
                .substring(Edition.Key.of(edition.newsletter(), edition.date())
                        .toString()
                        .length());
        return day + part;
    }

    private static String seen(Context context) {
        return ChangeForm.field(context, "content");
    }

    private Newsletter newsletter(Context context) {
        return newsroom.newsletters().byId(context.pathParam("newsletter"));
    }

    private Edition edition(Context context) {
        return found(context).filter(reviews::keeps).orElseThrow(NotFoundResponse::new);
    }

    /** An edition that can be corrected. */
    private Edition sent(Context context) {
        return found(context).filter(newsroom.editorial().corrections()::areFor).orElseThrow(NotFoundResponse::new);
    }

    /** The edition that a path names: by its date, and by the part behind it when it is none of a day. */
    private Optional<Edition> found(Context context) {
        String part = context.pathParamMap().getOrDefault("part", "");
        String name = newsletter(context).id() + "/" + context.pathParam("date") + (part.isEmpty() ? "" : "/" + part);
        return Edition.Key.parse(name).flatMap(newsroom.editions()::find);
    }
}
