package org.presstime.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.presstime.article.HeldArticles.HeldFeed;
import picocli.CommandLine.Command;

/** {@code articles held}: the feeds that suddenly brought mostly new articles, which a person has to decide about. */
@Command(name = "held", description = "Feeds that suddenly brought mostly new articles: held until you decide.")
final class ArticlesHeldCommand implements Callable<Integer> {

    private final Supplier<Presstime> presstime;

    ArticlesHeldCommand(Supplier<Presstime> presstime) {
        this.presstime = presstime;
    }

    @Override
    public Integer call() {
        Presstime room = presstime.get();
        Console console = room.console();
        List<HeldFeed> held = room.heldArticles().all();
        held.forEach(feed -> {
            console.outcome(feed, "articles.held", feed.feed(), feed.articles(), feed.since());
            if (!console.isJson()) {
                feed.titles().forEach(title -> console.line(console.text("articles.held.title", title)));
            }
        });
        if (held.isEmpty() && !console.isJson()) {
            console.line(console.text("articles.held.none"));
        }
        return 0;
    }
}
