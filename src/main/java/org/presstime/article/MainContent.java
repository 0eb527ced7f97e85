package org.presstime.article;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Finds the element of a page in which its article stands: what the page itself marks as the body of an article, else the
 * one whose paragraphs are the longest, have the most commas, and hold the fewest links.
 */
final class MainContent {

    private static final int SHORT = 25;
    private static final int LEAST = 140;
    // A cell with more text of its own is the page's column, not a table's.
    private static final int CELL = 400;
    private static final double ENOUGH = 0.35;
    private static final String[] MARKED = {
        "[itemprop=articleBody]",
        "[property=articleBody]",
        ".e-content",
        "[data-testid=article-body], [data-component=article-body]"
    };

    private final Document page;
    private final Map<Element, Double> scores = new HashMap<>();

    MainContent(Document page) {
        this.page = page;
    }

    /** The element; nothing when the page has no running text. */
    Optional<Element> find() {
        score();
        Optional<Element> best = scores.entrySet().stream()
                .max(Comparator.comparingDouble(entry -> entry.getValue() * (1 - Clutter.linkDensity(entry.getKey()))))
                .map(Map.Entry::getKey);
        int most = best.map(MainContent::words).orElse(0);
        for (String mark : MARKED) {
            Optional<Element> marked = page.select(mark).stream().max(Comparator.comparingInt(MainContent::words));
            if (marked.filter(element -> words(element) >= Math.max(LEAST, ENOUGH * most))
                    .isPresent()) {
                return marked;
            }
        }
        return best.map(this::withSiblings).filter(element -> words(element) >= LEAST);
    }

    private static int words(Element element) {
        return element.text().length();
    }

    private void score() {
        for (Element block : page.select("p, pre, td, blockquote, div, section, article, li, dd")) {
            int length = block.normalName().equals("p") || block.normalName().equals("pre")
                    ? block.text().length()
                    : directText(block);
            if (length < SHORT) {
                continue;
            }
            String text = block.text();
            double points =
                    1 + commas(text) * (double) length / Math.max(1, text.length()) + Math.min(length / 100.0, 3);
            points *= 1 - Clutter.linkDensity(block);
            if (block.normalName().equals("li")) {
                points /= 3;
            }
            give(block, points);
        }
    }

    /** Text that stands in a block itself, not in a block inside it. */
    private static int directText(Element block) {
        int length = 0;
        for (Node child : block.childNodes()) {
            if (child instanceof TextNode words) {
                length += words.text().strip().length();
            } else if (child instanceof Element element && !element.isBlock()) {
                length += element.text().length();
            }
        }
        return length;
    }

    private static long commas(String text) {
        return text.chars()
                .filter(c -> c == ',' || c == '،' || c == '、' || c == '，' || c == '。')
                .count();
    }

    private void give(Element block, double points) {
        boolean paragraph = block.normalName().matches("p|pre|li|dd|td|blockquote")
                && !(block.normalName().equals("td") && directText(block) > CELL);
        Element receiver = paragraph ? block.parent() : block;
        double share = points;
        for (int level = 1;
                receiver != null && level <= 5 && !receiver.normalName().equals("html");
                level++) {
            scores.merge(receiver, share, Double::sum);
            receiver = receiver.parent();
            share = level == 1 ? points / 2 : points / (level * 3);
        }
    }

    /** Where an article is cut into pieces that stand side by side, the whole is what holds them all. */
    private Element withSiblings(Element best) {
        Optional<Element> pieces = pieces(best);
        if (pieces.isPresent()) {
            return pieces.get();
        }
        double own = scores.getOrDefault(best, 0.0);
        Element parent = best.parent();
        while (parent != null && !parent.normalName().matches("body|html")) {
            double sides = parent.children().stream()
                    .filter(child -> !child.equals(best))
                    .filter(child -> Clutter.linkDensity(child) < 0.25)
                    .filter(child -> isText(child, best))
                    .mapToDouble(child -> child.text().length())
                    .sum();
            if (sides > 0.2 * best.text().length()
                    || (own > 0 && scores.getOrDefault(parent, 0.0) > 0.75 * own && sides > 0)) {
                return parent;
            }
            parent = parent.children().size() == 1 ? parent.parent() : null;
        }
        return best;
    }

    /** Pieces have the same names, and stand in the same article. */
    private static Optional<Element> pieces(Element best) {
        Element frame = best.closest("article, main, [role=main], [itemtype~=Article$]");
        if (frame == null || frame.equals(best)) {
            return Optional.empty();
        }
        for (Element piece = best; piece != null && !piece.equals(frame); piece = piece.parent()) {
            String names = piece.normalName() + " " + piece.className();
            if (piece.className().isEmpty()) {
                continue;
            }
            List<Element> alike = frame.getElementsByTag(piece.normalName()).stream()
                    .filter(other -> names.equals(other.normalName() + " " + other.className()))
                    .filter(other -> Clutter.linkDensity(other) < 0.5)
                    .toList();
            int all = alike.stream().mapToInt(MainContent::words).sum();
            if (alike.size() > 1 && all > 1.3 * words(piece)) {
                return Optional.of(common(alike, frame));
            }
        }
        return Optional.empty();
    }

    private static Element common(List<Element> pieces, Element frame) {
        Element whole = pieces.get(0);
        while (!whole.equals(frame) && whole.parent() != null && !holdsAll(whole, pieces)) {
            whole = whole.parent();
        }
        return whole;
    }

    private static boolean holdsAll(Element whole, List<Element> pieces) {
        return pieces.stream()
                .allMatch(piece -> piece.equals(whole) || piece.parents().contains(whole));
    }

    private boolean isText(Element child, Element best) {
        boolean paragraph = child.normalName().equals("p") && child.text().length() > 80;
        double score = scores.getOrDefault(child, 0.0);
        boolean alike = !child.className().isEmpty() && child.className().equals(best.className());
        return paragraph || score > Math.max(8, scores.getOrDefault(best, 0.0) * (alike ? 0.1 : 0.25));
    }
}
