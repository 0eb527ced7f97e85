package org.presstime.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.PrintWriter;
import java.util.Map;
import org.presstime.settings.Messages;

/** Where a command answers: to a person in their language, or to a program in one JSON object a line. */
final class Console {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModules(new Jdk8Module(), new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private final PrintWriter out;
    private final boolean json;
    private final Messages messages;

    Console(PrintWriter out, boolean json, Messages messages) {
        this.out = out;
        this.json = json;
        this.messages = messages;
    }

    boolean isJson() {
        return json;
    }

    /** For what has a format of its own, such as CSV. */
    PrintWriter out() {
        return out;
    }

    String text(String key, Object... values) {
        return messages.text(key, values);
    }

    void line(String text) {
        out.println(text);
        out.flush();
    }

    /** One line; an instant is written in ISO 8601, an empty Optional not at all, {@code oneWord} as {@code one_word}. */
    void json(Object value) {
        try {
            line(JSON.writeValueAsString(value));
        } catch (JsonProcessingException failure) {
            throw new IllegalArgumentException("cannot be written as JSON: " + value, failure);
        }
    }

    /** Says an outcome: the value to a program, the text of that key to a person. */
    void outcome(Object value, String key, Object... values) {
        if (json) {
            json(value);
        } else {
            line(text(key, values));
        }
    }

    /** Says why it could not be done. */
    void failure(String key, Object... values) {
        outcome(Map.of("error", text(key, values)), key, values);
    }
}
