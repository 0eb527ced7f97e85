package org.presstime.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.presstime.feed.Feeds.Asking;
import org.presstime.newsletter.Newsletter;
import org.presstime.press.GatherReport;
import org.presstime.press.GatherReport.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code gather [NEWSLETTER]}: fetches the feeds now and says what became of each. */
@Command(name = "gather", description = "Fetch the feeds now: new, unchanged, failed and why.")
final class GatherCommand implements Callable<Integer> {

    private final Supplier<Presstime> presstime;

    @Parameters(paramLabel = "NEWSLETTER", arity = "0..1", description = "Default: all of them.")
    private Optional<String> newsletter = Optional.empty();

    GatherCommand(Supplier<Presstime> presstime) {
        this.presstime = presstime;
    }

    @Override
    public Integer call() {
        Presstime room = presstime.get();
        List<Newsletter> chosen = newsletter
                .map(id -> List.of(room.newsletters().byId(id)))
                .orElse(room.newsletters().all());
        GatherReport report = room.gathering().gather(chosen, Asking.NOW);
        report.rows().forEach(row -> tell(row, room.console()));
        return report.failures().size() == report.rows().size() ? Main.FAILED : 0;
    }

    static void tell(Row row, Console console) {
        console.outcome(row, "gather." + row.result(), row.feed(), row.added(), row.reason());
    }
}
