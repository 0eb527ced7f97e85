package org.presstime.article;

import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What stands on a page around an article, and what stands inside it without being its text. */
final class Clutter {

    private static final String NEVER_TEXT =
            "script, style, noscript, template, svg, math annotation, iframe, object, embed,"
                    + " canvas, form, button, select, input, textarea, dialog, nav, menu, footer, aside, figcaption, audio, video,"
                    + " [hidden], [aria-hidden=true], [style~=(?i)(display:\\s*none|visibility:\\s*hidden)],"
                    + " [role~=^(navigation|complementary|banner|contentinfo|dialog|alert|alertdialog|menu|menubar|search|toolbar)$],"
                    + " [itemprop~=^(author|datePublished|dateModified|headline|caption|commentCount)$],"
                    + " [data-nosnippet], .visually-hidden, .screen-reader-text, .sr-only, .noprint";
    private static final Pattern NAMES = Pattern.compile(
            "(?i)(^|[\\s_-])(comments?|disqus|respond|repl(y|ies)|shar(e|ing|ebar|etools?)|share-?(bar|buttons?|links?|tools?)|socials?"
                    + "|addtoany|sharedaddy|jp-relatedposts|side-?bar|related\\w*|recommend\\w*|recirc\\w*|read-?(more|next|also)"
                    + "|more-?(stories|news|from|on)|most-?(read|popular|viewed)|trending|popular|promo\\w*|teasers?|newsletters?"
                    + "|subscri\\w+|sign-?up|signin|log-?in|paywall|regwall|breadcrumbs?|crumbs?|footer|foot|nav|navbar|navigation|menus?"
                    + "|cookies?|consent|gdpr|banner|ads?|adverts?|advert\\w*|ad-?(slot|unit|wrap\\w*|container|block)|sponsor\\w*"
                    + "|outbrain|taboola|dfp|google-?ads?|pop-?up|modal|overlay|tooltip|widgets?|tags?|tag-?list|topics?|keywords"
                    + "|by-?lines?|dateline|timestamp|pub-?date|post-?meta|entry-?meta|meta|meta-?data|author\\w*|bio"
                    + "|captions?|wp-caption-text|credits?|copyright|gallery|slideshow|carousel|slider|pagination|pager|page-?links"
                    + "|prev-?next|print\\w*|toolbar|tools|utilit(y|ies)|rating|votes?|polls?|quiz|feedback|disclaimer|legal|skip"
                    + "|toc|table-of-contents|jump-?link|back-?to-?top|hidden|visuallyhidden|infobox|navbox|mw-editsection|reference"
                    + "|reflist|donat\\w+|support-us|correction-form|onetrust\\w*|usercentrics\\w*|breaking\\w*|ticker|livefyre|eyebrow"
                    + "|kicker)([\\s_-]|$)");
    private static final Pattern COMMENTS = Pattern.compile(
            "(?i)(^|[\\s_-])(comments?|comment-?(list|section|area|wrap\\w*|container)|disqus(_thread)?|livefyre|respond)([\\s_-]|$)");
    private static final Pattern CONTENT = Pattern.compile(
            "(?i)(article|story|post|entry|content|page)[_-]*(body|text|content|main|copy)|(^|[\\s_-])(hentry|h-entry|e-content|main-?content)([\\s_-]|$)");
    private static final Pattern CALL = Pattern.compile(
            "(?i)^(advertisement|ad|publicidad|anuncio|anzeige|publicité|read (more|also|next)\\b.{0,160}|related( articles?| stories| content)?:?.{0,120}"
                    + "|see also:?.{0,120}|also read:?.{0,140}|más información|lea también:?.{0,140}|lee también:?.{0,140}|te puede interesar.{0,140}"
                    + "|lesen sie auch:?.{0,140}|à lire aussi:?.{0,140}|leggi anche:?.{0,140}|leia (mais|também):?.{0,140}"
                    + "|share (this|on)\\b.{0,60}|follow (us|@).{0,120}|sign up (for|to)\\b.{0,160}|subscribe (to|now|today)\\b.{0,160}"
                    + "|(click|tap) here to .{0,100}|comments?( \\(\\d+\\))?|\\d+ comments?|print|e-?mail|tweet|pin it|facebook|twitter|whatsapp"
                    + "|copy link|photo:? .{0,120}|image:? .{0,120}|image (credit|source):?.{0,120}|photo credit:?.{0,120}"
                    + "|(image |photo )?credit: .{0,100}|loading\\W*|skip to .{0,40}|advertisement\\W.{0,40}|story continues below.{0,60}"
                    + "|article continues (below|after).{0,60}|©.{0,160}|copyright ©?.{0,160}|all rights reserved.{0,80}"
                    + "|this article (was )?(originally|first) (appeared|published).{0,160}|tags?:.{0,200}|filed under:?.{0,200}"
                    + "|the post .{0,200} (appeared )?first (appeared )?on .{0,100}|continue reading.{0,160}|leer más.{0,60}|weiterlesen.{0,60})$");
    private static final String MARKED = "[itemprop=articleBody], :has([itemprop=articleBody])";
    private static final int LONG = 600;

