package org.presstime.article;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.presstime.feed.PageFetcher.Page.Fetched;

/**
 * What a page asks programs not to do with it: {@code noai}, {@code noimageai} and {@code nosnippet} in its robots meta
 * element or X-Robots-Tag header, and the reservation of text and data mining (TDMRep; Directive (EU) 2019/790, article 4).
 *
 * @param text its words are not to be used
 * @param pictures its pictures are not to be used
 */
record OptOut(boolean text, boolean pictures) {

    private static final Set<String> NO_TEXT = Set.of("noai", "nosnippet", "max-snippet:0");
    private static final Set<String> NO_PICTURES = Set.of("noimageai", "noimageindex", "noai");
    private static final Pattern FOR_AGENT = Pattern.compile("([a-z][\\w-]*)\\s*:\\s*(.*)");
    private static final Set<String> VALUED =
            Set.of("max-snippet", "max-image-preview", "max-video-preview", "unavailable_after");

    /**
     * What a page asks.
     *
     * @param elsewhere whether its server reserves it, as long as the page itself says nothing of that
     */
    static OptOut of(Fetched page, Document document, boolean elsewhere) {
        List<String> said = Stream.concat(
                        page.header("x-robots-tag").stream().flatMap(OptOut::headerForUs),
                        document.select("meta[name~=(?i)^(robots|presstime)$]").stream()
                                .map(meta -> meta.attr("content")))
                .flatMap(value -> Arrays.stream(value.toLowerCase(Locale.ROOT).split(",")))
                .map(word -> word.replaceAll("\\s", ""))
                .toList();
        List<String> reservations = Stream.concat(
                        page.header("tdm-reservation").stream(),
                        document.select("meta[name=tdm-reservation]").stream().map(meta -> meta.attr("content")))
                .map(String::strip)
                .filter(value -> value.equals("0") || value.equals("1"))
                .toList();
        boolean reserved = reservations.isEmpty() ? elsewhere : reservations.contains("1");
        return new OptOut(
                reserved || said.stream().anyMatch(NO_TEXT::contains),
                reserved || said.stream().anyMatch(NO_PICTURES::contains));
    }

    /** A value may begin with the name of the program it is for. */
    private static Stream<String> headerForUs(String value) {
        Matcher named = FOR_AGENT.matcher(value.strip().toLowerCase(Locale.ROOT));
        if (!named.matches() || VALUED.contains(named.group(1))) {
            return Stream.of(value);
        }
        return named.group(1).equals("presstime") ? Stream.of(named.group(2)) : Stream.empty();
    }
}
