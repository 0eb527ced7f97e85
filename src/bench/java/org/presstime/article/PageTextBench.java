package org.presstime.article;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import net.dankito.readability4j.extended.Readability4JExtended;
import org.jsoup.Jsoup;
import org.presstime.article.PageShapes.Page;

/**
 * How much of the right text is found, and how fast, beside Readability4J on the same pages in the same run; and the cost of
 * cleaning an entry beside jsoup's bare parser.
 */
public final class PageTextBench {

    private static final URI ADDRESS = URI.create("https://x.example/news/1");
    private static final int ROUNDS = 12;

    private PageTextBench() {}

    /** Prints the figures. */
    public static void main(String[] arguments) {
        List<Page> pages = PageShapes.all();
        double own = 0;
        double library = 0;
        for (int round = 1; round <= ROUNDS; round++) {
            // Taking turns, so that a busy machine slows both; the first rounds warm up.
            double ours = millis(pages, PageTextBench::presstime);
            double theirs = millis(pages, PageTextBench::readability4j);
            own += round > ROUNDS / 2 ? ours : 0;
            library += round > ROUNDS / 2 ? theirs : 0;
        }
        System.out.printf(
                "%d pages; Presstime: token F1 %.3f, %.2f ms a page; Readability4J: token F1 %.3f, %.2f ms a page; time ratio %.2f%n",
                pages.size(),
                f1(pages, PageTextBench::presstime),
                own / (ROUNDS / 2),
                f1(pages, PageTextBench::readability4j),
                library / (ROUNDS / 2),
                own / library);
        cleaning(pages);
    }

    private static void cleaning(List<Page> pages) {
        double own = 0;
        double parser = 0;
        for (int round = 1; round <= ROUNDS; round++) {
            double ours = millis(pages, page -> ReadableText.of(ReadableText.clean(page.html(), ADDRESS)));
            double bare = millis(pages, page -> Jsoup.parse(page.html()).text());
            own += round > ROUNDS / 2 ? ours : 0;
            parser += round > ROUNDS / 2 ? bare : 0;
        }
        System.out.printf(
                "cleaning: %.2f ms a page; jsoup's parser and text alone: %.2f ms; ratio %.2f%n",
                own / (ROUNDS / 2), parser / (ROUNDS / 2), own / parser);
    }

    private static double millis(List<Page> pages, Function<Page, String> extractor) {
        long start = System.nanoTime();
        int length =
                pages.stream().mapToInt(page -> extractor.apply(page).length()).sum();
        if (length == 0) {
            throw new IllegalStateException("nothing was extracted");
        }
        return (System.nanoTime() - start) / 1e6 / pages.size();
    }

    private static double f1(List<Page> pages, Function<Page, String> extractor) {
        return pages.stream()
                .mapToDouble(page -> PageShapes.f1(page.text(), extractor.apply(page)))
                .average()
                .orElse(0);
    }

    private static String presstime(Page page) {
        return PageText.of(page.html().getBytes(StandardCharsets.UTF_8), Optional.of("UTF-8"), ADDRESS)
                .orElse("");
    }

    private static String readability4j(Page page) {
        String text = new Readability4JExtended(ADDRESS.toString(), page.html())
                .parse()
                .getTextContent();
        return text == null ? "" : text;
    }
}
