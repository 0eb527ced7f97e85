package org.presstime.article;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The text of an article as the page states it for machines: schema.org's {@code articleBody} in JSON-LD. */
final class JsonLd {

    private static final ObjectMapper LENIENT = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .build();

    private JsonLd() {}

    /** The longest body that a page states. */
    static Optional<String> articleBody(Document page) {
        return page.select("script[type=application/ld+json]").stream()
                .map(Element::data)
                .flatMap(JsonLd::bodies)
                .max(Comparator.comparingInt(String::length));
    }

    private static Stream<String> bodies(String json) {
        try {
            return LENIENT.readTree(json.strip()).findValues("articleBody").stream()
                    .filter(JsonNode::isTextual)
                    .map(JsonNode::asText);
        } catch (JsonProcessingException broken) {
            return Stream.empty();
        }
    }
}
