package org.presstime.newsletter;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of an expression, taken one by one; words that were quoted are values and nothing else. */
final class SegmentWords {

    private static final Pattern WORD = Pattern.compile("\\s*(?:(?<sign>!=|[=(),])|'(?<quoted>[^'\\p{Cntrl}]*)'"
            + "|\"(?<quotedTwice>[^\"\\p{Cntrl}]*)\"|(?<word>[^\\s=!(),'\"\\p{Cntrl}]+))");

    private final List<Word> words = new ArrayList<>();
    private int next;

    /** A word and where it starts, from 1. */
    private record Word(String text, boolean isValue, boolean isSign, int position) {}

    SegmentWords(String text) {
        Matcher matcher = WORD.matcher(text);
        int at = 0;
        while (!text.substring(at).isBlank()) {
            if (!matcher.find(at) || matcher.start() != at) {
                int wrong = text.length() - text.substring(at).stripLeading().length() + 1;
                throw new IllegalArgumentException(
                        "at " + wrong + ": expected a word, one of = != ( ) , or a quotation that is closed");
            }
            words.add(word(matcher));
            at = matcher.end();
        }
        words.add(new Word("", false, true, text.length() + 1));
    }

    private static Word word(Matcher matcher) {
        for (String kind : List.of("quoted", "quotedTwice")) {
            if (matcher.group(kind) != null) {
                return new Word(matcher.group(kind), true, false, matcher.start(kind));
            }
        }
        boolean isSign = matcher.group("sign") != null;
        String kind = isSign ? "sign" : "word";
        return new Word(matcher.group(kind), false, isSign, matcher.start(kind) + 1);
    }

    boolean atEnd() {
        return next == words.size() - 1;
    }

    /** Takes a word or a sign of the language if it is the next one. */
    boolean take(String text) {
        boolean found = isOneOf(Set.of(text));
        next += found ? 1 : 0;
        return found;
    }

    boolean isOneOf(Set<String> texts) {
        Word word = words.get(next);
        return !atEnd() && !word.isValue() && texts.contains(word.text().toLowerCase(Locale.ROOT));
    }

    void need(String text) {
        if (!take(text)) {
            throw expected(text);
        }
    }

    /** Takes a value, quoted or not. */
    String value(String what) {
        Word word = words.get(next);
        if (word.isSign() || word.text().isBlank()) {
            throw expected(what);
        }
        next++;
        return word.text();
    }

    /** Takes a value that a parser understands. */
    <T> T parsed(Function<String, T> parser, String what) {
        String value = value(what);
        try {
            return parser.apply(value);
        } catch (DateTimeException | IllegalArgumentException notOne) {
            next--;
            throw new IllegalArgumentException(expected(what).getMessage(), notOne);
        }
    }

    IllegalArgumentException expected(String what) {
        String found = atEnd() ? "the end" : "\"" + words.get(next).text() + "\"";
        return mistake("found " + found + ", expected " + what);
    }

    IllegalArgumentException mistake(String wrong) {
        return new IllegalArgumentException("at " + words.get(next).position() + ": " + wrong);
    }
}
