package org.presstime.feed;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.presstime.feed.Entry.Picture;

/** The pictures of an entry: what Media RSS names, enclosures, what iTunes names, and those of its HTML; no tracking pixels. */
final class Pictures {

    private static final int MOST = 20;
    private static final int PIXEL = 3;
    private static final References REFERENCES = new References();
    private static final Pattern IMAGE = Pattern.compile("(?i)\\.(jpe?g|png|gif|webp|avif|svg|bmp)$");
    private static final Pattern OTHER =
            Pattern.compile("(?i)\\.(mp[34g]|m4[av]|ogg|og[av]|wav|aac|flac|webm|mov|avi|wmv|flv|swf|pdf|html?)$");

    private static final Pattern HIDDEN =
            Pattern.compile("(?i)display:none|visibility:hidden|(?<!-)(width|height):[01](px)?(;|$)");

    // Counters of readers, by the place where they live; their size is often not written.
    private static final Pattern TRACKER = Pattern.compile(
            "(?i)^https?://(pixel\\.|stats?\\.|[^/]*\\bdoubleclick\\.net|[^/]*feedsportal\\.com|feeds\\.feedburner\\.com/~[rf]"
                    + "|feeds\\.wordpress\\.com|[^/]*\\.?google-analytics\\.com|www\\.facebook\\.com/tr\\b|sb\\.scorecardresearch\\.com"
                    + "|[^?#]*/(1x1|pixel|blank|spacer|clear|transparent|tracking|beacon)\\.(gif|png)\\b)");

    private final XmlElement entry;
    private final URI base;
    private final Map<URI, Picture> found = new LinkedHashMap<>();

    private Pictures(XmlElement entry, URI base) {
        this.entry = entry;
        this.base = base;
    }

    /** The pictures of an entry in the order of preference, then those of its HTML. */
    static List<Picture> of(XmlElement entry, URI base, List<Picture> ofHtml) {
        Pictures pictures = new Pictures(entry, base);
        pictures.media(entry, List.of(entry));
        pictures.thumbnails(entry);
        for (XmlElement child : entry.children()) {
            switch (child.name()) {
                case "enclosure" -> pictures.enclosure(child);
                case "link" -> pictures.link(child);
                case "itunes:image", "image:image", "image", "media:image" -> pictures.named(child);
                default -> {}
            }
        }
        ofHtml.forEach(pictures::keep);
        return pictures.found.values().stream().limit(MOST).toList();
    }

    private void media(XmlElement parent, List<XmlElement> around) {
        for (XmlElement child : parent.children()) {
            if (child.name().equals("media:group")) {
                List<XmlElement> wider = new ArrayList<>(around);
                wider.add(0, child);
                media(child, wider);
            } else if (child.name().equals("media:content") && isImage(child)) {
                List<XmlElement> wider = new ArrayList<>(around);
                wider.add(0, child);
                keep(child, child.attribute("url"), wider);
            }
        }
    }

    private void thumbnails(XmlElement parent) {
        for (XmlElement child : parent.children()) {
            if (child.name().equals("media:thumbnail")) {
                keep(
                        child,
                        child.attribute("url").isEmpty() ? child.text() : child.attribute("url"),
                        List.of(parent, entry));
            } else if (child.name().equals("media:group") || child.name().equals("media:content")) {
                thumbnails(child);
            }
        }
    }

    private static boolean isImage(XmlElement element) {
        String type = (element.attribute("medium") + " " + element.attribute("type")).toLowerCase(Locale.ROOT);
        String address = element.attribute("url").replaceFirst("[?#].*$", "");
        return type.contains("image")
                || (type.isBlank() && !OTHER.matcher(address).find());
    }

    private void enclosure(XmlElement element) {
        String address = element.attribute("url");
        String type = element.attribute("type");
        if (type.startsWith("image")
                || (type.isEmpty()
                        && IMAGE.matcher(address.replaceFirst("[?#].*$", "")).find())) {
            keep(element, address, List.of(entry));
        }
    }

    private void link(XmlElement element) {
        if (element.attribute("rel").equals("enclosure")
                && element.attribute("type").startsWith("image")) {
            keep(element, element.attribute("href"), List.of(entry));
        }
    }

    private void named(XmlElement element) {
        String address = element.attribute("href").isEmpty() ? element.attribute("url") : element.attribute("href");
        keep(
                element,
                address.isEmpty()
                        ? element.first("url", "image:loc").orElse(element).text()
                        : address,
                List.of());
    }

    private void keep(XmlElement element, String address, List<XmlElement> around) {
        Addresses.of(address, element.base(base))
                .map(source -> new Picture(
                        source,
                        element.attribute("type").startsWith("image") ? element.attribute("type") : "",
                        pixels(element.attribute("width")),
                        pixels(element.attribute("height")),
                        about(around, "media:description", "media:title"),
                        about(around, "media:credit")))
                .ifPresent(this::keep);
    }

    private void keep(Picture picture) {
        if (!isPixel(picture)) {
            found.putIfAbsent(picture.source(), picture);
        }
    }

    /** Media RSS 1.5.1: what stands in the media element counts before what stands beside it. */
    private static String about(List<XmlElement> around, String... names) {
        for (XmlElement element : around) {
            String words = Html.guessedWords(element.text(names));
            if (!words.isEmpty()) {
                return words;
            }
        }
        return "";
    }

    /** The picture of the tag that a scanner has just read; none if it is a tracking pixel. */
    static Optional<Picture> ofHtml(TagScanner image, URI base) {
        String source = image.value("src");
        if (source.isEmpty() || source.startsWith("data:")) {
            source = image.value("data-src").isEmpty() ? image.value("data-lazy-src") : image.value("data-src");
        }
        if (source.isEmpty()) {
            source = image.value("srcset").strip().split("\\s", 2)[0];
        }
        return Addresses.of(REFERENCES.resolve(source), base)
                .map(address -> new Picture(
                        address,
                        "",
                        pixels(image.value("width")),
                        pixels(image.value("height")),
                        Html.words(REFERENCES.resolve(image.value("alt"))),
                        ""))
                .filter(picture -> !isPixel(picture) && !isHidden(image.value("style")));
    }

    static Picture withCredit(Picture picture, String credit) {
        return new Picture(picture.source(), picture.type(), picture.width(), picture.height(), picture.alt(), credit);
    }

    private static boolean isHidden(String style) {
        return !style.isEmpty() && HIDDEN.matcher(style.replace(" ", "")).find();
    }

    private static boolean isPixel(Picture picture) {
        return isTiny(picture.width())
                || isTiny(picture.height())
                || TRACKER.matcher(picture.source().toString()).find();
    }

    private static boolean isTiny(int pixels) {
        return pixels > 0 && pixels <= PIXEL;
    }

    /** The number of pixels that a text names; 0 if it names none. */
    static int pixels(String text) {
        String number = text.strip().replaceFirst("(?i)px$", "");
        if (!number.matches("\\d{1,5}(\\.\\d{1,5})?")) {
            return 0;
        }
        // A width of nothing is a picture nobody shall see.
        return Math.max(1, (int) Double.parseDouble(number));
    }
}
