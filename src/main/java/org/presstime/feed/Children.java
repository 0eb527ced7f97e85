package org.presstime.feed;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/**
 * The children of an element by name. Names are compared without regard to case and, where no prefix is asked for, only
 * without a prefix: a feed that declares no namespaces means the usual ones.
 */
record Children(Element parent) {

    /** Those of a name such as {@code title} or {@code content:encoded}, in order. */
    List<Element> all(String name) {
        return parent.children().stream()
                .filter(child -> child.tagName().toLowerCase(Locale.ROOT).equals(name))
                .toList();
    }

    /** The first of these names that has something in it, the names in order of preference. */
    Optional<Element> first(String... names) {
        return Stream.of(names)
                .flatMap(name -> all(name).stream())
                .filter(child -> !child.wholeText().isBlank() || child.childrenSize() > 0)
                .findFirst();
    }

    /** The plain words of {@link #first}; empty when there is none. */
    String words(String... names) {
        return first(names).map(child -> Words.plain(Words.html(child))).orElse("");
    }

    /** The HTML of {@link #first}; empty when there is none. */
    String html(String... names) {
        return first(names).map(Words::html).orElse("");
    }
}
