package org.presstime.feed;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the document of a feed into a tree, and never refuses one: elements nobody closed end where they must, ends of
 * nothing are passed over, what breaks off is read as far as it came. No document of the outside is ever asked for. Depth
 * and number of elements are bounded, and time grows with the length of the text only.
 */
final class XmlReader {

    // Deeper than any feed nests, and far from where recursion would end.
    private static final int DEEPEST = 150;
    private static final int MOST_PARTS = 500_000;

    static final Set<String> ROOTS =
            Set.of("rss", "rdf", "feed", "channel", "urlset", "sitemapindex", "html", "entry", "item");
    private static final Set<String> ENTRIES = Set.of("item", "entry");
    private static final Set<String> CONTAINERS =
            Set.of("rss", "rdf", "feed", "channel", "item", "entry", "urlset", "");
    // These hold words only, so that one of the others ends it if its own end is missing.
    private static final Set<String> LEAVES = Set.of("title", "link", "guid", "pubdate", "dc:date", "dc:creator");
    private static final Set<String> AFTER_LEAVES = Set.of(
            "title",
            "link",
            "guid",
            "pubdate",
            "description",
            "comments",
            "category",
            "enclosure",
            "content:encoded",
            "dc:date",
            "dc:creator",
            "id",
            "updated",
            "published",
            "summary",
            "content",
            "author");
    private static final Set<String> VOID = Set.of("br", "hr", "img", "wbr");
    private static final Pattern FILE = Pattern.compile("<!ENTITY\\s+[\\w.-]{1,30}\\s+SYSTEM\\s+[\"']file:");
    private static final int MOST_ENTITIES = 300;
    private static final Pattern END_OF_SUBSET = Pattern.compile("][ \\t\\r\\n]{0,20}>");
    private static final Pattern ENTITY =
            Pattern.compile("<!ENTITY\\s+([\\w.-]{1,30})\\s+(?:\"([^\"<]*)\"|'([^'<]*)')\\s*>");

    private final String text;
    private final TagScanner scanner;
    private final References references = new References();
    private final XmlElement document = new XmlElement("", "", null);
    private final Open[] open = new Open[DEEPEST + 1];
    private final XmlNames names;
    private Namespaces scope = new Namespaces(null);
    private int depth;
    private int parts;
    private boolean settled;
    private boolean declared;
    private final Set<String> missing = new HashSet<>();

    XmlReader(String text) {
        this.text = text;
        this.scanner = new TagScanner(text);
        this.names = new XmlNames(text);
        open[0] = new Open(document, "", scope, true);
    }

    /** An element that has begun and not ended; blanks in a container mean nothing. */
    private record Open(XmlElement element, String name, Namespaces outer, boolean container) {}

    /** Reads the whole text. */
    XmlElement read() {
        int at = 0;
        while (at < text.length() && parts < MOST_PARTS) {
            int tag = text.indexOf('<', at);
            int end = tag < 0 ? text.length() : tag;
            if (end > at) {
                words(at, end);
            }
            at = tag < 0 ? end : markup(tag);
        }
        return document;
    }

    private int markup(int tag) {
        char next = tag + 1 < text.length() ? text.charAt(tag + 1) : ' ';
        if (next == '/') {
            return close(tag + 2);
        }
        if (next == '!') {
            return declaration(tag);
        }
        if (next == '?') {
            return after("?>", tag + 2);
        }
        if (Character.isLetter(next) || next == '_') {
            return open(tag + 1);
        }
        int end = tag + 1;
        while (end < text.length() && text.charAt(end) == '<') {
            end++;
        }
        // The last of several may begin an element.
        int words = end == tag + 1 ? end : end - 1;
        text(text.substring(tag, words));
        return words;
    }

    private void words(int from, int to) {
        Open current = open[depth];
        if (!current.container()) {
            text(references.resolve(text.substring(from, to)));
        }
    }

    private void text(String words) {
        parts++;
        open[depth].element().add(words);
    }

    private int declaration(int tag) {
        if (text.startsWith("<![CDATA[", tag)) {
            return data(tag + 9);
        }
        if (text.startsWith("<!--", tag)) {
            return after("-->", tag + 4);
        }
        if (text.regionMatches(true, tag, "<!DOCTYPE", 0, 9)) {
            return doctype(tag + 9);
        }
        return after(">", tag + 2);
    }

    private int data(int from) {
        int end = find("]]>", from);
        int next = text.indexOf("<![CDATA[", from);
        // Somebody forgot the end: it would swallow the elements up to the end of another one.
        int close = next >= 0 && next < end ? text.substring(from, next).indexOf("</" + open[depth].name() + ">") : -1;
        if (close >= 0) {
            text(text.substring(from, from + close));
            return from + close;
        }
        if (end < 0) {
            int own = open[depth].name().isEmpty() ? -1 : text.indexOf("</" + open[depth].name() + ">", from);
            end = own < 0 ? text.length() : own;
            text(text.substring(from, end));
            return end;
        }
        text(text.substring(from, end));
        return end + 3;
    }

