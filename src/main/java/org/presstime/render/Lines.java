package org.presstime.render;

import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Plain text in lines. */
final class Lines {

    private static final Pattern WORD = Pattern.compile("\\S+");

    private Lines() {}

    /** Breaks lines between words so that none is longer, except for a word that is: a link stays in one piece. */
    static String wrap(String text, int length) {
        StringJoiner lines = new StringJoiner("\n");
        text.lines().forEach(line -> lines.add(wrapLine(line, length)));
        return lines.toString();
    }

    private static String wrapLine(String line, int length) {
        StringBuilder wrapped = new StringBuilder();
        int column = 0;
        for (Matcher word = WORD.matcher(line); word.find(); ) {
            int width = width(word.group());
            if (column > 0 && column + 1 + width > length) {
                wrapped.append('\n');
                column = 0;
            } else if (column > 0) {
                wrapped.append(' ');
                column++;
            }
            wrapped.append(word.group());
            column += width;
        }
        return wrapped.toString();
    }

    /** The text, and below it a line of the same width as its longest one. */
    static String underline(String text, String with) {
        return text + "\n"
                + with.repeat(text.lines().mapToInt(Lines::width).max().orElse(0));
    }

    /** At most one empty line in a row, no blanks at the end of a line, one line break at the end of it all. */
    static String tidy(String text) {
        return text.replaceAll("[ \\t]+\n", "\n").replaceAll("\n{3,}", "\n\n").strip() + "\n";
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
