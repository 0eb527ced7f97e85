package org.presstime.feed;

import java.net.URI;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.presstime.feed.PageFetcher.Page.Missing;

/**
 * Fetches what feeds point at: pages, pictures, robots.txt. The rules are those of feeds: no private address, limits of
 * bytes, seconds and redirects, two requests at a time to one host, the same User-Agent. Safe for use by many threads.
 */
public interface PageFetcher {

    /**
     * Fetches a document, and waits for it.
     *
     * @param address http or https; anything else is {@link Missing}
     * @param accept what is of use, as in {@code text/html, application/xhtml+xml}
     * @param maxBytes after decompression; a larger document is {@link Missing}
     * @return never an exception for what a server or a network does
     */
    Page fetch(URI address, String accept, long maxBytes);

    /** What came of it. */
    sealed interface Page {

        /**
         * The document (status 200).
         *
         * @param address where it came from in the end, after redirects
         * @param headers by lower-case name, each with its values in the order they came
         */
        @SuppressWarnings("ArrayRecordComponent") // Nobody compares pages.
        record Fetched(URI address, Map<String, List<String>> headers, byte[] body) implements Page {

            private static final Pattern CHARSET = Pattern.compile("(?i)charset\\s*=\\s*[\"']?(\\w[\\w.:+-]*)");

            /** The media type in lower case, without parameters, such as {@code text/html}. */
            public Optional<String> mediaType() {
                return contentType()
                        .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                        .filter(type -> !type.isEmpty());
            }

            /** The character set the server names, if this machine knows it. */
            public Optional<Charset> charset() {
                return contentType()
                        .map(CHARSET::matcher)
                        .filter(Matcher::find)
                        .map(found -> found.group(1))
                        .filter(Charset::isSupported)
                        .map(Charset::forName);
            }

            private Optional<String> contentType() {
                return header("content-type").stream().findFirst();
            }

            /** The values of a header, such as {@code x-robots-tag} or {@code tdm-reservation}; none when it is absent. */
            public List<String> header(String name) {
                return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
            }
        }

        /**
         * No document.
         *
         * @param status what the server said, if it said anything
         * @param reason a sentence for people
         */
        record Missing(OptionalInt status, String reason) implements Page {}
    }
}
