package org.presstime.feed;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** What stands in an element of a feed, as plain words, as HTML, or as an address. */
final class Words {

    private Words() {}

    /** Plain words out of text that may be HTML, written once or twice over. */
    static String plain(String text) {
        String words = text.indexOf('<') >= 0 || text.indexOf('&') >= 0
                ? Jsoup.parseBodyFragment(text).text()
                : text;
        return words.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    }

    /** The content of an element as HTML: unescaped text if that is all it has, its markup otherwise. */
    static String html(Element element) {
        return element.childrenSize() == 0
                ? element.wholeText().strip()
                : element.html().strip();
    }

    /** Plain text as HTML. */
    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** The absolute http or https address that a text names, seen from a base; empty for anything else. */
    static Optional<URI> address(String text, URI base) {
        String link = text.strip().replace(" ", "%20");
        if (link.isEmpty()) {
            return Optional.empty();
        }
        try {
            URI address = base.resolve(new URI(link)).normalize();
            String scheme =
                    address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
            return address.getHost() != null && (scheme.equals("http") || scheme.equals("https"))
                    ? Optional.of(address)
                    : Optional.empty();
        } catch (URISyntaxException | IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    /** The base that relative links of an element count from: xml:base of it and of those around it. */
    static URI base(Element element, URI document) {
        Element parent = element.parent();
        URI outer = parent == null ? document : base(parent, document);
        return element.hasAttr("xml:base")
                ? address(element.attr("xml:base"), outer).orElse(outer)
                : outer;
    }

    /** The language a tag names; empty for none. */
    static Optional<Locale> language(String tag) {
        Locale language = Locale.forLanguageTag(tag.strip().replace('_', '-'));
        return language.getLanguage().isEmpty() ? Optional.empty() : Optional.of(language);
    }

    /** The text, unless there is none. */
    static Optional<String> present(String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(text.strip());
    }
}
