package org.presstime.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.presstime.database.Database;
import org.presstime.edition.Edition;

/**
 * Which of the editions that a week's best is made of a reader had: those that were mailed to them, and all that were there
 * when they got their last week's best. As numbers, a bit for each edition, so that readers can be told apart by them.
 */
final class SqlPastMail {

    private static final Duration WEEK = Duration.ofDays(7);
    private static final int MOST = 60;

    private final List<Edition> told;
    private final Instant now;
    private final Map<Long, Long> weeks;

    private SqlPastMail(List<Edition> told, Instant now, Map<Long, Long> weeks) {
        this.told = told;
        this.now = now;
        this.weeks = weeks;
    }

    /** For an edition made of others; none but a week's best is. */
    static SqlPastMail of(Database database, Edition edition, List<Edition> told, Instant now) {
        List<Edition> few = told.subList(0, Math.min(MOST, told.size()));
        Map<Long, Long> weeks = new LinkedHashMap<>();
        if (!few.isEmpty()) {
            database.query(handle -> handle.createQuery("""
                            SELECT id, frozen_at FROM editions WHERE newsletter = :newsletter AND kind = 'WEEK'
                            AND id <> :edition AND frozen_at >= :since ORDER BY frozen_at""")
                            .bind("newsletter", edition.newsletter())
                            .bind("edition", edition.id())
                            .bind(
                                    "since",
                                    few.stream()
                                            .mapToLong(SqlPastMail::frozen)
                                            .min()
                                            .orElseThrow())
                            .map((row, context) -> Map.entry(row.getLong("id"), row.getLong("frozen_at")))
                            .list())
                    .forEach(week -> weeks.put(week.getKey(), mask(few, week.getValue())));
        }
        return new SqlPastMail(few, now, weeks);
    }

    private static long frozen(Edition edition) {
        return edition.frozen().orElseThrow().toEpochMilli();
    }

    /** Those that were frozen by a moment; later weeks have all bits of earlier ones. */
    private static long mask(List<Edition> told, long moment) {
        long mask = 0;
        for (int i = 0; i < told.size(); i++) {
            mask |= frozen(told.get(i)) <= moment ? 1L << i : 0;
        }
        return mask;
    }

    /** The columns {@code days} and {@code weeks} of a row of {@code subscribers s}. */
    String columns() {
        Map<Long, Long> days = new LinkedHashMap<>();
        for (int i = 0; i < told.size(); i++) {
            days.put(told.get(i).id(), 1L << i);
        }
        return column("SUM", days) + " AS days, " + column("MAX", weeks) + " AS weeks";
    }

    private static String column(String function, Map<Long, Long> masks) {
        if (masks.isEmpty()) {
            return "CAST(0 AS BIGINT)";
        }
        String cases = masks.entrySet().stream()
                .map(mask -> "WHEN " + mask.getKey() + " THEN " + mask.getValue())
                .collect(Collectors.joining(" "));
        String ids = masks.keySet().stream().map(String::valueOf).collect(Collectors.joining(", "));
        return "CAST(COALESCE((SELECT " + function + "(CASE d.edition_id " + cases + " END) FROM deliveries d"
                + " WHERE d.subscriber_id = s.id AND d.edition_id IN (" + ids + ")"
                + " AND d.state IN ('SENT', 'SENDING', 'UNCERTAIN', 'QUEUED', 'DEFERRED')), 0) AS BIGINT)";
    }

    /** The editions that a reader had, by what those columns say; who never had a week's best is told of one week. */
    Set<Long> had(long days, long weeks) {
        long older = mask(told, now.minus(WEEK).toEpochMilli());
        long had = days | (weeks == 0 ? older : weeks);
        Set<Long> editions = new HashSet<>();
        for (int i = 0; i < told.size(); i++) {
            if ((had >> i & 1) == 1) {
                editions.add(told.get(i).id());
            }
        }
        return editions;
    }
}
