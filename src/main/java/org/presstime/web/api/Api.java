package org.presstime.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.presstime.article.HeldArticles;
import org.presstime.edition.Edition;
import org.presstime.newsletter.Newsletter;
import org.presstime.press.PressOutcome;
import org.presstime.press.PressOutcome.AlreadySent;
import org.presstime.press.PressOutcome.OnItsWay;
import org.presstime.press.PressRequest;
import org.presstime.web.Json;
import org.presstime.web.Newsroom;
import org.presstime.web.Routes;

/** Editions for machines: see them, and run the press. Described in {@code src/docs/api.md}. */
public final class Api implements Routes {

    private static final int EDITIONS = 50;

    private final Newsroom newsroom;
    private final HeldApi held;
    private final Bearer bearer;
    private final IdempotentRequests requests;
    private final EditionJson json;

    public Api(Newsroom newsroom, HeldArticles held, List<String> tokens, IdempotentRequests requests, String site) {
        this.newsroom = newsroom;
        this.held = new HeldApi(held);
        this.bearer = new Bearer(tokens);
        this.requests = requests;
        this.json = new EditionJson(newsroom, site);
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/feeds", bearer.needed(this::feeds));
        routes.post("/api/feeds/restart", bearer.needed(this::restart));
        routes.get("/api/newsletters", bearer.needed(this::newsletters));
        routes.get("/api/newsletters/{id}/editions", bearer.needed(this::editions));
        routes.get("/api/newsletters/{id}/editions/{date}", bearer.needed(this::edition));
        routes.get("/api/newsletters/{id}/editions/{date}/{part}", bearer.needed(this::edition));
        routes.post("/api/newsletters/{id}/editions", bearer.needed(this::send));
        routes.get("/api/held", bearer.needed(held::list));
        routes.post("/api/held", bearer.needed(held::decide));
        DecisionApi decisions = new DecisionApi(newsroom, json);
        routes.post("/api/newsletters/{id}/editions/{date}/approval", bearer.needed(decisions::approve));
        routes.post("/api/newsletters/{id}/editions/{date}/rejection", bearer.needed(decisions::reject));
        routes.post("/api/newsletters/{id}/editions/{date}/{part}/approval", bearer.needed(decisions::approve));
        routes.post("/api/newsletters/{id}/editions/{date}/{part}/rejection", bearer.needed(decisions::reject));
        routes.post("/api/newsletters/{id}/editions/{date}/corrections", bearer.needed(decisions::correct));
        routes.post("/api/newsletters/{id}/editions/{date}/{part}/corrections", bearer.needed(decisions::correct));
        routes.post("/api/newsletters/{id}/editions/{date}/{part}/sending", bearer.needed(decisions::send));
    }

    private void feeds(Context context) {
        Bearer.answer(
                context,
                200,
                newsroom.feeds().lines().stream().map(FeedJson::of).toList());
    }

    private void restart(Context context) {
        String url;
        try {
            url = Json.read(context.body()).path("url").asText();
        } catch (IllegalArgumentException wrong) {
            Bearer.problem(context, 422, "The body is a JSON object with the url of a feed.");
            return;
        }
        if (newsroom.feeds().restart(url)) {
            context.status(204);
        } else {
            Bearer.problem(context, 404, "No newsletter has that feed.");
        }
    }

    private void newsletters(Context context) {
        Bearer.answer(
                context,
                200,
                newsroom.newsletters().all().stream().map(json::newsletter).toList());
    }

    private void editions(Context context) {
        Bearer.answer(
                context,
                200,
                newsroom.editions().latest(newsletter(context).id(), EDITIONS).stream()
                        .map(json::edition)
                        .toList());
    }

    private void edition(Context context) {
        Bearer.answer(context, 200, json.edition(edition(context, newsroom)));
    }

    /** The edition that a path names. */
    static Edition edition(Context context, Newsroom newsroom) {
        String newsletter = newsroom.newsletters().byId(context.pathParam("id")).id();
        String part = context.pathParamMap().getOrDefault("part", "");
        return Edition.Key.parse(newsletter + "/" + context.pathParam("date") + (part.isEmpty() ? "" : "/" + part))
                .flatMap(newsroom.editions()::find)
                .orElseThrow(NotFoundResponse::new);
    }

    /** Runs the press, as the schedule and the button do; asked twice with the same key, it answers what it answered. */
    private void send(Context context) {
        PressRequest request;
        try {
            request = request(context);
        } catch (IllegalArgumentException | DateTimeException wrong) {
            Bearer.problem(
                    context, 422, "The body is a JSON object with a date such as 2026-11-24 and force, both optional.");
            return;
        }
        String key = Optional.ofNullable(context.header("Idempotency-Key")).orElse("");
        IdempotentRequests.Answer answer =
                requests.once(key, context.path() + " " + context.body(), () -> run(request));
        context.status(answer.status())
                .contentType(answer.status() < 400 ? "application/json" : "application/problem+json")
                .result(answer.body());
    }

    private IdempotentRequests.Answer run(PressRequest request) {
        PressOutcome outcome = newsroom.run(request);
        int status = outcome instanceof OnItsWay ? 202 : outcome instanceof AlreadySent ? 409 : 200;
        return new IdempotentRequests.Answer(status, Json.write(json.outcome(outcome)));
    }

    private PressRequest request(Context context) {
        Newsletter newsletter = newsletter(context);
        JsonNode body = Json.read(context.body().isBlank() ? "{}" : context.body());
        if (!body.isObject()) {
            throw new IllegalArgumentException("not an object");
        }
        LocalDate date = body.hasNonNull("date")
                ? LocalDate.parse(body.get("date").asText())
                : newsletter.today(newsroom.clock());
        return new PressRequest(newsletter, date, body.path("force").asBoolean(false));
    }

    private Newsletter newsletter(Context context) {
        return newsroom.newsletters().byId(context.pathParam("id"));
    }

    static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }
}
