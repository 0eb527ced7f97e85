package org.presstime.web.reader;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.presstime.newsletter.Newsletter;
import org.presstime.newsletter.Newsletters;
import org.presstime.settings.EmailAddress;
import org.presstime.settings.Messages;
import org.presstime.subscriber.SignUps;
import org.presstime.subscriber.SignUps.Asked;
import org.presstime.subscriber.SignUps.Kind;
import org.presstime.subscriber.SignUps.Origin;
import org.presstime.web.Page;
import org.presstime.web.Routes;

/**
 * The sign-up form of each newsletter, as a page and for a frame on another site. Its answer looks at the address alone,
 * and so is the same for everybody, known here or not.
 */
final class SignUpPages implements Routes {

    // A frame on any site may show the form; it can still load nothing from anywhere else.
    private static final String EMBED_POLICY =
            "default-src 'none'; style-src 'self'; form-action 'self';" + " frame-ancestors *; base-uri 'none'";
    private static final int LONGEST_ADDRESS = 320;

    private final Newsletters newsletters;
    private final AddressRules rules;
    private final FormGuard guard;
    private final SignUps signUps;
    private final Postbox postbox;
    private final Page page;

    SignUpPages(Readership.Parts parts, Readership.Shared shared) {
        this.newsletters = parts.newsletters();
        this.rules = new AddressRules(parts.settings().signUp());
        this.guard = shared.guard();
        this.signUps = shared.signUps();
        this.postbox = shared.postbox();
        this.page = shared.page();
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/sign-up/{newsletter}", context -> show(context, false));
        routes.post("/sign-up/{newsletter}", context -> take(context, false));
        routes.get("/sign-up/{newsletter}/embed", context -> show(context, true));
        routes.post("/sign-up/{newsletter}/embed", context -> take(context, true));
    }

    private void show(Context context, boolean embedded) {
        form(context, new Form(newsletter(context), embedded, "", "", ""));
    }

    /** A form as it is shown: with what was typed, what is wrong with it, and what was meant. */
    private record Form(Newsletter newsletter, boolean embedded, String address, String problem, String meant) {

        Form with(String typed, String wrong) {
            return new Form(newsletter, embedded, typed, wrong, "");
        }

        Form suggesting(String typed, EmailAddress better) {
            return new Form(newsletter, embedded, typed, "", better.toString());
        }

        String seal() {
            return "sign-up " + newsletter.id();
        }
    }

    private void take(Context context, boolean embedded) {
        Form form = new Form(newsletter(context), embedded, "", "", "");
        String typed = FormGuard.field(context, "address").strip();
        switch (guard.judge(context, form.seal())) {
            case TOO_MANY -> {
                policy(context, embedded);
                context.status(429).header("Retry-After", "3600");
                page.say(context, "sign-up.too-many", Page.language(context));
            }
            case PRETEND -> thank(context, embedded);
            case ASK_AGAIN -> form(context, form.with(shortened(typed), "sign-up.again"));
            case TAKE -> take(context, form, typed);
        }
    }

    private void take(Context context, Form form, String typed) {
        EmailAddress address;
        try {
            address = EmailAddress.parse(typed);
        } catch (IllegalArgumentException notAnAddress) {
            context.status(422);
            form(context, form.with(shortened(typed), "sign-up.not-an-address"));
            return;
        }
        if (address.mixesScripts()) {
            context.status(422);
            form(context, form.with(typed, "sign-up.mixed-scripts"));
        } else if (!rules.takes(address)) {
            context.status(422);
            form(context, form.with(typed, "sign-up.not-taken"));
        } else if (rules.meant(address).isPresent()
                && !FormGuard.field(context, "sure").equals(typed)) {
            form(context, form.suggesting(typed, rules.meant(address).get()));
        } else {
            Locale language = Page.language(context);
            String shown = Messages.of("web", language)
                    .text("sign-up.consent", form.newsletter().name());
            signUps.ask(new Asked(
                    Kind.SIGN_UP,
                    address,
                    form.newsletter().id(),
                    language,
                    new Origin(guard.client(context), form.embedded() ? "frame" : "page", shown)));
            postbox.wake();
            thank(context, form.embedded());
        }
    }

    private void thank(Context context, boolean embedded) {
        policy(context, embedded);
        page.say(context, "sign-up.sent", Page.language(context));
    }

    private void form(Context context, Form form) {
        policy(context, form.embedded());
        Map<String, Object> values = new HashMap<>();
        values.put("newsletter", form.newsletter().name());
        values.put("embedded", form.embedded());
        values.put("address", form.address());
        values.put("problem", form.problem());
        values.put("meant", form.meant());
        values.put("seal", guard.seal(form.seal()));
        page.show(context, "sign-up.peb", values);
    }

    private static void policy(Context context, boolean embedded) {
        if (embedded) {
            context.header("Content-Security-Policy", EMBED_POLICY);
        }
    }

    private static String shortened(String typed) {
        return typed.length() > LONGEST_ADDRESS ? "" : typed;
    }

    private Newsletter newsletter(Context context) {
        return newsletters.byId(context.pathParam("newsletter"));
    }
}
