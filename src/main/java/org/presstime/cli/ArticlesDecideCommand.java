package org.presstime.cli;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.presstime.article.HeldArticles.Decision;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code articles accept|seen FEED}: what becomes of a feed's held articles. */
@Command(description = "Let editions use the held articles of a feed, or mark them seen.")
final class ArticlesDecideCommand implements Callable<Integer> {

    private final Supplier<Presstime> presstime;
    private final Decision decision;

    @Parameters(paramLabel = "FEED", description = "Its address, as 'articles held' shows it.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private URI feed;

    ArticlesDecideCommand(Supplier<Presstime> presstime, Decision decision) {
        this.presstime = presstime;
        this.decision = decision;
    }

    @Override
    public Integer call() {
        Presstime room = presstime.get();
        int articles = room.heldArticles().decide(feed, decision);
        if (articles == 0) {
            room.console().failure("articles.not-held", feed);
            return Main.FAILED;
        }
        room.console()
                .outcome(
                        Map.of(
                                "feed",
                                feed,
                                "articles",
                                articles,
                                "decision",
                                decision.name().toLowerCase(Locale.ROOT)),
                        "articles." + decision,
                        feed,
                        articles);
        return 0;
    }
}
