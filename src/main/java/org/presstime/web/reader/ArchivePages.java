package org.presstime.web.reader;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.Optional;
import org.presstime.archive.Archive;
import org.presstime.edition.Edition;
import org.presstime.newsletter.Newsletter;
import org.presstime.newsletter.Newsletters;
import org.presstime.web.Routes;

/** Past editions. */
final class ArchivePages implements Routes {

    private final Newsletters newsletters;
    private final Archive archive;

    ArchivePages(Newsletters newsletters, Archive archive) {
        this.newsletters = newsletters;
        this.archive = archive;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/", this::list);
        routes.get("/{newsletter}", this::list);
        routes.get("/{newsletter}/editions.atom", this::feed);
        routes.get("/{newsletter}/{date}", this::edition);
        routes.get("/{newsletter}/{date}/{part}", this::edition);
    }

    private void list(Context context) {
        String id = context.pathParamMap()
                .getOrDefault("newsletter", newsletters.all().get(0).id());
        String number = Optional.ofNullable(context.queryParam("page")).orElse("1");
        int wanted = number.matches("\\d{1,6}") ? Integer.parseInt(number) : 1;
        html(context, archive.listPage(newsletters.byId(id), wanted));
    }

    private void edition(Context context) {
        Newsletter newsletter = newsletter(context);
        String part = context.pathParamMap().getOrDefault("part", "");
        html(
                context,
                Edition.Key.parse(
                                newsletter.id() + "/" + context.pathParam("date") + (part.isEmpty() ? "" : "/" + part))
                        .flatMap(archive::edition)
                        .orElseThrow(NotFoundResponse::new));
    }

    private void feed(Context context) {
        context.contentType("application/atom+xml; charset=utf-8")
                .header("Cache-Control", "public, max-age=300")
                .result(archive.feed(newsletter(context)));
    }

    private Newsletter newsletter(Context context) {
        return newsletters.byId(context.pathParam("newsletter"));
    }

    private static void html(Context context, String html) {
        context.contentType("text/html; charset=utf-8")
                .header("Cache-Control", "public, max-age=60")
                .result(html);
    }
}
