package org.presstime.feed;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/** Text that is HTML, or that may be. */
final class Html {

    private static final Set<String> INLINE = Set.of(
            "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "ins",
            "kbd", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "tt", "u", "var", "wbr",
            "time");
    private static final Set<String> BLOCK = Set.of(
            "p",
            "div",
            "br",
            "img",
            "hr",
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
            "tbody",
            "figure",
            "figcaption",
            "section",
            "article",
            "center",
            "dl",
            "dt",
            "dd",
            "iframe",
            "video",
            "audio",
            "script",
            "style",
            "body",
            "html");
    private static final Set<String> ALONE = Set.of("br", "img", "hr", "wbr");
    private static final Set<String> SILENT = Set.of("script", "style");
    private static final Set<String> ALONE_ESCAPED =
            Set.of("&lt;img src=", "&lt;br /&gt;", "&lt;br&gt;", "&lt;br/&gt;");
    private static final Pattern ESCAPED_START = Pattern.compile(
            "(?i)&lt;(p|div|a|img|br|h[1-6]|ul|ol|table|span|strong|b|em|i|figure|blockquote|iframe|font)\\b");

    private Html() {}

    /** The plain words of HTML, in one line. */
    static String words(String html) {
        String text = html.indexOf('<') < 0 ? html : withoutTags(html);
        return Words.oneLine(text.indexOf('&') < 0 ? text : Parser.unescapeEntities(text, false));
    }

    /** The plain words of text that is HTML or is not, as titles in RSS: a tag nobody closes is a word. */
    static String guessedWords(String text) {
        if (text.indexOf('<') < 0 || isHtml(text)) {
            return words(text);
        }
        return Words.oneLine(text.indexOf('&') < 0 ? text : Parser.unescapeEntities(text, false));
    }

    /** Whether tags of HTML stand in a text, and not only words in angle brackets. */
    static boolean isHtml(String text) {
        TagScanner scanner = new TagScanner(text);
        Set<String> opened = new HashSet<>();
        for (int at = text.indexOf('<'); at >= 0 && at + 1 < text.length(); at = text.indexOf('<', at + 1)) {
            boolean end = text.charAt(at + 1) == '/';
            scanner.scan(at + (end ? 2 : 1));
            String name = scanner.name();
            if (end ? opened.contains(name) : ALONE.contains(name)) {
                return true;
            }
            if (!end && (INLINE.contains(name) || BLOCK.contains(name))) {
                opened.add(name);
            }
        }
        return false;
    }

    private static String withoutTags(String html) {
        StringBuilder text = new StringBuilder(html.length());
        TagScanner scanner = new TagScanner(html);
        int at = 0;
        for (int tag = html.indexOf('<'); tag >= 0; tag = html.indexOf('<', at)) {
            text.append(html, at, tag);
            at = passed(html, tag, scanner);
            if (at == tag + 1) {
                text.append('<');
            } else if (!INLINE.contains(scanner.name())) {
                text.append(' ');
            }
        }
        return text.append(html, Math.min(at, html.length()), html.length()).toString();
    }

    /** The place after the tag, comment or silent element that begins here; the next one if none begins. */
    private static int passed(String html, int tag, TagScanner scanner) {
        char next = tag + 1 < html.length() ? html.charAt(tag + 1) : ' ';
        boolean end = next == '/' && tag + 2 < html.length() && Character.isLetter(html.charAt(tag + 2));
        if (end || Character.isLetter(next)) {
            int after = scanner.scan(tag + (end ? 2 : 1));
            return !end && SILENT.contains(scanner.name()) ? afterSilent(html, after, scanner.name()) : after;
        }
        if (next == '!' || next == '?') {
            int close = html.startsWith("<!--", tag) ? html.indexOf("-->", tag + 4) : html.indexOf('>', tag);
            scanner.scan(tag + 1);
            return close < 0 ? html.length() : close + (html.startsWith("<!--", tag) ? 3 : 1);
        }
        return tag + 1;
    }

    /** The place after the end of a script or style, whose content is no markup. */
    static int afterSilent(String html, int from, String name) {
        for (int at = html.indexOf("</", from); at >= 0; at = html.indexOf("</", at + 2)) {
            if (html.regionMatches(true, at + 2, name, 0, name.length())) {
                int close = html.indexOf('>', at);
                return close < 0 ? html.length() : close + 1;
            }
        }
        return html.length();
    }

    static boolean isSilent(String name) {
        return SILENT.contains(name.toLowerCase(Locale.ROOT));
    }

    /** HTML that was escaped once too often is HTML again; other HTML stays as it is. */
    static String unescapedIfTwice(String html) {
        if (html.indexOf('<') >= 0 || !html.contains("&lt;")) {
            return html;
        }
        String lower = html.toLowerCase(Locale.ROOT);
        boolean paragraph = lower.contains("&lt;p&gt;") && lower.contains("&lt;/p&gt;");
        boolean link = lower.contains("&lt;a href=") && lower.contains("&lt;/a&gt;");
        boolean start =
                lower.contains("&lt;/") && ESCAPED_START.matcher(lower.strip()).lookingAt();
        boolean twice = paragraph || link || start || ALONE_ESCAPED.stream().anyMatch(lower::contains);
        return twice ? new References().resolve(html) : html;
    }
}
