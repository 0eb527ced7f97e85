package org.presstime.feed;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.presstime.feed.Entry.Picture;

/** The picture of an entry: what Media RSS names, else an enclosure, else the first of its HTML. */
final class Pictures {

    private static final int PIXEL = 3;

    private Pictures() {}

    static Optional<Picture> of(Element entry, String html, URI base) {
        return Stream.of("media:content", "media:thumbnail", "enclosure", "link", "itunes:image")
                .flatMap(name -> entry.select("*").stream()
                        .filter(element ->
                                element.tagName().toLowerCase(Locale.ROOT).equals(name)))
                .filter(Pictures::isPicture)
                .flatMap(element -> picture(element, entry, base).stream())
                .findFirst()
                .or(() -> inHtml(html, base));
    }

    private static boolean isPicture(Element element) {
        String type = element.attr("type") + element.attr("medium");
        return switch (element.tagName().toLowerCase(Locale.ROOT)) {
            case "enclosure" -> type.startsWith("image");
            case "link" -> element.attr("rel").equals("enclosure") && type.startsWith("image");
            case "media:content" -> type.isEmpty() || type.startsWith("image");
            default -> true;
        };
    }

    private static Optional<Picture> picture(Element element, Element entry, URI base) {
        String address = element.hasAttr("url") ? element.attr("url") : element.attr("href");
        return Words.address(address, Words.base(element, base))
                .map(source -> new Picture(
                        source,
                        about(element, entry, "media:description", "media:title"),
                        about(element, entry, "media:credit")));
    }

    /** Media RSS 1.5: what stands in the media element counts before what stands beside it. */
    private static String about(Element element, Element entry, String... names) {
        String own = new Children(element).words(names);
        return own.isEmpty() ? new Children(entry).words(names) : own;
    }

    /** The first picture of some HTML that is no tracking pixel. */
    static Optional<Picture> inHtml(String html, URI base) {
        if (!html.contains("<img")) {
            return Optional.empty();
        }
        return Jsoup.parseBodyFragment(html).select("img[src]").stream()
                .filter(image -> size(image, "width") > PIXEL && size(image, "height") > PIXEL)
                .flatMap(image -> Words.address(image.attr("src"), base)
                        .map(source -> new Picture(source, Words.plain(image.attr("alt")), credit(image)))
                        .stream())
                .findFirst();
    }

    private static String credit(Element image) {
        Element figure = image.closest("figure");
        Element caption = figure == null ? null : figure.selectFirst("figcaption");
        return caption == null ? "" : Words.plain(caption.text());
    }

    private static int size(Element image, String attribute) {
        String digits = image.attr(attribute).replaceAll("\\D.*$", "");
        return digits.isEmpty() || digits.length() > 6 ? Integer.MAX_VALUE : Integer.parseInt(digits);
    }
}
