package org.presstime.web.api;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.presstime.web.Json;
import org.presstime.web.Secrets;

/** Lets machines in that have one of these tokens, and says to the others what is wrong. */
record Bearer(List<String> tokens) {

    /** The handler, for those who may. */
    Handler needed(Handler handler) {
        return context -> {
            String header = Optional.ofNullable(context.header("Authorization")).orElse("");
            boolean known = header.startsWith("Bearer ")
                    && tokens.stream().anyMatch(token -> Secrets.areEqual(token, header.substring("Bearer ".length())));
            if (known) {
                handler.handle(context);
            } else {
                context.header("WWW-Authenticate", "Bearer");
                problem(context, 401, "A bearer token of presstime.yml (desk: api-tokens) is needed.");
            }
        };
    }

    static void answer(Context context, int status, Object value) {
        context.status(status).contentType("application/json").result(Json.write(value));
    }

    /** RFC 9457, 3. */
    static void problem(Context context, int status, String detail) {
        context.status(status)
                .contentType("application/problem+json")
                .result(Json.write(Map.of("status", status, "title", detail)));
    }

    @Override
    public String toString() {
        return tokens.size() + " tokens";
    }
}
