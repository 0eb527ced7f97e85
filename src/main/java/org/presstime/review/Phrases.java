package org.presstime.review;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Words and phrases, found as whole words, whatever their case, blanks and apostrophes. */
final class Phrases {

    private final Pattern any;

    /** One phrase at least. */
    Phrases(List<String> phrases) {
        String alternatives = phrases.stream().map(Phrases::pattern).collect(Collectors.joining("|"));
        any = Pattern.compile(
                "(?<![\\p{L}\\p{N}])(?:" + alternatives + ")(?![\\p{L}\\p{N}])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private static String pattern(String phrase) {
        return Pattern.compile("\\s+")
                .splitAsStream(plain(phrase).strip())
                .map(Pattern::quote)
                .collect(Collectors.joining("\\s+"));
    }

    /** The first of them in a text, as it stands there. */
    Optional<String> findIn(String text) {
        Matcher found = any.matcher(plain(text));
        return found.find() ? Optional.of(found.group()) : Optional.empty();
    }

    private static String plain(String text) {
        return text.replace('’', '\'').replace('\u00A0', ' ');
    }
}
