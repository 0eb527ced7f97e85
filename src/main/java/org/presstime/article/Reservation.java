package org.presstime.article;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.presstime.article.ServerFiles.Reading;
import org.presstime.feed.PageFetcher.Page;
import org.presstime.feed.PageFetcher.Page.Fetched;

/**
 * The parts of a server that its owner has reserved from text and data mining, by {@code /.well-known/tdmrep.json} (TDM
 * Reservation Protocol, Final Community Group Report, "TDM file on the origin server"). A page's own header or element
 * stands above it, see {@link OptOut}.
 */
record Reservation(List<PathPattern> reserved) {

    /** Where servers keep it. */
    static final String PATH = "/.well-known/tdmrep.json";

    private static final Duration KEPT = Duration.ofHours(24);
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Reservation NONE = new Reservation(List.of());

    /** Reads what a server answered. No file, or one that is none, reserves nothing. */
    static Reading<Reservation> read(Page answer) {
        return new Reading<>(answer instanceof Fetched file ? parse(file.body()) : NONE, KEPT);
    }

    private static Reservation parse(byte[] file) {
        try {
            JsonNode rules = MAPPER.readTree(file);
            return new Reservation(StreamSupport.stream(rules.spliterator(), false)
                    .filter(rule -> rule.path("tdm-reservation").asText().equals("1"))
                    .map(rule -> rule.path("location").asText())
                    .filter(location -> !location.isEmpty())
                    .map(PathPattern::of)
                    .toList());
        } catch (IOException | StackOverflowError notJson) {
            return NONE;
        }
    }

    /** Whether a page is reserved; of several rules for it, one that reserves is enough. */
    boolean covers(URI page) {
        return reserved.stream().anyMatch(pattern -> pattern.covers(page));
    }
}
