package org.presstime.web;

import io.javalin.http.Context;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.presstime.render.Templates;
import org.presstime.settings.Messages;

/** Shows pages: a template, its values, and the language of the person who looks. */
public final class Page {

    private final Templates templates;

    public Page(Templates templates) {
        this.templates = templates;
    }

    /** Answers with a page in a language. */
    public void show(Context context, String template, Map<String, ?> values, Locale language) {
        context.contentType("text/html; charset=utf-8").result(templates.render("web/" + template, values, language));
    }

    /** Answers with a page in the language the browser asks for. */
    public void show(Context context, String template, Map<String, ?> values) {
        show(context, template, values, language(context));
    }

    /** Answers with a page that says one thing: the texts {@code KEY.title} and {@code KEY.text}. */
    public void say(Context context, String key, Locale language, Object... values) {
        Messages messages = Messages.of("web", language);
        show(
                context,
                "message.peb",
                Map.of("title", messages.text(key + ".title"), "text", messages.text(key + ".text", values)),
                language);
    }

    /** Answers that something went wrong: a problem document (RFC 9457) for the API, a page for people. */
    public void error(Context context, int status) {
        context.status(status);
        Messages messages = Messages.of("web", language(context));
        String exact = "error." + status;
        String known =
                messages.bundle().containsKey(exact + ".title") ? exact : status < 500 ? "error.400" : "error.500";
        if (context.path().startsWith("/api/")) {
            Map<String, Object> problem = new HashMap<>();
            problem.put("status", status);
            problem.put("title", messages.text(known + ".title"));
            context.contentType("application/problem+json").result(Json.write(problem));
        } else {
            say(context, known, language(context));
        }
    }

    /** English unless the browser puts Spanish before it. */
    public static Locale language(Context context) {
        String wanted = context.header("Accept-Language");
        try {
            Locale best = wanted == null
                    ? null
                    : Locale.lookup(
                            Locale.LanguageRange.parse(wanted), java.util.List.of(Locale.ENGLISH, new Locale("es")));
            return best == null ? Locale.ENGLISH : best;
        } catch (IllegalArgumentException nonsense) {
            return Locale.ENGLISH;
        }
    }
}
