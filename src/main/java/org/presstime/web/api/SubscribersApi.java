package org.presstime.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.DateTimeException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.presstime.newsletter.Newsletters;
import org.presstime.settings.EmailAddress;
import org.presstime.subscriber.Accounts.Reader;
import org.presstime.subscriber.Subscribers.Addition;
import org.presstime.subscriber.Subscribers.Request;
import org.presstime.subscriber.Subscribers.Search;
import org.presstime.subscriber.Subscribers.State;
import org.presstime.subscriber.Subscribers.Subscription;
import org.presstime.web.Json;
import org.presstime.web.Routes;
import org.presstime.web.reader.Readership;

/** Readers for machines: find, add, end, erase. Described in {@code src/docs/openapi.yaml}. */
public final class SubscribersApi implements Routes {

    private static final int MOST = 500;

    private final Readership readership;
    private final Newsletters newsletters;
    private final Bearer bearer;

    public SubscribersApi(Readership readership, Newsletters newsletters, List<String> tokens) {
        this.readership = readership;
        this.newsletters = newsletters;
        this.bearer = new Bearer(tokens);
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/subscribers", bearer.needed(this::search));
        routes.post("/api/subscribers", bearer.needed(this::add));
        routes.get("/api/subscribers/{id}", bearer.needed(this::show));
        routes.delete("/api/subscribers/{id}", bearer.needed(this::erase));
        routes.post("/api/subscribers/{id}/unsubscribe", bearer.needed(this::unsubscribe));
        new SegmentsApi(readership, newsletters, bearer).addTo(routes);
        new ChoicesApi(readership, newsletters, bearer).addTo(routes);
    }

    private void search(Context context) {
        try {
            Search search = new Search(
                    query(context, "q"),
                    query(context, "newsletter"),
                    Optional.of(query(context, "state"))
                            .filter(text -> !text.isEmpty())
                            .map(SubscribersApi::state),
                    SegmentsApi.where(context),
                    number(query(context, "after"), 0),
                    (int) Math.min(MOST, number(query(context, "limit"), 100)));
            Bearer.answer(
                    context,
                    200,
                    readership.subscribers().search(search).stream()
                            .map(SubscribersApi::subscription)
                            .toList());
        } catch (IllegalArgumentException wrong) {
            Bearer.problem(context, 422, "after and limit are numbers; of state and where: " + wrong.getMessage());
        }
    }

    private static State state(String text) {
        return Stream.of(State.values())
                .filter(state -> state.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("state is PENDING, CONFIRMED or UNSUBSCRIBED"));
    }

    private void add(Context context) {
        Request request;
        try {
            request = request(Json.read(context.body()));
        } catch (IllegalArgumentException wrong) {
            Bearer.problem(
                    context, 422, "The body is an object with address and newsletter, and perhaps name and confirmed.");
            return;
        }
        if (readership.suppressions().reason(request.address()).isPresent()) {
            Bearer.problem(context, 409, "The address is suppressed.");
            return;
        }
        Addition addition = readership.subscribers().add(request);
        if (addition == Addition.LEFT_BEFORE) {
            Bearer.problem(context, 409, "They left before; they come back by signing up themselves.");
            return;
        }
        int status = addition == Addition.ADDED ? 201 : 200;
        Bearer.answer(
                context,
                status,
                Map.of("id", readership.subscribers().reader(request.address()).orElseThrow()));
    }

    private Request request(JsonNode body) {
        return new Request(
                EmailAddress.parse(body.path("address").asText()),
                body.path("name").asText(""),
                newsletters.byId(body.path("newsletter").asText()).id(),
                body.path("confirmed").asBoolean(false) ? State.CONFIRMED : State.PENDING,
                "api");
    }

    /** Everything that is kept about a reader: with every mail that went to them, and what became of it. */
    private void show(Context context) {
        context.contentType("application/json").result(readership.data(reader(context)));
    }

    private void erase(Context context) {
        readership.erase(reader(context));
        context.status(204);
    }

    private void unsubscribe(Context context) {
        Reader reader = reader(context);
        String newsletter = newsletters
                .byId(Json.read(context.body().isBlank() ? "{}" : context.body())
                        .path("newsletter")
                        .asText())
                .id();
        if (!readership.subscribers().unsubscribe(reader.id(), newsletter)) {
            throw new NotFoundResponse();
        }
        context.status(204);
    }

    private Reader reader(Context context) {
        try {
            return readership.account(number(context.pathParam("id"), -1)).orElseThrow(NotFoundResponse::new);
        } catch (DateTimeException | NumberFormatException wrong) {
            throw new NotFoundResponse();
        }
    }

    static Map<String, Object> subscription(Subscription row) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", row.subscriber().id());
        json.put("address", row.subscriber().address().toString());
        json.put("name", row.subscriber().name());
        json.put("newsletter", row.newsletter());
        json.put("state", row.state().name());
        json.put("origin", row.origin());
        json.put("since", row.since().toString());
        json.put("tags", row.tags());
        json.putAll(ChoicesApi.json(row.manner()));
        json.putAll(ChoicesApi.json(row.choice()));
        return json;
    }

    private static String query(Context context, String name) {
        return Optional.ofNullable(context.queryParam(name)).orElse("");
    }

    private static long number(String text, long otherwise) {
        return text.isEmpty() ? otherwise : Long.parseLong(text);
    }
}
