package org.presstime.feed;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.presstime.feed.Entry.Picture;

/**
 * The HTML of an entry with its links made absolute, and the pictures in it. A link that is neither relative nor of a
 * kind that leads to a page, a mailbox or a telephone is emptied.
 */
final class HtmlBody {

    private static final int MOST_PICTURES = 10;
    private static final Set<String> ADDRESSES =
            Set.of("href", "src", "poster", "cite", "longdesc", "action", "background");
    private static final Set<String> SCHEMES =
            Set.of("http", "https", "mailto", "tel", "ftp", "xmpp", "sms", "geo", "magnet");
    private static final References REFERENCES = new References();

    private final String markup;
    private final URI base;
    private final TagScanner scanner;
    private final StringBuilder changed = new StringBuilder();
    private final List<Picture> pictures = new ArrayList<>(2);
    private int copied;
    private boolean inFigure;
    private boolean pictured;

    private HtmlBody(String markup, URI base) {
        this.markup = markup;
        this.base = base;
        this.scanner = new TagScanner(markup);
    }

    /**
     * What it came to.
     *
     * @param pictures in order, without tracking pixels
     */
    record Read(String html, List<Picture> pictures) {}

    /** Reads HTML whose links count from a base. */
    static Read of(String markup, URI base) {
        return markup.indexOf('<') < 0 ? new Read(markup, List.of()) : new HtmlBody(markup, base).read();
    }

    private Read read() {
        int at = 0;
        for (int tag = markup.indexOf('<'); tag >= 0 && tag + 1 < markup.length(); tag = markup.indexOf('<', at)) {
            char next = markup.charAt(tag + 1);
            if (Character.isLetter(next)) {
                at = element(tag);
            } else if (next == '!' && markup.startsWith("<!--", tag)) {
                int end = markup.indexOf("-->", tag);
                at = end < 0 ? markup.length() : end + 3;
            } else {
                at = tag + 1;
            }
        }
        return new Read(
                copied == 0
                        ? markup
                        : changed.append(markup, copied, markup.length()).toString(),
                pictures);
    }

    private int element(int tag) {
        int end = scanner.scan(tag + 1);
        for (int i = 0; i < scanner.attributes(); i++) {
            link(i);
        }
        int length = scanner.nameEnd() - scanner.nameStart();
        if (length < 3 || length > 10) {
            return end;
        }
        switch (scanner.name()) {
            case "img" -> picture();
            case "figure" -> {
                inFigure = true;
                pictured = false;
            }
            case "figcaption" -> caption(end);
            case "script", "style" -> {
                return Html.afterSilent(markup, end, scanner.name());
            }
            default -> {}
        }
        return end;
    }

    private void link(int attribute) {
        if (!isAddress(attribute)) {
            return;
        }
        int from = scanner.valueStart(attribute);
        int to = scanner.valueEnd(attribute);
        if (markup.startsWith("http://", from) || markup.startsWith("https://", from) || from >= to) {
            return;
        }
        String value = REFERENCES.resolve(scanner.value(attribute));
        String absolute = absolute(value);
        if (!absolute.equals(value)) {
            changed.append(markup, copied, from)
                    .append(Words.escaped(absolute).replace("\"", "&quot;").replace("'", "&#39;"));
            copied = to;
        }
    }

    private boolean isAddress(int attribute) {
        for (String name : ADDRESSES) {
            if (scanner.isNamed(attribute, name)) {
                return true;
            }
        }
        return false;
    }

    private String absolute(String value) {
        // Browsers pass over blanks and line ends in the name of a scheme.
        String bare = value.replaceAll("[\\p{Cntrl}\\s]+", "");
        if (!Addresses.hasScheme(bare)) {
            return Addresses.of(value, base).map(URI::toString).orElse(value);
        }
        String scheme = bare.substring(0, bare.indexOf(':')).toLowerCase(java.util.Locale.ROOT);
        return SCHEMES.contains(scheme) ? value : "";
    }

    private void picture() {
        if (pictures.size() == MOST_PICTURES) {
            return;
        }
        int before = pictures.size();
        Pictures.ofHtml(scanner, base).ifPresent(pictures::add);
        pictured |= inFigure && pictures.size() > before;
    }

    /** The words under a picture say who made it, or what it shows. */
    private void caption(int from) {
        // Looked for only after a picture, so that no text is searched to its end again and again.
        int end = pictured ? markup.indexOf("</fig", from) : -1;
        if (end > from) {
            int last = pictures.size() - 1;
            pictures.set(last, Pictures.withCredit(pictures.get(last), Html.words(markup.substring(from, end))));
        }
        inFigure = false;
        pictured = false;
    }
}
