package org.presstime.article;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.presstime.article.SqlFullText.Wanted;
import org.presstime.database.Database;
import org.presstime.feed.Entry.Picture;
import org.presstime.feed.PageFetcher;
import org.presstime.feed.PageFetcher.Page;
import org.presstime.feed.PageFetcher.Page.Fetched;
import org.presstime.feed.PageFetcher.Page.Missing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Completes articles whose feed tells only their beginning: fetches the page of each, once, and takes the text out of it.
 * Where the server or the page asks programs not to, or nothing comes of it, the feed's words stay. Safe for use by many
 * threads.
 */
public final class FullText {

    private static final Logger LOG = LoggerFactory.getLogger(FullText.class);
    // What a feed costs in one round at most; the rest is for the next round.
    private static final int PAGES = 20;
    private static final Duration TIME = Duration.ofSeconds(60);
    private static final long MAX_BYTES = 4L << 20;
    private static final String HTML = "text/html, application/xhtml+xml";

    private final SqlFullText articles;
    private final PageFetcher pages;
    private final ServerFiles<Robots> robots;
    private final ServerFiles<Reservation> reservations;
    private final Clock clock;

    public FullText(Database database, PageFetcher pages, Clock clock) {
        this.articles = new SqlFullText(database, clock);
        this.pages = pages;
        this.robots = new ServerFiles<>(pages, clock, "/robots.txt", Robots::read);
        this.reservations = new ServerFiles<>(pages, clock, Reservation.PATH, Reservation::read);
        this.clock = clock;
    }

    /** What came of a page. */
    private sealed interface Result {
        record Found(String text, Optional<Picture> picture) implements Result {}

        record Nothing(String why) implements Result {}
    }

    /**
     * Completes the articles of a feed that wait for an edition and have not been tried.
     *
     * @return how many have their full text now
     */
    public int complete(URI feed) {
        Instant end = clock.instant().plus(TIME);
        List<Wanted> wanted = articles.wanted(feed, PAGES);
        int found = 0;
        for (Wanted article : wanted) {
            if (clock.instant().isAfter(end)) {
                LOG.info("feed {}: the pages of its other articles are for the next time", feed);
                break;
            }
            found += complete(article) ? 1 : 0;
        }
        return found;
    }

    private boolean complete(Wanted article) {
        Result result = text(article);
        if (result instanceof Result.Found found) {
            articles.keep(article.id(), found.text(), found.picture());
            return true;
        }
        String why = ((Result.Nothing) result).why();
        LOG.info("article {} keeps the words of its feed: {}: {}", article.id(), article.link(), why);
        articles.keepWithout(article.id(), why);
        return false;
    }

    private Result text(Wanted article) {
        if (!robots.of(article.link()).allow(article.link())) {
            return new Result.Nothing("robots.txt does not allow it");
        }
        Page answer = pages.fetch(article.link(), HTML, MAX_BYTES);
        if (answer instanceof Missing missing) {
            return new Result.Nothing(missing.reason());
        }
        Fetched page = (Fetched) answer;
        if (page.mediaType().filter(type -> !type.contains("html")).isPresent()) {
            return new Result.Nothing("it is no HTML page");
        }
        // RFC 9309 is about where we arrive, not only about where we were sent from.
        if (!page.address().equals(article.link()) && !robots.of(page.address()).allow(page.address())) {
            return new Result.Nothing("robots.txt does not allow it where it redirects to");
        }
        return text(article, page, reservations.of(page.address()).covers(page.address()));
    }

    private static Result text(Wanted article, Fetched page, boolean reserved) {
        Document document = PageText.parse(page.body(), page.charset().map(Charset::name), page.address());
        OptOut optOut = OptOut.of(page, document, reserved);
        if (optOut.text()) {
            return new Result.Nothing("the page asks programs not to use its text");
        }
        Optional<Picture> picture = optOut.pictures() ? Optional.empty() : picture(document);
        return PageText.of(document)
                .filter(text -> text.length() > article.length())
                .<Result>map(text -> new Result.Found(text, picture))
                .orElseGet(() -> new Result.Nothing("no more text was found on it"));
    }

    /** The picture a page gives to those who link to it (Open Graph). */
    private static Optional<Picture> picture(Document page) {
        return property(page, "og:image:secure_url")
                .or(() -> property(page, "og:image"))
                .filter(source -> source.matches("https?://[^\\s/]+\\S*"))
                .flatMap(FullText::address)
                .filter(Pictures::isShown)
                .map(source -> new Picture(
                        source,
                        "",
                        pixels(property(page, "og:image:width")),
                        pixels(property(page, "og:image:height")),
                        ReadableText.tidy(property(page, "og:image:alt").orElse("")),
                        ""));
    }

    private static Optional<String> property(Document page, String name) {
        return page.select("meta[property=\"" + name + "\"]").stream()
                .map(meta -> meta.attr("content").strip())
                .filter(content -> !content.isEmpty())
                .findFirst();
    }

    private static Optional<URI> address(String text) {
        try {
            return Optional.of(new URI(text)).filter(address -> address.getHost() != null);
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }

    private static int pixels(Optional<String> text) {
        return text.filter(digits -> digits.matches("\\d{1,5}"))
                .map(Integer::parseInt)
                .orElse(0);
    }
}
