package org.presstime.feed;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An element of a feed's document, under its usual name (see {@link Namespaces}), with what stands in it. */
final class XmlElement {

    private static final String[] NO_ATTRIBUTES = {};

    private final String name;
    private final String written;
    private final @Nullable XmlElement parent;
    private String[] attributes = NO_ATTRIBUTES;
    private final List<Object> inside = new ArrayList<>(1);
    private boolean hasElements;

    /**
     * An element without content.
     *
     * @param written its name in the document
     */
    XmlElement(String name, String written, @Nullable XmlElement parent) {
        this.name = name;
        this.written = written;
        this.parent = parent;
    }

    String name() {
        return name;
    }

    /** Its name in the document, without a prefix. */
    String local() {
        return written.substring(written.indexOf(':') + 1);
    }

    @Nullable
    XmlElement parent() {
        return parent;
    }

    /** The attributes: name (in small letters) and value by turns. */
    String[] attributes() {
        return attributes;
    }

    void attributes(List<String> namesAndValues) {
        attributes = namesAndValues.toArray(NO_ATTRIBUTES);
    }

    void add(String text) {
        inside.add(text);
    }

    void add(XmlElement child) {
        inside.add(child);
        hasElements = true;
    }

    boolean hasElements() {
        return hasElements;
    }

    /** Texts and elements in order. */
    List<Object> inside() {
        return inside;
    }

    /** The value of the attribute of that name (in small letters); empty when there is none. */
    String attribute(String wanted) {
        for (int i = 0; i < attributes.length; i += 2) {
            if (attributes[i].equals(wanted)) {
                return attributes[i + 1];
            }
        }
        return "";
    }

    List<XmlElement> children() {
        List<XmlElement> children = new ArrayList<>(inside.size());
        for (Object part : inside) {
            if (part instanceof XmlElement child) {
                children.add(child);
            }
        }
        return children;
    }

    /** All text in it, at any depth, without blanks around it. */
    String text() {
        if (inside.size() == 1 && inside.get(0) instanceof String only) {
            return only.strip();
        }
        StringBuilder text = new StringBuilder();
        collect(text);
        return text.toString().strip();
    }

    private void collect(StringBuilder text) {
        for (Object part : inside) {
            if (part instanceof XmlElement child) {
                child.collect(text);
            } else {
                text.append(part);
            }
        }
    }

    boolean isEmpty() {
        return !hasElements && text().isEmpty();
    }

    /** The children of a name, in order. */
    List<XmlElement> all(String wanted) {
        List<XmlElement> found = new ArrayList<>(2);
        for (Object part : inside) {
            if (part instanceof XmlElement child && child.name.equals(wanted)) {
                found.add(child);
            }
        }
        return found;
    }

    /** The first child of these names that has something in it, the names in order of preference. */
    Optional<XmlElement> first(String... wanted) {
        for (String one : wanted) {
            for (Object part : inside) {
                if (part instanceof XmlElement child && child.name.equals(one) && !child.isEmpty()) {
                    return Optional.of(child);
                }
            }
        }
        return Optional.empty();
    }

    /** The text of {@link #first}; empty when there is none. */
    String text(String... wanted) {
        return first(wanted).map(XmlElement::text).orElse("");
    }

    /** The elements of a name at any depth, but none inside another; at most so many. */
    List<XmlElement> within(String wanted, int most) {
        List<XmlElement> found = new ArrayList<>();
        gather(wanted, most, found);
        return found;
    }

    private void gather(String wanted, int most, List<XmlElement> found) {
        for (Object part : inside) {
            if (part instanceof XmlElement child && found.size() < most) {
                if (child.name.equals(wanted)) {
                    found.add(child);
                } else if (child.hasElements) {
                    child.gather(wanted, most, found);
                }
            }
        }
    }

    /** What its relative links count from: {@code xml:base} of it and of those around it, and at last the document. */
    URI base(URI document) {
        URI outer = parent == null ? document : parent.base(document);
        String own = attribute("xml:base");
        return own.isEmpty() ? outer : Addresses.of(own, outer).orElse(outer);
    }

    /** Whether it or an element around it says what relative links count from. */
    boolean hasBase() {
        return !attribute("xml:base").isEmpty() || (parent != null && parent.hasBase());
    }

    /** The nearest {@code xml:lang} of it and of those around it; empty when there is none. */
    String language() {
        String own = attribute("xml:lang");
        return !own.isEmpty() || parent == null ? own : parent.language();
    }
}
