package org.presstime.render;

/** A template that cannot be used: which file, which line, and what is wrong with it. */
public final class TemplateMistake extends RuntimeException {

    private final String file;
    private final int line;

    /** A mistake in a line that counts from 1; 0 when it is the whole file's. */
    TemplateMistake(String file, int line, String wrong) {
        super(file + (line > 0 ? ":" + line : "") + ": " + wrong);
        this.file = file;
        this.line = line;
    }

    /** The file as its owner knows it. */
    public String file() {
        return file;
    }

    /** The line, counted from 1; 0 when the mistake is the whole file's. */
    public int line() {
        return line;
    }
}
