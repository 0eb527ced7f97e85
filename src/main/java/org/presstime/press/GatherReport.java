package org.presstime.press;

import java.net.URI;
import java.util.List;

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
    public record Row(URI feed, String title, Result result, int added, String reason) {}

    /** The feeds that could not be read. */
    public List<Row> failures() {
        return rows.stream().filter(row -> row.result() == Result.FAILED).toList();
    }
}
