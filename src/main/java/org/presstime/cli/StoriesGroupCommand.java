package org.presstime.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.presstime.article.Article;
import org.presstime.story.Grouping;
import org.presstime.story.Wishes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code stories group FILE.jsonl}: which articles tell one event. */
@Command(
        name = "group",
        description = "Group articles by event. Each line of the file is {id, title, text, lang, published}.")
final class StoriesGroupCommand implements Callable<Integer> {

    private final Supplier<Console> console;

    @Parameters(paramLabel = "FILE.jsonl")
    private Path file = Path.of("");

    StoriesGroupCommand(Supplier<Console> console) {
        this.console = console;
    }

    /** Which group an article is in, as a program sees it: groups are counted from 1, in the order of the file. */
    private record Grouped(Object id, int cluster) {}

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
        List<List<Article>> groups = new Grouping().group(articles.articles(), Wishes.NONE);
        if (out.isJson()) {
            Map<Article, Integer> clusters = new HashMap<>();
            for (int group = 0; group < groups.size(); group++) {
                for (Article article : groups.get(group)) {
                    clusters.put(article, group + 1);
                }
            }
            articles.articles()
                    .forEach(article ->
                            out.json(new Grouped(articles.id(article.id()), clusters.getOrDefault(article, 0))));
        } else {
            groups.forEach(group -> show(group, articles, out));
        }
        return 0;
    }

    private static void show(List<Article> group, ArticleFile articles, Console out) {
        out.line(out.text(
                "stories.group", group.size(), ArticleFile.shown(group.get(0).title())));
        group.forEach(article -> out.line(out.text(
                "stories.article",
                ArticleFile.shown(String.valueOf(articles.id(article.id()))),
                ArticleFile.shown(article.title()))));
    }
}
