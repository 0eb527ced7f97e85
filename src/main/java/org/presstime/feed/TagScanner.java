package org.presstime.feed;

import java.util.Arrays;
import java.util.Locale;

/**
 * Finds the parts of one tag after another in a text: where its name, its attributes and its end are. It takes tags as
 * people write them: without quotes, with one quote, without an end. Each part of the text is looked at a fixed number of
 * times, however hostile it is.
 */
final class TagScanner {

    private static final int MOST_ATTRIBUTES = 64;
    private static final int FIELDS = 4;

    private final String text;
    private int[] places = new int[FIELDS * 8];
    private int attributes;
    private int nameStart;
    private int nameEnd;
    private boolean closed;
    private int noDoubleQuote = Integer.MAX_VALUE;
    private int noSingleQuote = Integer.MAX_VALUE;

    TagScanner(String text) {
        this.text = text;
    }

    /**
     * Reads the tag whose name begins at a place.
     *
     * @return the place after its end; the length of the text when it has none
     */
    int scan(int start) {
        attributes = 0;
        closed = false;
        nameStart = start;
        int at = start;
        while (at < text.length() && isName(text.charAt(at))) {
            at++;
        }
        nameEnd = at;
        while (at < text.length()) {
            char next = text.charAt(at);
            if (next == '>') {
                return at + 1;
            }
            if (next == '<') {
                return at;
            }
            closed = next == '/';
            at = next == '/' || next <= ' ' ? at + 1 : attribute(at);
        }
        return text.length();
    }

    private int attribute(int start) {
        int at = start + 1;
        while (at < text.length() && isName(text.charAt(at)) && text.charAt(at) != '=') {
            at++;
        }
        int end = at;
        at = blanks(at);
        if (at >= text.length() || text.charAt(at) != '=') {
            add(start, end, end, end);
            return at;
        }
        at = blanks(at + 1);
        if (at >= text.length()) {
            return at;
        }
        char quote = text.charAt(at);
        int close = quote == '"' || quote == '\'' ? closing(quote, at + 1) : -1;
        if (close >= 0) {
            add(start, end, at + 1, close);
            return close + 1;
        }
        int value = quote == '"' || quote == '\'' ? at + 1 : at;
        at = value;
        while (at < text.length() && text.charAt(at) > ' ' && text.charAt(at) != '>') {
            at++;
        }
        int valueEnd =
                at < text.length() && at > value && text.charAt(at) == '>' && text.charAt(at - 1) == '/' ? at - 1 : at;
        add(start, end, value, valueEnd);
        return valueEnd;
    }

    /** The quote that ends a value; -1 when it has been forgotten, so that the value would swallow the tags that follow. */
    private int closing(char quote, int from) {
        if (from >= (quote == '"' ? noDoubleQuote : noSingleQuote)) {
            return -1;
        }
        int close = text.indexOf(quote, from);
        if (close < 0) {
            noDoubleQuote = quote == '"' ? from : noDoubleQuote;
            noSingleQuote = quote == '"' ? noSingleQuote : from;
            return -1;
        }
        boolean tag = false;
        boolean line = false;
        for (int i = from; i < close && !(tag && line); i++) {
            tag |= text.charAt(i) == '<';
            line |= text.charAt(i) == '\n';
        }
        return tag && line ? -1 : close;
    }

    private int blanks(int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
        return at;
    }

    private void add(int nameFrom, int nameTo, int valueFrom, int valueTo) {
        if (attributes == MOST_ATTRIBUTES) {
            return;
        }
        int place = attributes * FIELDS;
        if (place == places.length) {
            places = Arrays.copyOf(places, places.length * 2);
        }
        places[place] = nameFrom;
        places[place + 1] = nameTo;
        places[place + 2] = valueFrom;
        places[place + 3] = valueTo;
        attributes++;
    }

    private static boolean isName(char character) {
        return character > ' ' && character != '>' && character != '/' && character != '<' && character != '=';
    }

    int nameStart() {
        return nameStart;
    }

    int nameEnd() {
        return nameEnd;
    }

    /** Whether it ends with a slash. */
    boolean isClosed() {
        return closed;
    }

    /** The tag's name, in small letters. */
    String name() {
        return text.substring(nameStart, nameEnd).toLowerCase(Locale.ROOT);
    }

    int attributes() {
        return attributes;
    }

    /** The name of an attribute, in small letters. */
    String attribute(int number, boolean lower) {
        String name = text.substring(places[number * FIELDS], places[number * FIELDS + 1]);
        return lower ? name.toLowerCase(Locale.ROOT) : name;
    }

    /** Whether an attribute has a name, which is given in small letters. */
    boolean isNamed(int number, String name) {
        int from = places[number * FIELDS];
        return places[number * FIELDS + 1] - from == name.length()
                && text.regionMatches(true, from, name, 0, name.length());
    }

    int valueStart(int number) {
        return places[number * FIELDS + 2];
    }

    int valueEnd(int number) {
        return places[number * FIELDS + 3];
    }

    /** The value of an attribute as written. */
    String value(int number) {
        return text.substring(valueStart(number), valueEnd(number));
    }

    /** The value of the attribute of that name as written; empty when there is none. */
    String value(String name) {
        for (int i = 0; i < attributes; i++) {
            if (isNamed(i, name)) {
                return value(i);
            }
        }
        return "";
    }
}
