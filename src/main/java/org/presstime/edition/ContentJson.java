package org.presstime.edition;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.presstime.story.Claim;
import org.presstime.story.Story.Earlier;
import org.presstime.story.Story.Origin;
import org.presstime.story.Story.Placing;
import org.presstime.story.Story.Provenance;
import org.presstime.story.Wishes;

/**
 * The content of an edition as JSON: the form it is stored in, the same text for the same content. What was added to the form
 * later is left out where it says nothing, and not missed when it is read: a content stored earlier keeps its fingerprint.
 */
final class ContentJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModules(new Jdk8Module(), new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addMixIn(EditionContent.class, LaterInContent.class)
            .addMixIn(Claim.class, LaterInClaim.class)
            .addMixIn(Placing.class, LaterInPlacing.class)
            .addMixIn(Provenance.class, LaterInProvenance.class)
            .withConfigOverride(
                    String.class, text -> text.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
            .build();

    private ContentJson() {}

    /** What was added to contents. */
    interface LaterInContent {

        @JsonInclude(value = Include.CUSTOM, valueFilter = NothingWished.class)
        Wishes wishes();

        @JsonInclude(Include.NON_ABSENT)
        Optional<EditionContent.Notice> notice();
    }

    /** What was added to the places of stories. */
    interface LaterInPlacing {

        @JsonInclude(Include.NON_ABSENT)
        Optional<Earlier> earlier();

        @JsonInclude(Include.NON_DEFAULT)
        int voices();
    }

    /** What was added to sentences. */
    interface LaterInClaim {

        @JsonInclude(Include.NON_ABSENT)
        Optional<Claim.Citation> citation();
    }

    /** What was added to how stories were made. */
    interface LaterInProvenance {

        @JsonInclude(Include.NON_ABSENT)
        Optional<Origin> headline();
    }

    /** Equal to what needs no writing down. */
    static final class NothingWished {

        @Override
        public boolean equals(@Nullable Object other) {
            return Wishes.NONE.equals(other);
        }

        @Override
        public int hashCode() {
            return Wishes.NONE.hashCode();
        }
    }

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
