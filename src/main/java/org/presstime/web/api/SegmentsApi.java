package org.presstime.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.presstime.newsletter.Newsletter;
import org.presstime.newsletter.Newsletters;
import org.presstime.newsletter.Segment;
import org.presstime.subscriber.Subscribers;
import org.presstime.subscriber.Subscribers.Subscription;
import org.presstime.subscriber.Subscribers.Tags;
import org.presstime.web.Json;
import org.presstime.web.Routes;
import org.presstime.web.reader.Readership;

/** Tags, and the parts of the readers that expressions choose. */
final class SegmentsApi implements Routes {

    private final Readership readership;
    private final Subscribers subscribers;
    private final Newsletters newsletters;
    private final Bearer bearer;

    SegmentsApi(Readership readership, Newsletters newsletters, Bearer bearer) {
        this.readership = readership;
        this.subscribers = readership.subscribers();
        this.newsletters = newsletters;
        this.bearer = bearer;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/newsletters/{id}/audience", needed(this::count));
        routes.post("/api/newsletters/{id}/tags", needed(this::tagAll));
        routes.get("/api/newsletters/{id}/subscribers.jsonl", needed(this::export));
        routes.put("/api/subscribers/{id}/tags/{tag}", needed(context -> tag(context, Tags::put)));
        routes.delete("/api/subscribers/{id}/tags/{tag}", needed(context -> tag(context, Tags::take)));
    }

    /** An expression or a tag that cannot be read is answered with what is wrong, and where. */
    private Handler needed(Handler handler) {
        return bearer.needed(context -> {
            try {
                handler.handle(context);
            } catch (IllegalArgumentException wrong) {
                Bearer.problem(context, 422, String.valueOf(wrong.getMessage()));
            }
        });
    }

    /** The part of the readers that a request asks for. */
    static Segment where(Context context) {
        return Segment.parse(Optional.ofNullable(context.queryParam("where")).orElse(""));
    }

    private void count(Context context) {
        Newsletter newsletter = newsletter(context);
        Segment where = context.queryParam("where") == null ? newsletter.audience() : where(context);
        Bearer.answer(
                context,
                200,
                Map.of(
                        "where", where.text(),
                        "matching", subscribers.count(newsletter.id(), where),
                        "subscribed", subscribers.count(newsletter.id())));
    }

    private void tagAll(Context context) {
        Newsletter newsletter = newsletter(context);
        JsonNode body = Json.read(context.body());
        String tag = Segment.tag(body.path("tag").asText());
        if (!body.path("where").isTextual()) {
            throw new IllegalArgumentException("where says on whom: an expression; \"\" is everybody");
        }
        Segment where = Segment.parse(body.path("where").asText());
        int changed = body.path("remove").asBoolean(false)
                ? subscribers.tags().takeFromAll(tag, newsletter.id(), where)
                : subscribers.tags().putOnAll(tag, newsletter.id(), where);
        Bearer.answer(context, 200, Map.of("changed", changed));
    }

    private interface Deed {
        boolean of(Tags tags, String tag, long subscriber);
    }

    private void tag(Context context, Deed deed) {
        long reader = reader(context);
        deed.of(subscribers.tags(), Segment.tag(context.pathParam("tag")), reader);
        context.status(204);
    }

    private long reader(Context context) {
        try {
            return readership
                    .account(Long.parseLong(context.pathParam("id")))
                    .orElseThrow(NotFoundResponse::new)
                    .id();
        } catch (NumberFormatException wrong) {
            throw new NotFoundResponse();
        }
    }

    private void export(Context context) throws IOException {
        String id = newsletter(context).id();
        Segment where = where(context);
        context.contentType("application/jsonl; charset=utf-8");
        Writer out = new java.io.OutputStreamWriter(context.outputStream(), StandardCharsets.UTF_8);
        subscribers.forEach(id, where, row -> line(out, row));
        out.flush();
    }

    private static void line(Writer out, Subscription row) {
        try {
            out.write(Json.write(SubscribersApi.subscription(row)) + "\n");
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private Newsletter newsletter(Context context) {
        return newsletters.byId(context.pathParam("id"));
    }
}
