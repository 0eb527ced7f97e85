package org.presstime.feed;

import java.net.URI;
import java.util.Set;

/** The markup that an element holds: escaped, or as elements of its own. */
final class Markup {

    private static final Set<String> ALONE =
            Set.of("br", "hr", "img", "wbr", "input", "source", "col", "area", "embed");
    private static final Set<String> ADDRESSES = Set.of("href", "src", "cite", "poster");

    private Markup() {}

    /** The content of an element as HTML, be it escaped once, escaped twice or not at all. */
    static String of(XmlElement element) {
        return element.hasElements() ? inner(element) : element.text();
    }

    /** The same for an entry's words: what is written as plain is plain. */
    static String htmlOf(XmlElement element, URI base) {
        if (element.hasElements()) {
            return inside(element, base);
        }
        String type = element.attribute("type");
        return type.equals("plain") || type.equals("text/plain")
                ? Words.escaped(element.text())
                : Html.unescapedIfTwice(element.text());
    }

    private static String inner(XmlElement element) {
        return inside(element, URI.create(""));
    }

    /**
     * The elements in an element as HTML.
     *
     * @param base what relative links count from; where an element in it says otherwise, they are made absolute
     */
    static String inside(XmlElement element, URI base) {
        StringBuilder html = new StringBuilder();
        inside(element, base, false, html);
        return html.toString().strip();
    }

    private static void inside(XmlElement element, URI base, boolean absolute, StringBuilder html) {
        for (Object part : element.inside()) {
            if (part instanceof XmlElement child) {
                element(child, base, absolute, html);
            } else {
                html.append(Words.escaped(part.toString()));
            }
        }
    }

    private static void element(XmlElement element, URI base, boolean absolute, StringBuilder html) {
        String own = element.attribute("xml:base");
        URI inner = own.isEmpty() ? base : Addresses.of(own, base).orElse(base);
        boolean resolve = absolute || !own.isEmpty();
        html.append('<').append(element.local());
        String[] attributes = element.attributes();
        for (int i = 0; i < attributes.length; i += 2) {
            String value = resolve && ADDRESSES.contains(attributes[i])
                    ? Addresses.of(attributes[i + 1], inner).map(URI::toString).orElse(attributes[i + 1])
                    : attributes[i + 1];
            if (attributes[i].indexOf(':') < 0) {
                html.append(' ').append(attributes[i]).append("=\"");
                html.append(Words.escaped(value).replace("\"", "&quot;")).append('"');
            }
        }
        html.append('>');
        if (!ALONE.contains(element.local())) {
            inside(element, inner, resolve, html);
            html.append("</").append(element.local()).append('>');
        }
    }
}
