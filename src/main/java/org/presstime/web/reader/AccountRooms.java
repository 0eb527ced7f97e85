package org.presstime.web.reader;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.presstime.newsletter.Newsletter;
import org.presstime.newsletter.Newsletters;
import org.presstime.settings.Messages;
import org.presstime.subscriber.Accounts;
import org.presstime.subscriber.Accounts.Reader;
import org.presstime.subscriber.SignUps;
import org.presstime.subscriber.SignUps.Asked;
import org.presstime.subscriber.SignUps.Kind;
import org.presstime.subscriber.SignUps.Origin;
import org.presstime.subscriber.Subscribers;
import org.presstime.subscriber.Subscribers.Choice;
import org.presstime.subscriber.Subscribers.Manner;
import org.presstime.subscriber.Subscribers.WrongChoice;
import org.presstime.web.Page;
import org.presstime.web.Routes;

/** What readers choose in their account. */
final class AccountRooms implements Routes {

    private static final long LONGEST_PAUSE_DAYS = 366;

    private final Newsletters newsletters;
    private final Accounts accounts;
    private final Subscribers subscribers;
    private final SignUps signUps;
    private final FormGuard guard;
    private final AccountDoor door;
    private final Clock clock;
    private final Page page;

    AccountRooms(Readership.Parts parts, Readership.Shared shared, AccountDoor door) {
        this.newsletters = parts.newsletters();
        this.accounts = shared.accounts();
        this.subscribers = parts.subscribers();
        this.signUps = shared.signUps();
        this.guard = shared.guard();
        this.door = door;
        this.clock = parts.clock();
        this.page = shared.page();
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/account", door.reading(this::overview));
        routes.post("/account/settings", door.changing(this::settings));
        routes.post("/account/newsletters/{newsletter}/choice", door.changing(this::choose));
        routes.post(
                "/account/newsletters/{newsletter}",
                door.changing((context, reader, byMail) -> newsletter(context, reader)));
    }

    private void overview(Context context, Reader reader, boolean byMail) {
        show(context, reader, byMail, Typed.NOTHING);
    }

    private void show(Context context, Reader reader, boolean byMail, Typed typed) {
        Locale language = language(context, reader);
        Map<String, Object> values = AccountViews.overview(newsletters, reader, today(), typed, language);
        values.put("byMail", byMail);
        values.put("saved", context.queryParam("saved") != null);
        page.show(context, "account/overview.peb", values, language);
    }

    /** The account again, with what was typed and what is wrong with it. */
    private void refuse(Context context, Reader reader, boolean byMail, Typed typed) {
        context.status(422);
        show(context, reader, byMail, typed);
    }

    private void settings(Context context, Reader reader, boolean byMail) {
        try {
            accounts.prefer(
                    reader.id(),
                    Manner.of(
                            said(
                                    context,
                                    "language",
                                    reader.manner()
                                            .language()
                                            .map(Locale::toLanguageTag)
                                            .orElse("")),
                            said(context, "format", reader.manner().format()),
                            said(
                                    context,
                                    "zone",
                                    reader.manner().zone().map(ZoneId::getId).orElse(""))));
        } catch (WrongChoice wrong) {
            refuse(context, reader, byMail, Typed.in("settings", wrong.part(), context));
            return;
        }
        accounts.pause(
                reader.id(),
                date(FormGuard.field(context, "pause"))
                        .filter(until -> until.isAfter(today()))
                        .filter(until -> until.isBefore(today().plusDays(LONGEST_PAUSE_DAYS))));
        back(context);
    }

    /** A field of a form, or what is kept when the form has no such field. */
    private static String said(Context context, String name, String kept) {
        return Optional.ofNullable(context.formParam(name)).map(String::strip).orElse(kept);
    }

    private void choose(Context context, Reader reader, boolean byMail) {
        Newsletter newsletter = newsletters.byId(context.pathParam("newsletter"));
        List<String> wanted = context.formParams("section");
        List<String> left = newsletter.sections().stream()
                .filter(section -> !wanted.contains(section))
                .toList();
        boolean isAsked = newsletter.sections().size() > 1;
        try {
            Choice choice = Choice.of(
                    newsletter,
                    FormGuard.field(context, "frequency"),
                    FormGuard.field(context, "hour"),
                    isAsked ? left : List.of());
            if (!newsletter.sections().containsAll(wanted)) {
                refuse(context, reader, byMail, Typed.in(newsletter.id(), "sections", context));
            } else if (accounts.choose(reader.id(), newsletter.id(), choice)) {
                back(context);
            } else {
                throw new NotFoundResponse();
            }
        } catch (WrongChoice wrong) {
            refuse(context, reader, byMail, Typed.in(newsletter.id(), wrong.part(), context));
        }
    }

    private void newsletter(Context context, Reader reader) {
        Newsletter newsletter = newsletters.byId(context.pathParam("newsletter"));
        switch (FormGuard.field(context, "action")) {
            case "subscribe" -> subscribe(context, reader, newsletter);
            case "leave" -> subscribers.unsubscribe(reader.id(), newsletter.id());
            default -> {
                context.status(422);
                page.error(context, 422);
                return;
            }
        }
        back(context);
    }

    private void subscribe(Context context, Reader reader, Newsletter newsletter) {
        Locale language = language(context, reader);
        String shown = Messages.of("web", language).text("account.consent", newsletter.name());
        signUps.consent(
                reader.id(),
                new Asked(
                        Kind.SIGN_UP,
                        reader.address(),
                        newsletter.id(),
                        language,
                        new Origin(guard.client(context), "account", shown)));
    }

    /** To the account again, so that reloading repeats nothing. */
    static void back(Context context) {
        context.redirect("/account?saved", HttpStatus.SEE_OTHER);
    }

    static Locale language(Context context, Reader reader) {
        return reader.language().orElseGet(() -> Page.language(context));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }
}
