package org.presstime.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.presstime.article.Article;
import org.presstime.story.Claim;
import org.presstime.story.Claim.Excerpt;
import org.presstime.story.Newsbot;
import org.presstime.story.Story;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code stories write FILE.jsonl}: the story of one event. */
@Command(
        name = "write",
        description =
                "Write one story from the articles of one event. Each line is {id, title, text, lang, published}.")
final class StoriesWriteCommand implements Callable<Integer> {

    private final Supplier<Console> console;

    @Parameters(paramLabel = "FILE.jsonl")
    private Path file = Path.of("");

    StoriesWriteCommand(Supplier<Console> console) {
        this.console = console;
    }

    /** A story as a program sees it. */
    private record Written(String headline, List<WrittenClaim> claims) {}

    private record WrittenClaim(String text, Object article, int start, int end) {}

    @Override
    public Integer call() {
        Console out = console.get();
        ArticleFile articles;
        try {
            articles = ArticleFile.read(file);
        } catch (UnreadableArticles unreadable) {
            unreadable.tell(out, file);
            return Main.FAILED;
        }
        List<Article> event = articles.articles();
        Optional<Story> story = event.isEmpty()
                ? Optional.empty()
                : Newsbot.tell(event, event.get(0).language());
        if (story.isEmpty()) {
            out.failure("stories.nothing", file);
            return Main.FAILED;
        }
        show(story.get(), articles, out);
        return 0;
    }

    private static void show(Story story, ArticleFile articles, Console out) {
        if (out.isJson()) {
            out.json(new Written(
                    story.headline(),
                    story.body().claims().stream()
                            .map(claim -> written(claim, articles))
                            .toList()));
            return;
        }
        out.line(ArticleFile.shown(story.headline()));
        story.body()
                .claims()
                .forEach(claim -> out.line(out.text(
                        "stories.claim",
                        ArticleFile.shown(claim.text()),
                        ArticleFile.shown(String.valueOf(
                                articles.id(claim.excerpts().get(0).article()))))));
    }

    private static WrittenClaim written(Claim claim, ArticleFile articles) {
        Excerpt excerpt = claim.excerpts().get(0);
        return new WrittenClaim(claim.text(), articles.id(excerpt.article()), excerpt.start(), excerpt.end());
    }
}
