package org.presstime.press;

import java.net.URI;
import java.util.List;
import org.presstime.feed.Feeds.State;

/** What became of each feed. */
public record GatherReport(List<Row> rows) {

    /** What became of a feed. */
    public enum Result {
        NEW,
        UNCHANGED,
        FAILED
    }

    /**
     * One feed.
     *
     * @param title as its publisher calls it; empty when it was never read
     * @param added how many articles were new
     * @param reason why it failed; empty otherwise
     */
    public record Row(URI feed, String title, Result result, int added, String reason) {

        /** A feed that was not asked now, as it was found the last time. */
        static Row ofLastTime(State state) {
            boolean failed = state.failures() > 0;
            return new Row(
                    state.address(), state.title(), failed ? Result.FAILED : Result.UNCHANGED, 0, state.failure());
        }
    }

    /** The feeds that could not be read. */
    public List<Row> failures() {
        return rows.stream().filter(row -> row.result() == Result.FAILED).toList();
    }
}
