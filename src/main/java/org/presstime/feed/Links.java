package org.presstime.feed;

import java.net.URI;
import java.util.Optional;
import java.util.OptionalInt;

/** The addresses in an entry or a feed: RSS knows many places for them, Atom many relations. */
final class Links {

    private Links() {}

    /** The page: where a redirecting link really leads, the link, or a guid that says it is one. */
    static Optional<URI> page(XmlElement item, URI base) {
        return Addresses.of(item.text("feedburner:origlink"), item.base(base))
                .or(() -> written(item, base))
                .or(() -> related(item, "alternate", base))
                .or(() -> isPermalink(item) ? Addresses.of(item.text("guid"), base) : Optional.empty())
                .or(() -> about(item, base));
    }

    private static Optional<URI> written(XmlElement item, URI base) {
        return item.all("link").stream()
                .flatMap(link -> Addresses.of(
                        link.isEmpty() && isAlternate(link) ? link.attribute("href") : joined(link.text()),
                        link.base(base))
                        .stream())
                .findFirst();
    }

    /** An address that was broken into lines is one address. */
    private static String joined(String address) {
        return address.indexOf('\n') < 0 ? address : address.replaceAll("\\s*\\n\\s*", "");
    }

    // RSS 2.0: isPermaLink is true unless written otherwise; but many a guid is no address.
    static boolean isPermalink(XmlElement item) {
        return item.first("guid")
                .filter(guid -> !guid.attribute("ispermalink").equalsIgnoreCase("false"))
                .filter(guid -> guid.text().startsWith("http")
                        || guid.attribute("ispermalink").equalsIgnoreCase("true"))
                .isPresent();
    }

    private static Optional<URI> about(XmlElement item, URI base) {
        String about = item.attribute("rdf:about");
        return about.startsWith("http") ? Addresses.of(about, base) : Optional.empty();
    }

    /** Another address that the item gives as that of its page. */
    static Optional<URI> canonical(XmlElement item, URI base) {
        return related(item, "canonical", base)
                .or(() -> isPermalink(item) ? Addresses.of(item.text("guid"), base) : Optional.empty());
    }

    /** The address of a relation, among the links of Atom that RSS borrows. */
    static Optional<URI> related(XmlElement parent, String relation, URI base) {
        for (String name : new String[] {"atom:link", "link"}) {
            for (XmlElement link : parent.all(name)) {
                boolean wanted = relation.equals("alternate")
                        ? isAlternate(link)
                        : link.attribute("rel").equalsIgnoreCase(relation);
                Optional<URI> address =
                        wanted ? Addresses.of(link.attribute("href"), link.base(base)) : Optional.empty();
                if (address.isPresent()) {
                    return address;
                }
            }
        }
        return Optional.empty();
    }

    /** The page of an entry or a feed of Atom: an alternate, rather one that is HTML. */
    static Optional<URI> alternate(XmlElement parent, URI base) {
        Optional<URI> other = Optional.empty();
        for (XmlElement link : parent.all("link")) {
            String type = link.attribute("type");
            Optional<URI> address = isAlternate(link)
                    ? Addresses.of(
                            link.attribute("href").isEmpty() ? link.text() : link.attribute("href"), link.base(base))
                    : Optional.empty();
            if (address.isPresent() && (type.isEmpty() || type.contains("html"))) {
                return address;
            }
            other = other.isPresent() || type.contains("json") ? other : address;
        }
        return other;
    }

    // RFC 4287, 4.2.7.2: a link without a relation is the alternate.
    private static boolean isAlternate(XmlElement link) {
        String relation = link.attribute("rel").strip();
        return relation.isEmpty()
                || relation.equalsIgnoreCase("alternate")
                || relation.equals("http://www.iana.org/assignments/relation/alternate");
    }

    static OptionalInt count(String text) {
        return text.matches("\\d{1,7}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }
}
