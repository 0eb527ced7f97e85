package org.presstime.article;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.jspecify.annotations.Nullable;

/** The text of an article, taken out of its page. */
public final class PageText {

    private static final int LEAST = 140;
    private static final int LONGEST = 100_000;
    // A page of more is a trap, or a book.
    private static final int MOST_ELEMENTS = 100_000;
    // A body stated for machines that is much shorter than what people see is only its beginning.
    private static final double WHOLE = 0.75;

    private PageText() {}

    /**
     * The paragraphs, separated by one empty line; nothing when the page has no running text. It never fails because a page
     * is broken.
     *
     * @param charset of the bytes, as the server says; the page's own word, and UTF-8, count where it says nothing
     */
    public static Optional<String> of(byte[] page, Optional<String> charset, URI address) {
        return of(parse(page, charset, address));
    }

    static Document parse(byte[] page, Optional<String> charset, URI address) {
        @Nullable String name = charset.filter(PageText::isKnown).orElse(null);
        try {
            Document document = Jsoup.parse(new ByteArrayInputStream(page), name, address.toString());
            boolean guessed = name == null
                    && document.select("meta[charset], meta[http-equiv~=(?i)content-type]")
                            .isEmpty();
            return guessed && !isUtf8(page)
                    // WHATWG Encoding, 4.2: what is neither declared nor UTF-8 is mostly this.
                    ? Jsoup.parse(new ByteArrayInputStream(page), "windows-1252", address.toString())
                    : document;
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean isKnown(String charset) {
        try {
            return java.nio.charset.Charset.isSupported(charset);
        } catch (IllegalArgumentException notAName) {
            return false;
        }
    }

    private static boolean isUtf8(byte[] page) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(page));
            return true;
        } catch (CharacterCodingException other) {
            return false;
        }
    }

    /** As {@link #of(byte[], Optional, URI)}; takes the document apart. */
    static Optional<String> of(Document page) {
        if (page.getAllElements().size() > MOST_ELEMENTS) {
            return Optional.empty();
        }
        Optional<String> stated = JsonLd.articleBody(page)
                .map(body -> ReadableText.of(
                        ReadableText.clean(body.contains("<") ? body : paragraphs(body), URI.create(base(page))),
                        LONGEST))
                .filter(body -> body.length() >= LEAST);
        Optional<String> seen = seen(page);
        if (stated.isEmpty() || seen.isEmpty()) {
            return stated.or(() -> seen);
        }
        boolean whole = stated.get().length() > WHOLE * seen.get().length();
        boolean inOnePiece = !stated.get().contains("\n")
                && seen.get().length() < stated.get().length() * 1.25;
        return whole && !inOnePiece ? stated : seen;
    }

    private static String base(Document page) {
        return page.baseUri().isEmpty() ? "https://page.invalid/" : page.baseUri();
    }

    private static String paragraphs(String text) {
        return "<p>" + text.replace("&", "&amp;").replaceAll("\\s*\\R\\s*", "</p><p>") + "</p>";
    }

    private static Optional<String> seen(Document page) {
        Clutter.removeHidden(page);
        Clutter.removeByName(page.body());
        Optional<Element> article = new MainContent(page).find();
        article.ifPresent(Clutter::removeInside);
        // One heading of the first level is the title, which is told apart.
        article.map(element -> element.select("h1"))
                .filter(titles -> titles.size() == 1)
                .ifPresent(Elements::remove);
        return article.map(element -> ReadableText.of(element, LONGEST)).filter(text -> text.length() >= LEAST);
    }
}
