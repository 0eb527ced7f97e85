package org.presstime.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.net.URI;
import java.util.List;
import org.eclipse.jetty.server.HttpConfiguration;
import org.presstime.newsletter.UnknownNewsletter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server: who may load what from where is decided here for all pages. */
public final class WebServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
    private static final long LARGEST_REQUEST = 64 * 1024;

    private final Javalin server;
    private final String contentPolicy;

    /**
     * A server that has not started.
     *
     * @param site its public address
     */
    public WebServer(URI site, Page page, List<Routes> pages) {
        String pictures = "http".equals(site.getScheme()) ? "https: http:" : "https:";
        this.contentPolicy = "default-src 'none'; style-src 'self'; img-src 'self' " + pictures
                + "; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
        this.server = Javalin.create(config -> configure(config, page, pages));
    }

    private void configure(JavalinConfig config, Page page, List<Routes> pages) {
        config.startup.showJavalinBanner = false;
        config.http.maxRequestSize = LARGEST_REQUEST;
        config.http.prefer405over404 = true;
        config.jetty.modifyHttpConfiguration(WebServer::sayNothingOfOurselves);
        config.routes.before(this::protect);
        new Assets().addTo(config.routes);
        pages.forEach(each -> each.addTo(config.routes));
        failures(config.routes, page);
    }

    private static void sayNothingOfOurselves(HttpConfiguration http) {
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
    }

    /** Strict for all; a page that needs more says so itself. */
    private void protect(Context context) {
        context.header("Content-Security-Policy", contentPolicy);
        context.header("X-Content-Type-Options", "nosniff");
        context.header("Referrer-Policy", "no-referrer");
        context.header("Cache-Control", "no-store");
    }

    private static void failures(RoutesConfig routes, Page page) {
        routes.exception(UnknownNewsletter.class, (unknown, context) -> page.error(context, 404));
        routes.exception(HttpResponseException.class, (failure, context) -> page.error(context, failure.getStatus()));
        routes.exception(Exception.class, (failure, context) -> {
            // The route, not the path: a path may hold a token.
            LOG.error("{} {} failed", context.method(), context.endpoint().path, failure);
            page.error(context, 500);
        });
        routes.error(404, "*", context -> explain(context, page, 404));
        routes.error(405, "*", context -> explain(context, page, 405));
    }

    /** A page that says itself why there is nothing, as for a link that was used, knows better. */
    private static void explain(Context context, Page page, int status) {
        if (context.resultInputStream() == null) {
            page.error(context, status);
        }
    }

    /** Starts on a port; 0 takes any free one. */
    public void start(String host, int port) {
        server.start(host, port);
    }

    /** The port it listens on. */
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.stop();
    }
}
