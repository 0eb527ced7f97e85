package org.presstime.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The style sheet, htmx and the keys of the desk; both out of the jar. */
final class Assets implements Routes {

    private static final String HTMX = "/META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js";

    private final byte[] style = read("/templates/web/site.css");
    private final byte[] htmx = read(HTMX);
    private final byte[] desk = read("/templates/web/desk/desk.js");

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/assets/site.css", context -> answer(context, "text/css; charset=utf-8", style));
        routes.get("/assets/htmx.js", context -> answer(context, "text/javascript; charset=utf-8", htmx));
        routes.get("/assets/desk.js", context -> answer(context, "text/javascript; charset=utf-8", desk));
        // Browsers ask for it unasked; without an answer each visit would be a 404 in their consoles.
        routes.get("/favicon.ico", context -> context.status(204).header("Cache-Control", "public, max-age=86400"));
        routes.get("/health", context -> context.result("ok"));
    }

    private static void answer(Context context, String type, byte[] content) {
        context.contentType(type)
                .header("Cache-Control", "public, max-age=3600")
                .result(content);
    }

    private static byte[] read(String resource) {
        try (InputStream in = Assets.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the jar has no " + resource);
            }
            return in.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
