package org.presstime.cli;

import java.util.function.Supplier;
import org.presstime.article.HeldArticles.Decision;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code articles …}: what was gathered. */
@Command(name = "articles", description = "Decide about articles that are held.")
final class ArticlesCommand {

    private ArticlesCommand() {}

    static CommandLine line(Supplier<Presstime> presstime) {
        return new CommandLine(new ArticlesCommand())
                .addSubcommand("held", new ArticlesHeldCommand(presstime))
                .addSubcommand("accept", new ArticlesDecideCommand(presstime, Decision.ACCEPT))
                .addSubcommand("seen", new ArticlesDecideCommand(presstime, Decision.SEEN));
    }
}
