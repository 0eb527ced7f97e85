package org.presstime.web.desk;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.presstime.article.HeldArticles;
import org.presstime.article.HeldArticles.Decision;
import org.presstime.article.HeldArticles.HeldFeed;
import org.presstime.delivery.TestMail;
import org.presstime.edition.Edition;
import org.presstime.newsletter.Newsletter;
import org.presstime.press.PressRequest;
import org.presstime.press.Preview;
import org.presstime.press.Preview.Sheet;
import org.presstime.settings.EmailAddress;
import org.presstime.settings.Mailbox.Person;
import org.presstime.smtp.RelayUnavailable;
import org.presstime.smtp.SendResult.Accepted;
import org.presstime.web.Newsroom;
import org.presstime.web.Page;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an editor sees and does once signed in. */
public final class DeskRooms {

    private static final Logger LOG = LoggerFactory.getLogger(DeskRooms.class);
    // The mail's own styles are in it; nothing else may come in, and nothing in it may run.
    private static final String MAIL_POLICY =
            "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src https: http:; frame-ancestors 'self'";
    static final String DESK_POLICY = "default-src 'none'; style-src 'self'; script-src 'self';"
            + " connect-src 'self'; img-src 'self'; frame-src 'self'; form-action 'self'; frame-ancestors 'none';"
            + " base-uri 'none'";

    private final Newsroom newsroom;
    private final HeldArticles held;
    private final Preview preview;
    private final TestMail testMail;
    private final Page page;

    public DeskRooms(Newsroom newsroom, HeldArticles held, Preview preview, TestMail testMail, Page page) {
        this.newsroom = newsroom;
        this.held = held;
        this.preview = preview;
        this.testMail = testMail;
        this.page = page;
    }

    FeedRoom feeds() {
        return new FeedRoom(newsroom.feeds(), page);
    }

    void overview(Context context, Person person) {
        List<Map<String, Object>> newsletters = newsroom.newsletters().all().stream()
                .map(newsletter -> DeskViews.newsletter(newsroom, newsletter))
                .toList();
        show(
                context,
                "desk/overview.peb",
                Map.of(
                        "editor", person.address().toString(),
                        "newsletters", newsletters,
                        "held", held.all().stream().map(DeskViews::held).toList(),
                        "trouble", newsroom.trouble().orElse(""),
                        "alarms", newsroom.feeds().alarms().size()));
    }

    void preview(Context context, Person person) {
        Newsletter newsletter = newsletter(context);
        Optional<Sheet> sheet = preview.of(newsletter, key(context, newsletter));
        if (sheet.isEmpty()) {
            page.say(context, "preview.nothing", Page.language(context), newsletter.name());
            return;
        }
        show(context, "desk/preview.peb", DeskViews.sheet(newsletter, sheet.get(), person.address()));
    }

    /** The mail itself, for the frame on the preview page. */
    void previewMail(Context context, Person person) {
        Newsletter newsletter = newsletter(context);
        context.header("Content-Security-Policy", MAIL_POLICY);
        context.contentType("text/html; charset=utf-8")
                .result(preview.of(newsletter, key(context, newsletter))
                        .map(sheet -> sheet.rendition().html())
                        .orElse(""));
    }

    void confirm(Context context, Person person) {
        show(context, "desk/confirm.peb", DeskViews.newsletter(newsroom, newsletter(context)));
    }

    void send(Context context, Person person) {
        Newsletter newsletter = newsletter(context);
        LOG.info("{} sends {} by hand", person.address(), newsletter.id());
        newsroom.start(new PressRequest(newsletter, newsletter.today(newsroom.clock()), false));
        context.redirect("/desk/" + newsletter.id() + "/progress", HttpStatus.SEE_OTHER);
    }

    void test(Context context, Person person) {
        Newsletter newsletter = newsletter(context);
        Optional<Sheet> sheet = preview.of(newsletter, key(context, newsletter));
        String to = Optional.ofNullable(context.formParam("address")).orElse("");
        try {
            EmailAddress address = EmailAddress.parse(to);
            List<String> refusals = new ArrayList<>();
            testMail.send(
                    newsletter,
                    sheet.orElseThrow().edition(),
                    sheet.orElseThrow().rendition(),
                    List.of(address),
                    (recipient, result) -> {
                        if (!(result instanceof Accepted)) {
                            refusals.add(result.toString());
                        }
                    });
            String key = refusals.isEmpty() ? "test.sent" : "test.refused";
            page.say(context, key, Page.language(context), address, String.join(" ", refusals));
        } catch (IllegalArgumentException notAnAddress) {
            context.status(400);
            page.say(context, "test.refused", Page.language(context), to, String.valueOf(notAnAddress.getMessage()));
        } catch (RelayUnavailable unavailable) {
            context.status(502);
            page.say(context, "test.refused", Page.language(context), to, String.valueOf(unavailable.getMessage()));
        }
    }

    /** What becomes of the articles of a feed that floods. */
    void decide(Context context, Person person) {
        String feed = Optional.ofNullable(context.formParam("feed")).orElse("");
        Decision decision = context.path().endsWith("/accept") ? Decision.ACCEPT : Decision.SEEN;
        held.all().stream()
                .map(HeldFeed::feed)
                .filter(address -> address.toString().equals(feed))
                .forEach(address -> {
                    LOG.info("{} decides about the held articles of {}: {}", person.address(), address, decision);
                    held.decide(address, decision);
                });
        context.redirect("/desk", HttpStatus.SEE_OTHER);
    }

    void progress(Context context, Person person) {
        show(context, "desk/progress.peb", DeskViews.progress(newsroom, newsletter(context)));
    }

    /** The part of the progress page that htmx asks for each second. */
    void progressNow(Context context, Person person) {
        show(context, "desk/progress-now.peb", DeskViews.progress(newsroom, newsletter(context)));
    }

    private void show(Context context, String template, Map<String, Object> values) {
        context.header("Content-Security-Policy", DESK_POLICY);
        page.show(context, template, values);
    }

    /** The edition's date, and its part if it is none of a day, in the address or in a form; today's when neither says. */
    private Edition.Key key(Context context, Newsletter newsletter) {
        String date = parameter(context, "date");
        String part = parameter(context, "part");
        String day = date.isEmpty() ? newsletter.today(newsroom.clock()).toString() : date;
        return Edition.Key.parse(newsletter.id() + "/" + day + (part.isEmpty() ? "" : "/" + part))
                .orElseThrow(NotFoundResponse::new);
    }

    private static String parameter(Context context, String name) {
        return Optional.ofNullable(context.queryParam(name))
                .or(() -> Optional.ofNullable(context.formParam(name)))
                .orElse("");
    }

    private Newsletter newsletter(Context context) {
        return newsroom.newsletters().byId(context.pathParam("newsletter"));
    }
}
