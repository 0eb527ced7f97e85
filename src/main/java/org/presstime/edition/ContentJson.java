package org.presstime.edition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/** The content of an edition as JSON: the form it is stored in, the same text for the same content. */
final class ContentJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModules(new Jdk8Module(), new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private ContentJson() {}

    static String write(EditionContent content) {
        try {
            return MAPPER.writeValueAsString(content);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("cannot write the edition \"" + content.subject() + "\"", failure);
        }
    }

    static EditionContent read(String json) {
        try {
            return MAPPER.readValue(json, EditionContent.class);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("a stored edition cannot be read", failure);
        }
    }
}
