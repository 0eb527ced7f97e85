package org.presstime.feed;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The names of elements, whichever prefix a feed gives them: {@code content:encoded} is always called that, and what
 * belongs to the vocabulary of the feed itself has no prefix. A prefix nobody declared means what it usually means.
 */
final class Namespaces {

    private static final String NONE = "";

    // Without scheme and closing slash, in small letters, as people vary these.
    private static final Map<String, String> KNOWN = Map.ofEntries(
            Map.entry("www.w3.org/2005/atom", "atom"),
            Map.entry("purl.org/atom/ns", "atom"),
            Map.entry("purl.org/rss/1.0", NONE),
            Map.entry("my.netscape.com/rdf/simple/0.9", NONE),
            Map.entry("channel.netscape.com/rdf/simple/0.9", NONE),
            Map.entry("my.netscape.com/publish/formats/rss-0.91.dtd", NONE),
            Map.entry("backend.userland.com/rss", NONE),
            Map.entry("backend.userland.com/rss2", NONE),
            Map.entry("backend.userland.com/rss091", NONE),
            Map.entry("blogs.law.harvard.edu/tech/rss", NONE),
            Map.entry("cyber.law.harvard.edu/rss/rss.html", NONE),
            Map.entry("purl.org/net/rss1.1", NONE),
            Map.entry("www.sitemaps.org/schemas/sitemap/0.9", NONE),
            Map.entry("www.google.com/schemas/sitemap/0.84", NONE),
            Map.entry("www.google.com/schemas/sitemap-news/0.9", "news"),
            Map.entry("www.google.com/schemas/sitemap-image/1.1", "image"),
            Map.entry("purl.org/rss/1.0/modules/content", "content"),
            Map.entry("purl.org/rss/1.0/modules/slash", "slash"),
            Map.entry("purl.org/rss/1.0/modules/syndication", "sy"),
            Map.entry("purl.org/syndication/thread/1.0", "thr"),
            Map.entry("wellformedweb.org/commentapi", "wfw"),
            Map.entry("purl.org/dc/elements/1.1", "dc"),
            Map.entry("purl.org/dc/elements/1.0", "dc"),
            Map.entry("purl.org/dc/terms", "dcterms"),
            Map.entry("search.yahoo.com/mrss", "media"),
            Map.entry("www.itunes.com/dtds/podcast-1.0.dtd", "itunes"),
            Map.entry("rssnamespace.org/feedburner/ext/1.0", "feedburner"),
            Map.entry("prismstandard.org/namespaces/basic/2.0", "prism"),
            Map.entry("prismstandard.org/namespaces/1.2/basic", "prism"),
            Map.entry("www.w3.org/1999/02/22-rdf-syntax-ns", "rdf"),
            Map.entry("www.w3.org/1999/xhtml", "xhtml"));

    private final @Nullable Namespaces outer;
    private final Map<String, String> declared = new HashMap<>(4);
    private @Nullable String home;
    private String homePrefix = NONE;
    private String homeAddress = NONE;

    Namespaces(@Nullable Namespaces outer) {
        this.outer = outer;
        if (outer != null) {
            home = outer.home;
            homePrefix = outer.homePrefix;
            homeAddress = outer.homeAddress;
        }
    }

    /** Notes what an element declares; the prefix is empty for the namespace of names without one. */
    void declare(String prefix, String address) {
        declared.put(prefix, bare(address));
    }

    private static String bare(String address) {
        return address.strip()
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^https?://", "")
                .replaceFirst("[/#]+$", "");
    }

    /** Makes the vocabulary of this element the one whose names have no prefix. */
    void settle(String name) {
        int colon = name.indexOf(':');
        homePrefix = colon < 0 ? NONE : name.substring(0, colon);
        homeAddress = address(homePrefix);
        home = KNOWN.get(homeAddress);
    }

    /** The usual name of an element, in small letters. */
    String usual(String name) {
        int colon = name.indexOf(':');
        String prefix = colon < 0 ? NONE : name.substring(0, colon);
        String local = colon < 0 ? name : name.substring(colon + 1);
        String address = address(prefix);
        String known = KNOWN.get(address);
        if (known == null) {
            boolean ofHome = prefix.equals(homePrefix) && (address.isEmpty() || address.equals(homeAddress));
            boolean ofNobody = prefix.isEmpty() && address.isEmpty();
            return ofHome || ofNobody ? local : (prefix.isEmpty() ? "unknown" : prefix) + ":" + local;
        }
        return known.equals(home) || known.isEmpty() ? local : known + ":" + local;
    }

    private String address(String prefix) {
        Namespaces scope = this;
        while (scope != null) {
            String address = scope.declared.get(prefix);
            if (address != null) {
                return address;
            }
            scope = scope.outer;
        }
        return NONE;
    }
}
