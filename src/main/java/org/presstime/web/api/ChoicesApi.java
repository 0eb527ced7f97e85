package org.presstime.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.presstime.newsletter.Newsletter;
import org.presstime.newsletter.Newsletters;
import org.presstime.newsletter.UnknownNewsletter;
import org.presstime.subscriber.Accounts.Reader;
import org.presstime.subscriber.Subscribers.Choice;
import org.presstime.subscriber.Subscribers.Manner;
import org.presstime.subscriber.Subscribers.State;
import org.presstime.subscriber.Subscribers.Subscription;
import org.presstime.subscriber.Subscribers.WrongChoice;
import org.presstime.web.Json;
import org.presstime.web.Routes;
import org.presstime.web.reader.Readership;

/** What readers chose, for machines: read it, and change any part of it. */
final class ChoicesApi implements Routes {

    private final Readership readership;
    private final Newsletters newsletters;
    private final Bearer bearer;

    ChoicesApi(Readership readership, Newsletters newsletters, Bearer bearer) {
        this.readership = readership;
        this.newsletters = newsletters;
        this.bearer = bearer;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/subscribers/{id}/choices", bearer.needed(this::show));
        routes.patch("/api/subscribers/{id}/choices", bearer.needed(this::change));
    }

    private void show(Context context) {
        Bearer.answer(context, 200, json(reader(context)));
    }

    private static Map<String, Object> json(Reader reader) {
        Map<String, Object> json = json(reader.manner());
        Map<String, Object> each = new LinkedHashMap<>();
        reader.subscriptions().stream()
                .filter(row -> row.state() != State.UNSUBSCRIBED)
                .forEach(row -> each.put(row.newsletter(), json(row.choice())));
        json.put("newsletters", each);
        return json;
    }

    static Map<String, Object> json(Manner manner) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("language", manner.language().map(Locale::toLanguageTag).orElse(""));
        json.put("format", manner.format());
        json.put("zone", manner.zone().map(ZoneId::getId).orElse(""));
        return json;
    }

    static Map<String, Object> json(Choice choice) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("frequency", choice.frequency());
        json.put("hour", choice.hour().isPresent() ? choice.hour().getAsInt() : null);
        json.put("without", choice.without());
        return json;
    }

    private record Chosen(Newsletter newsletter, Choice choice) {}

    /** All of it, or nothing when a part of it is wrong. */
    private void change(Context context) {
        Reader reader = reader(context);
        try {
            JsonNode body = Json.read(context.body());
            if (!body.isObject()) {
                throw new IllegalArgumentException("not an object");
            }
            Manner manner = manner(body, reader.manner());
            List<Chosen> chosen = new ArrayList<>();
            body.path("newsletters").properties().forEach(entry -> {
                Newsletter newsletter = newsletters.byId(entry.getKey());
                chosen.add(
                        new Chosen(newsletter, choice(newsletter, entry.getValue(), subscription(reader, newsletter))));
            });
            readership.prefer(reader, manner);
            chosen.forEach(each -> readership.choose(reader, each.newsletter(), each.choice()));
            Bearer.answer(context, 200, json(readership.account(reader.id()).orElseThrow()));
        } catch (WrongChoice wrong) {
            Bearer.problem(context, 422, String.valueOf(wrong.getMessage()));
        } catch (UnknownNewsletter | IllegalArgumentException wrong) {
            Bearer.problem(
                    context,
                    422,
                    "The body is an object with any of language, format, zone, and newsletters: by id, an object with any of"
                            + " frequency, hour, without.");
        }
    }

    private static Subscription subscription(Reader reader, Newsletter newsletter) {
        return reader.subscriptions().stream()
                .filter(row -> row.newsletter().equals(newsletter.id()) && row.state() != State.UNSUBSCRIBED)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not subscribed to " + newsletter.id()));
    }

    private static Manner manner(JsonNode body, Manner kept) {
        return Manner.of(
                text(
                        body,
                        "language",
                        kept.language().map(Locale::toLanguageTag).orElse("")),
                text(body, "format", kept.format()),
                text(body, "zone", kept.zone().map(ZoneId::getId).orElse("")));
    }

    private static Choice choice(Newsletter newsletter, JsonNode body, Subscription kept) {
        Choice before = kept.choice();
        List<String> without = new ArrayList<>();
        if (body.has("without")) {
            body.path("without").forEach(section -> without.add(section.asText()));
        } else {
            before.without().stream().filter(newsletter.sections()::contains).forEach(without::add);
        }
        return Choice.of(
                newsletter,
                text(body, "frequency", before.frequency()),
                text(
                        body,
                        "hour",
                        before.hour().isPresent() ? String.valueOf(before.hour().getAsInt()) : ""),
                without);
    }

    /** What is said, or else what is kept; null takes a choice back. */
    private static String text(JsonNode body, String name, String kept) {
        return body.has(name) ? body.path(name).isNull() ? "" : body.path(name).asText() : kept;
    }

    private Reader reader(Context context) {
        try {
            return readership.account(Long.parseLong(context.pathParam("id"))).orElseThrow(NotFoundResponse::new);
        } catch (NumberFormatException wrong) {
            throw new NotFoundResponse();
        }
    }
}
