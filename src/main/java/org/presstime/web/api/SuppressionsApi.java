package org.presstime.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.presstime.newsletter.Newsletter;
import org.presstime.newsletter.Newsletters;
import org.presstime.newsletter.Segment;
import org.presstime.settings.EmailAddress;
import org.presstime.subscriber.SubscriberCsv;
import org.presstime.subscriber.SubscriberCsv.Listener;
import org.presstime.subscriber.SubscriberCsv.Order;
import org.presstime.subscriber.SubscriberCsv.Report;
import org.presstime.subscriber.SubscriberCsv.WrongRow;
import org.presstime.subscriber.Subscribers.State;
import org.presstime.subscriber.Suppressions;
import org.presstime.web.Json;
import org.presstime.web.Routes;

/** Lists for machines: suppressions, and imports and exports of CSV. Described in {@code src/docs/openapi.yaml}. */
public final class SuppressionsApi implements Routes {

    private final Suppressions suppressions;
    private final SubscriberCsv csv;
    private final Newsletters newsletters;
    private final Bearer bearer;

    public SuppressionsApi(Suppressions suppressions, SubscriberCsv csv, Newsletters newsletters, List<String> tokens) {
        this.suppressions = suppressions;
        this.csv = csv;
        this.newsletters = newsletters;
        this.bearer = new Bearer(tokens);
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/suppressions/{address}", bearer.needed(this::show));
        routes.post("/api/suppressions", bearer.needed(this::suppress));
        routes.post("/api/suppressions/undo", bearer.needed(this::undo));
        routes.get("/api/newsletters/{id}/subscribers.csv", bearer.needed(this::export));
        routes.post("/api/newsletters/{id}/subscribers.csv", bearer.needed(this::read));
    }

    private void show(Context context) {
        String reason = address(context.pathParam("address"))
                .flatMap(suppressions::reason)
                .orElseThrow(NotFoundResponse::new);
        Bearer.answer(context, 200, Map.of("reason", reason));
    }

    private void suppress(Context context) {
        JsonNode body = Json.read(context.body());
        List<EmailAddress> right = StreamSupport.stream(body.path("addresses").spliterator(), false)
                .flatMap(text -> address(text.asText()).stream())
                .toList();
        if (right.isEmpty() || right.size() < body.path("addresses").size()) {
            Bearer.problem(context, 422, "addresses is a list of e-mail addresses; none was suppressed.");
            return;
        }
        String reason = body.path("reason").asText("api");
        long fresh = right.stream()
                .filter(address -> suppressions.suppress(address, reason))
                .count();
        Bearer.answer(context, 200, Map.of("suppressed", fresh));
    }

    private void undo(Context context) {
        try {
            JsonNode body = Json.read(context.body());
            int undone = suppressions.undo(
                    Instant.parse(body.path("from").asText()),
                    Instant.parse(body.path("to").asText()),
                    Optional.of(body.path("reason").asText("")).filter(reason -> !reason.isEmpty()));
            Bearer.answer(context, 200, Map.of("undone", undone));
        } catch (DateTimeException | IllegalArgumentException wrong) {
            Bearer.problem(context, 422, "from and to are instants such as 2026-11-24T06:00:00Z.");
        }
    }

    private void export(Context context) throws IOException {
        Newsletter newsletter = newsletters.byId(context.pathParam("id"));
        Segment where;
        try {
            where = SegmentsApi.where(context);
        } catch (IllegalArgumentException wrong) {
            Bearer.problem(context, 422, String.valueOf(wrong.getMessage()));
            return;
        }
        context.contentType("text/csv; charset=utf-8");
        csv.write(
                newsletter.id(),
                where,
                new java.io.OutputStreamWriter(context.outputStream(), java.nio.charset.StandardCharsets.UTF_8));
    }

    /** A file of at most what a request may hold; larger ones go in by the command. */
    private void read(Context context) throws IOException {
        Newsletter newsletter = newsletters.byId(context.pathParam("id"));
        State state = "true".equals(context.queryParam("confirmed")) ? State.CONFIRMED : State.PENDING;
        boolean preview = "true".equals(context.queryParam("preview"));
        List<Object> wrong = new ArrayList<>();
        Path file = Files.createTempFile("import", ".csv");
        try {
            Files.write(file, context.bodyAsBytes());
            Order order = new Order(newsletter.id(), state, columns(context), preview);
            Report report = csv.read(file, order, new Wrong(wrong));
            Map<String, Object> answer = new HashMap<>();
            answer.put("added", report.added());
            answer.put("already", report.already());
            answer.put("left", report.left());
            answer.put("suppressed", report.suppressed());
            answer.put("wrong", wrong);
            answer.put("preview", preview);
            Bearer.answer(context, 200, answer);
        } catch (IllegalArgumentException noSuchColumn) {
            Bearer.problem(context, 422, String.valueOf(noSuchColumn.getMessage()));
        } finally {
            Files.delete(file);
        }
    }

    /** As the command has them: {@code columns=address=Contact,name=Who}. */
    private static Map<String, String> columns(Context context) {
        Map<String, String> columns = new HashMap<>();
        String given = Optional.ofNullable(context.queryParam("columns")).orElse("");
        for (String pair : given.isEmpty() ? new String[0] : given.split(",", -1)) {
            String[] parts = pair.split("=", 2);
            if (parts.length < 2) {
                throw new IllegalArgumentException("columns are such as address=Contact,name=Who");
            }
            columns.put(parts[0].strip(), parts[1]);
        }
        return columns;
    }

    private record Wrong(List<Object> rows) implements Listener {
        @Override
        public void columns(String found) {}

        @Override
        public void wrong(WrongRow row) {
            rows.add(Map.of("line", row.line(), "text", row.text(), "reason", row.reason()));
        }

        @Override
        public void progress(int rows) {}
    }

    private static Optional<EmailAddress> address(String text) {
        try {
            return Optional.of(EmailAddress.parse(text));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }
}
