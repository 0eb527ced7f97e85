package org.presstime.web.reader;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.presstime.archive.Archive;
import org.presstime.newsletter.Newsletter;
import org.presstime.newsletter.Newsletters;
import org.presstime.subscriber.Subscribers;
import org.presstime.subscriber.Tokens;
import org.presstime.subscriber.Tokens.Grant;
import org.presstime.web.Page;
import org.presstime.web.Routes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Past editions, and the way out of a newsletter. */
public final class ReaderPages implements Routes {

    private static final Logger LOG = LoggerFactory.getLogger(ReaderPages.class);

    private final Newsletters newsletters;
    private final Archive archive;
    private final Subscribers subscribers;
    private final Tokens tokens;
    private final Page page;

    public ReaderPages(Newsletters newsletters, Archive archive, Subscribers subscribers, Tokens tokens, Page page) {
        this.newsletters = newsletters;
        this.archive = archive;
        this.subscribers = subscribers;
        this.tokens = tokens;
        this.page = page;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/unsubscribe/{token}", this::askToLeave);
        routes.post("/unsubscribe/{token}", this::leave);
        routes.get("/", this::list);
        routes.get("/{newsletter}", this::list);
        routes.get("/{newsletter}/editions.atom", this::feed);
        routes.get("/{newsletter}/{date}", this::edition);
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
        String html = archive.edition(newsletter.id(), date(context)).orElseThrow(NotFoundResponse::new);
        html(context, html);
    }

    private void feed(Context context) {
        context.contentType("application/atom+xml; charset=utf-8")
                .header("Cache-Control", "public, max-age=300")
                .result(archive.feed(newsletter(context)));
    }

    /** RFC 8058, 3.2, and every link scanner: opening the page must change nothing. */
    private void askToLeave(Context context) {
        Grant grant = grant(context);
        Newsletter newsletter = newsletters.byId(grant.newsletter());
        page.show(context, "unsubscribe.peb", Map.of("newsletter", newsletter.name()), newsletter.language());
    }

    /** RFC 8058, 3.1: a POST without cookies or a referrer, from a mail program or from the page; harmless to repeat. */
    private void leave(Context context) {
        Grant grant = grant(context);
        Newsletter newsletter = newsletters.byId(grant.newsletter());
        if (subscribers.unsubscribe(grant.subscriber(), newsletter.id())) {
            LOG.info("subscriber {} left {}", grant.subscriber(), newsletter.id());
        }
        page.say(context, "unsubscribed", newsletter.language(), newsletter.name());
    }

    private Grant grant(Context context) {
        return tokens.readUnsubscribe(context.pathParam("token")).orElseThrow(NotFoundResponse::new);
    }

    private Newsletter newsletter(Context context) {
        return newsletters.byId(context.pathParam("newsletter"));
    }

    private static LocalDate date(Context context) {
        try {
            return LocalDate.parse(context.pathParam("date"));
        } catch (DateTimeException notADate) {
            throw new NotFoundResponse();
        }
    }

    private static void html(Context context, String html) {
        context.contentType("text/html; charset=utf-8")
                .header("Cache-Control", "public, max-age=60")
                .result(html);
    }
}
