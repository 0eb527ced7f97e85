package org.presstime.cli;

import java.nio.file.Path;

/** A file of articles cannot be used. */
final class UnreadableArticles extends Exception {

    private final int line;
    private final String key;
    private final String detail;

    /**
     * What is wrong, where.
     *
     * @param line counted from 1; 0 when it is the file itself
     * @param key of the text that says why
     * @param detail put into that text
     */
    UnreadableArticles(int line, String key, String detail) {
        super(key + ": " + detail);
        this.line = line;
        this.key = key;
        this.detail = detail;
    }

    void tell(Console out, Path file) {
        String why = out.text(key, ArticleFile.shown(detail));
        if (line == 0) {
            out.failure("stories.unreadable", file, why);
        } else {
            out.failure("stories.unreadableLine", file, line, why);
        }
    }
}
