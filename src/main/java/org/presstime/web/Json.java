package org.presstime.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** JSON for answers. */
public final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    /** A map, list, text, number or truth value as JSON. */
    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException failure) {
            throw new IllegalArgumentException("cannot be written as JSON: " + value, failure);
        }
    }

    /**
     * A document as a tree.
     *
     * @throws IllegalArgumentException when it is no JSON
     */
    public static com.fasterxml.jackson.databind.JsonNode read(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException("not JSON", wrong);
        }
    }
}
