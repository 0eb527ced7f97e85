package org.presstime.web.reader;

import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a reader typed into a form of the account that could not be taken, so that they need not type it again.
 *
 * @param form {@code settings}, or the newsletter whose form it was; empty when nothing went wrong
 * @param problem what is wrong: the end of a message's name; empty when nothing is
 */
record Typed(String form, String problem, Map<String, List<String>> fields) {

    static final Typed NOTHING = new Typed("", "", Map.of());

    static Typed in(String form, String problem, Context context) {
        return new Typed(form, problem, context.formParamMap());
    }

    /** What a field of a form shows: what was typed, else what is kept. */
    String field(String ofForm, String name, String kept) {
        return form.equals(ofForm)
                ? Optional.ofNullable(fields.get(name))
                        .flatMap(typed -> typed.stream().findFirst())
                        .orElse("")
                : kept;
    }

    /** Which boxes are ticked. */
    List<String> boxes(String ofForm, String name, List<String> kept) {
        return form.equals(ofForm) ? fields.getOrDefault(name, List.of()) : kept;
    }

    /** What is wrong in a form. */
    String problemOf(String ofForm) {
        return form.equals(ofForm) ? problem : "";
    }
}
