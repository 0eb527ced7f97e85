package org.presstime.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.util.Optional;
import org.presstime.edition.Edition;
import org.presstime.newsletter.Newsletter;
import org.presstime.review.Reviews;
import org.presstime.review.Verdict;
import org.presstime.review.Verdict.Given;
import org.presstime.settings.EmailAddress;
import org.presstime.settings.Mailbox.Person;
import org.presstime.web.Json;
import org.presstime.web.Newsroom;

/** Approvals and rejections from machines: each names the person who decided, and what that person saw. */
final class DecisionApi {

    private final Newsroom newsroom;
    private final EditionJson json;

    DecisionApi(Newsroom newsroom, EditionJson json) {
        this.newsroom = newsroom;
        this.json = json;
    }

    private interface Decision {
        Verdict of(Reviews reviews, Edition edition, JsonNode body, Person person);
    }

    void approve(Context context) {
        decide(
                context,
                (reviews, edition, body, person) -> reviews.approve(
                        newsletter(context), edition, body.path("content").asText(), person));
    }

    void reject(Context context) {
        decide(
                context,
                (reviews, edition, body, person) ->
                        reviews.reject(edition, body.path("reason").asText(""), person));
    }

    /** Puts a correction of an edition that was sent on the desk. */
    void correct(Context context) {
        decide(
                context,
                (reviews, edition, body, person) -> newsroom.editorial()
                        .corrections()
                        .write(
                                edition,
                                body.path("subject").asText(""),
                                body.path("text").asText(""),
                                person));
    }

    /** Sends a correction that may go out; asked again, it does nothing more. */
    void send(Context context) {
        Edition sent = newsroom.send(newsletter(context), edition(context));
        if (sent.state().isFrozen()) {
            Bearer.answer(context, 202, json.edition(sent));
        } else {
            Bearer.problem(context, 409, sent.state().name());
        }
    }

    private void decide(Context context, Decision decision) {
        try {
            JsonNode body = Json.read(context.body());
            Optional<Person> person = newsroom.editorial()
                    .desk()
                    .find(EmailAddress.parse(body.path("by").asText()));
            if (person.isEmpty()) {
                Bearer.problem(context, 422, "\"by\" is nobody who works at the desk.");
                return;
            }
            Verdict verdict = decision.of(newsroom.editorial().reviews(), edition(context), body, person.get());
            if (verdict instanceof Given) {
                Bearer.answer(context, 200, json.edition(verdict.edition()));
            } else {
                Bearer.problem(
                        context, 409, ((Verdict.Refused) verdict).reason().name());
            }
        } catch (IllegalArgumentException wrong) {
            Bearer.problem(
                    context,
                    422,
                    "The body is a JSON object with by, an address, and content, reason, or subject and text.");
        }
    }

    private Newsletter newsletter(Context context) {
        return newsroom.newsletters().byId(context.pathParam("id"));
    }

    private Edition edition(Context context) {
        return Api.edition(context, newsroom);
    }
}