    /** The names an internal subset declares are noted; nothing else of a DOCTYPE matters. */
    private int doctype(int from) {
        int end = find(">", from);
        int subset = end < 0 || declared ? -1 : text.substring(from, end).indexOf('[');
        if (subset < 0) {
            return end < 0 ? text.length() : end + 1;
        }
        declared = true;
        Matcher close = END_OF_SUBSET.matcher(text);
        if (!close.find(from + subset)) {
            return end + 1;
        }
        if (FILE.matcher(text).region(from + subset, close.end()).find()) {
            throw new UnreadableFeed("a document that asks for a file of this machine");
        }
        Matcher entity = ENTITY.matcher(text).region(from + subset, close.end());
        for (int i = 0; i < MOST_ENTITIES && entity.find(); i++) {
            references.declare(entity.group(1), entity.group(2) == null ? entity.group(3) : entity.group(2));
        }
        return close.end();
    }

    private int after(String end, int from) {
        int found = find(end, from);
        if (found < 0) {
            int tag = text.indexOf('>', from);
            return tag < 0 ? text.length() : tag + 1;
        }
        return found + end.length();
    }

    /** Looks for what is not there once only, or a document of beginnings would be read again for each of them. */
    private int find(String wanted, int from) {
        if (missing.contains(wanted)) {
            return -1;
        }
        int found = text.indexOf(wanted, from);
        if (found < 0) {
            missing.add(wanted);
        }
        return found;
    }

    private int open(int from) {
        int end = scanner.scan(from);
        if (end >= text.length() && (text.isEmpty() || text.charAt(text.length() - 1) != '>')) {
            return text.length(); // Broken off in the middle of a tag.
        }
        parts++;
        Namespaces outer = scope;
        List<String> attributes = attributes(outer);
        XmlNames.Name name = names.at(scanner.nameStart(), scanner.nameEnd(), scope);
        if (!settled && ROOTS.contains(local(name.lower()))) {
            settled = true;
            scope.settle(name.lower());
            name = name.in(scope);
        }
        makeRoom(name.usual());
        XmlElement parent = open[depth].element();
        XmlElement element = new XmlElement(name.usual(), name.written(), parent);
        if (!attributes.isEmpty()) {
            element.attributes(attributes);
        }
        parent.add(element);
        if (scanner.isClosed() || depth == DEEPEST || VOID.contains(local(name.lower()))) {
            scope = outer;
        } else {
            open[++depth] = new Open(element, name.lower(), outer, CONTAINERS.contains(name.usual()));
        }
        return end;
    }

    private List<String> attributes(Namespaces outer) {
        int number = scanner.attributes();
        if (number == 0) {
            return List.of();
        }
        List<String> attributes = new ArrayList<>(number * 2);
        for (int i = 0; i < number; i++) {
            String name = scanner.attribute(i, true);
            String value = references.resolve(scanner.value(i));
            if (name.startsWith("xmlns") && (name.length() == 5 || name.charAt(5) == ':')) {
                scope = scope == outer ? new Namespaces(scope) : scope;
                scope.declare(name.length() == 5 ? "" : name.substring(6), value);
            } else {
                attributes.add(name);
                attributes.add(value);
            }
        }
        return attributes;
    }

    /** Ends what cannot go on around the element that begins. */
    private void makeRoom(String name) {
        if (LEAVES.contains(open[depth].element().name()) && (AFTER_LEAVES.contains(name) || ENTRIES.contains(name))) {
            closeTo(depth - 1);
        }
        if (ENTRIES.contains(name)) {
            for (int i = depth; i > 0; i--) {
                if (open[i].element().name().equals(name)) {
                    closeTo(i - 1);
                    return;
                }
            }
        }
    }

    private int close(int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) > ' ' && text.charAt(end) != '>' && text.charAt(end) != '<') {
            end++;
        }
        String name = names.at(from, end, scope).lower();
        for (int i = depth; i > 0; i--) {
            if (open[i].name().equals(name)) {
                closeTo(i - 1);
                break;
            }
        }
        while (end < text.length() && text.charAt(end) != '>' && text.charAt(end) != '<') {
            end++;
        }
        return end < text.length() && text.charAt(end) == '>' ? end + 1 : end;
    }

    private void closeTo(int level) {
        while (depth > level) {
            scope = open[depth].outer();
            open[depth--] = null;
        }
    }

    private static String local(String name) {
        return name.substring(name.indexOf(':') + 1);
    }
}
