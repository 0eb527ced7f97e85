package org.presstime.article;

import java.net.URI;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;
import org.jsoup.select.NodeVisitor;
import org.presstime.article.Article.Link;

/**
 * What a person reads of some hostile HTML: plain paragraphs and the links in them. Everything that is not on the
 * allow-list is gone before a word is taken.
 */
final class ReadableText {

    private static final int LONGEST = 20_000;
    private static final int LONGEST_LINK_TEXT = 200;
    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "br",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "ul",
            "ol",
            "li",
            "blockquote",
            "pre",
            "table",
            "tr",
            "td",
            "th",
            "figure",
            "section",
            "article",
            "hr",
            "dl",
            "dt",
            "dd",
            "base");
    private static final Pattern WEB = Pattern.compile("https?://[^\\s/]+\\S*");
    private static final String DROPPED = "figcaption, figure, aside, nav, form, button, select";
    private static final int FIRST_COMBINING = 0x300;
    private static final Safelist ALLOWED = Safelist.basic()
            .addTags("h1", "h2", "h3", "h4", "h5", "h6", "div", "section", "article", "table", "tr", "td", "th", "hr")
            .removeProtocols("a", "href", "ftp", "mailto")
            .preserveRelativeLinks(false);

    private final List<StringBuilder> paragraphs = new ArrayList<>();

    private ReadableText() {
        paragraphs.add(new StringBuilder());
    }

    /** The body of a page or an entry, after cleaning. */
    static Element clean(String html, URI base) {
        Document dirty = Jsoup.parse(html, base.toString());
        dirty.select(DROPPED).remove();
        return new Cleaner(ALLOWED).clean(dirty).body();
    }

    /** The paragraphs, separated by one empty line. */
    static String of(Element body) {
        return of(body, LONGEST);
    }

    /** As {@link #of(Element)}, but what would make it longer than so many characters is left out. */
    static String of(Element body, int longest) {
        ReadableText text = new ReadableText();
        body.traverse(text.new Paragraphs());
        StringBuilder whole = new StringBuilder();
        for (StringBuilder paragraph : text.paragraphs) {
            String words = tidy(paragraph.toString());
            if (!words.isEmpty() && whole.length() + 2 + words.length() <= longest) {
                whole.append(whole.isEmpty() ? "" : "\n\n").append(words);
            }
        }
        return whole.toString();
    }

    /** The links in the order of reading, each address once. */
    static List<Link> links(Element body, URI own) {
        Map<URI, Link> links = new LinkedHashMap<>();
        for (Element anchor : body.select("a[href]")) {
            String words = tidy(anchor.text());
            String address = anchor.absUrl("href");
            if (!words.isEmpty()
                    && words.length() <= LONGEST_LINK_TEXT
                    && WEB.matcher(address).matches()) {
                add(links, words, address, own);
            }
        }
        return List.copyOf(links.values());
    }

    private static void add(Map<URI, Link> links, String words, String address, URI own) {
        try {
            URI target = new URI(address.replace(" ", "%20"));
            if (target.getHost() != null && !CanonicalLink.of(target).equals(own)) {
                links.putIfAbsent(CanonicalLink.of(target), new Link(words, CanonicalLink.of(target)));
            }
        } catch (java.net.URISyntaxException notAnAddress) {
            // A link nobody could follow is no link of interest.
        }
    }

    /** One line of words without control characters, and without those that turn the direction of writing. */
    static String tidy(String text) {
        String composed = text.chars().allMatch(c -> c < FIRST_COMBINING)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFC);
        StringBuilder line = new StringBuilder(composed.length());
        for (int i = 0; i < composed.length(); i++) {
            char c = composed.charAt(i);
            if (!isInvisible(c)) {
                line.append(c);
            } else if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
                line.append(' ');
            }
        }
        return line.toString().strip();
    }

    private static boolean isInvisible(char c) {
        return c <= ' ' || (c >= '\u007F' && c <= '\u00A0') || (c >= '\u200B' && isFormat(c)) || c == '\uFEFF';
    }

    private static boolean isFormat(char c) {
        return c == '\u200B'
                || c == '\u200E'
                || c == '\u200F'
                || (c >= '\u202A' && c <= '\u202E')
                || (c >= '\u2066' && c <= '\u2069');
    }

    private final class Paragraphs implements NodeVisitor {
        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode words) {
                paragraphs.get(paragraphs.size() - 1).append(words.getWholeText());
            } else if (BLOCKS.contains(node.nodeName())) {
                paragraphs.add(new StringBuilder());
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (BLOCKS.contains(node.nodeName())) {
                paragraphs.add(new StringBuilder());
            }
        }
    }
}
