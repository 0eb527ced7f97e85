package org.presstime.feed;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The names of elements in a text. A document has few, again and again: each is made once, as far as there is room. */
final class XmlNames {

    private static final int ROOM = 1024;

    private final String text;
    private final @Nullable Name[] known = new Name[ROOM];

    XmlNames(String text) {
        this.text = text;
    }

    /** A name as written, in small letters, and its usual name in a scope. */
    record Name(String written, String lower, String usual, Namespaces scope) {

        /** The same name, seen anew. */
        Name in(Namespaces other) {
            return new Name(written, lower, other.usual(lower), other);
        }
    }

    /** The name that stands at a place of the text. */
    Name at(int from, int to, Namespaces scope) {
        int hash = to - from;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + text.charAt(i);
        }
        int slot = (hash ^ (hash >>> 10)) & (ROOM - 1);
        Name name = known[slot];
        if (name != null
                && name.scope() == scope
                && name.written().length() == to - from
                && text.startsWith(name.written(), from)) {
            return name;
        }
        String written = text.substring(from, to);
        String lower = written.toLowerCase(Locale.ROOT);
        Name made = new Name(written, lower, scope.usual(lower), scope);
        known[slot] = made;
        return made;
    }
}