    private Clutter() {}

    /** Takes away what is never text of an article, whatever the page. */
    static void removeHidden(Document page) {
        int whole = page.text().length();
        page.select(NEVER_TEXT).stream()
                .filter(element -> !holdsMost(element, whole))
                .forEach(Element::remove);
    }

    /** Takes away what its names say is something else, unless most of the page stands in it. */
    static void removeByName(Element root) {
        int whole = root.text().length();
        for (Element element : root.select("[class], [id]")) {
            if (element.equals(root) || !isNamedClutter(element)) {
                continue;
            }
            boolean kept = holdsMost(element, whole)
                    && !COMMENTS.matcher(names(element)).find();
            if (!kept && !holdsContent(element)) {
                element.remove();
            }
        }
    }

    private static boolean isNamedClutter(Element element) {
        String names = names(element);
        return !List.of("html", "body", "article", "main", "p", "a", "span", "b", "strong", "em", "i")
                        .contains(element.normalName())
                && NAMES.matcher(names).find()
                && !CONTENT.matcher(names).find();
    }

    private static String names(Element element) {
        return element.className() + " " + element.id();
    }

    /** A part of the page that is named after what stands beside the article in it. */
    private static boolean holdsContent(Element element) {
        return element.is(MARKED)
                || element.select("[class], [id]").stream()
                        .anyMatch(inner -> CONTENT.matcher(names(inner)).find()
                                && inner.text().length() > LONG / 2);
    }

    private static boolean holdsMost(Element element, int whole) {
        int own = element.text().length();
        return own > LONG && own * 2 > whole;
    }

    /** Takes away lists of links, calls to read or do something else, and boxes that say little. */
    static void removeInside(Element article) {
        article.select("ul, ol, div, section, table, dl, p, h1, h2, h3, h4, h5, h6").stream()
                .filter(element -> !element.equals(article) && element.hasParent())
                .filter(Clutter::isCall)
                .toList()
                .forEach(Element::remove);
        removeLastHeadings(article);
    }

    private static boolean isCall(Element element) {
        String text = element.text();
        if (text.isEmpty()) {
            return false;
        }
        boolean block = !element.normalName().matches("p|h[1-6]") && element.selectFirst("blockquote") == null;
        double links = linkDensity(element);
        if (block
                && links > 0.5
                && text.length() < 2 * LONG
                && !element.normalName().equals("table")) {
            return true;
        }
        // A paragraph that is nothing but one link leads away from the article.
        boolean linkOnly = element.normalName().equals("p") && links > 0.9 && text.length() > 20 && text.length() < 200;
        return (linkOnly && element.select("a").size() == 1)
                || (text.length() < 260 && CALL.matcher(text).matches());
    }

    /** A heading with nothing below it announced what has been taken away. */
    private static void removeLastHeadings(Element article) {
        List<Element> blocks = article.select("h1, h2, h3, h4, h5, h6, p, li, blockquote, pre, td");
        for (int i = blocks.size() - 1; i >= 0; i--) {
            Element block = blocks.get(i);
            if (block.text().isEmpty()) {
                continue;
            }
            if (!block.normalName().matches("h[1-6]")) {
                return;
            }
            block.remove();
        }
    }

    /** The share of an element's characters that are links. */
    static double linkDensity(Element element) {
        int all = element.text().length();
        int linked = element.select("a").stream()
                .filter(anchor -> !anchor.attr("href").startsWith("#"))
                .mapToInt(anchor -> anchor.text().length())
                .sum();
        return all == 0 ? 0 : (double) linked / all;
    }
}
