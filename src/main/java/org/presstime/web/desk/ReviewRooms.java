package org.presstime.web.desk;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.time.DateTimeException;
import java.time.LocalDate;
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
        context.header("Content-Security-Policy", DeskRooms.DESK_POLICY);
        page.show(
                context, "desk/review.peb", new ReviewView(newsroom, newsletter(context), person).of(edition(context)));
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

    /** Where an edition is reviewed, below the desk. */
    static String path(Edition edition) {
        return edition.newsletter() + "/review/" + edition.date();
    }

    private static String seen(Context context) {
        return ChangeForm.field(context, "content");
    }

    private Newsletter newsletter(Context context) {
        return newsroom.newsletters().byId(context.pathParam("newsletter"));
    }

    private Edition edition(Context context) {
        try {
            LocalDate date = LocalDate.parse(context.pathParam("date"));
            return newsroom.editions()
                    .find(newsletter(context).id(), date)
                    .filter(reviews::keeps)
                    .orElseThrow(NotFoundResponse::new);
        } catch (DateTimeException notADate) {
            throw new NotFoundResponse();
        }
    }
}
