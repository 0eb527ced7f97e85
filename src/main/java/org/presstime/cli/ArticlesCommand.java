package org.presstime.cli;

import java.util.function.Supplier;
import org.presstime.article.HeldArticles.Decision;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code articles …}: what was gathered. */
@Command(name = "articles", description = "Take the text out of pages; decide about articles that are held.")
final class ArticlesCommand {

    private ArticlesCommand() {}

    static CommandLine line(Supplier<Presstime> presstime, Supplier<Console> console) {
        return new CommandLine(new ArticlesCommand())
                .addSubcommand("extract", new ArticlesExtractCommand(console))
                .addSubcommand("held", new ArticlesHeldCommand(presstime))
                .addSubcommand("accept", new ArticlesDecideCommand(presstime, Decision.ACCEPT))
                .addSubcommand("seen", new ArticlesDecideCommand(presstime, Decision.SEEN));
    }
}
