package org.presstime.article;

import java.net.URI;

/**
 * A part of a server, as robots.txt writes it (RFC 9309, 2.2.3): a beginning of the path, in which "*" is any characters;
 * "$" at its end is the end of the path.
 *
 * @param text in one spelling of percent-encoding
 */
record PathPattern(String text) {

    /** A pattern as it is written in a file. RFC 9309, 2.2.2: paths are compared in one spelling of percent-encoding. */
    static PathPattern of(String written) {
        return new PathPattern(PageKey.unescaped(written));
    }

    /** Whether a page is in that part. */
    boolean covers(URI page) {
        String query = page.getRawQuery() == null ? "" : "?" + page.getRawQuery();
        String path = page.getRawPath() == null || page.getRawPath().isEmpty() ? "/" : page.getRawPath();
        return covers(PageKey.unescaped(path + query));
    }

    private boolean covers(String address) {
        boolean whole = text.endsWith("$");
        String[] parts = (whole ? text.substring(0, text.length() - 1) : text).split("\\*", -1);
        int at = parts[0].length();
        if (!address.startsWith(parts[0])) {
            return false;
        }
        for (int i = 1; i < parts.length; i++) {
            boolean last = i == parts.length - 1;
            int found = whole && last ? address.length() - parts[i].length() : address.indexOf(parts[i], at);
            if (found < at || !address.startsWith(parts[i], found)) {
                return false;
            }
            at = found + parts[i].length();
        }
        return !whole || at == address.length();
    }
}
