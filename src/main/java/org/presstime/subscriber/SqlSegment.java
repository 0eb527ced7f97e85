package org.presstime.subscriber;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.presstime.newsletter.Segment;
import org.presstime.newsletter.Segment.And;
import org.presstime.newsletter.Segment.Condition;
import org.presstime.newsletter.Segment.Everybody;
import org.presstime.newsletter.Segment.Has;
import org.presstime.newsletter.Segment.Joined;
import org.presstime.newsletter.Segment.JoinedWithin;
import org.presstime.newsletter.Segment.Not;
import org.presstime.newsletter.Segment.Or;
import org.presstime.subscriber.Subscribers.Filter;

/** The one place where a segment becomes SQL. Its values are bound; nothing that was typed becomes part of the text. */
final class SqlSegment {

    private final Instant now;
    private final Map<String, Object> values = new LinkedHashMap<>();

    private SqlSegment(Instant now) {
        this.now = now;
    }

    static Filter filter(Segment segment, Instant now) {
        SqlSegment sql = new SqlSegment(now);
        return new Filter("(" + sql.text(segment.condition()) + ")", Map.copyOf(sql.values));
    }

    private String text(Condition condition) {
        if (condition instanceof And both) {
            return "(" + text(both.left()) + " AND " + text(both.right()) + ")";
        }
        if (condition instanceof Or either) {
            return "(" + text(either.left()) + " OR " + text(either.right()) + ")";
        }
        if (condition instanceof Not not) {
            return "NOT (" + text(not.condition()) + ")";
        }
        if (condition instanceof Has has) {
            return has(has);
        }
        if (condition instanceof Joined joined) {
            return joined(joined);
        }
        if (condition instanceof JoinedWithin within) {
            return "n.created_at >= " + bound(now.minus(within.past()).toEpochMilli());
        }
        if (condition instanceof Everybody) {
            return "1 = 1";
        }
        throw new IllegalArgumentException(condition.toString());
    }

    private String has(Has has) {
        return switch (has.trait()) {
            case LANGUAGE -> "s.language IN (" + bound(languages(has.values())) + ")";
            case ORIGIN -> "n.origin IN (" + bound(has.values()) + ")";
            case TAG ->
                "EXISTS (SELECT 1 FROM subscriber_tags t WHERE t.subscriber_id = s.id AND t.tag IN ("
                        + bound(has.values()) + "))";
            case SECTION -> section(has.values());
            case FREQUENCY ->
                "n.weekly_on IN ("
                        + bound(has.values().stream().map(SqlSegment::weekday).toList()) + ")";
            case DOMAIN ->
                has.values().stream()
                        .map(domain -> "s.address LIKE " + bound("%@" + SqlSubscribers.literal(domain)) + " ESCAPE '!'")
                        .collect(Collectors.joining(" OR "));
        };
    }

    /** A section is left out when it stands in the list of those, a line each. */
    private String section(Set<String> values) {
        return values.stream()
                .map(section -> "('\n' || n.without || '\n') NOT LIKE "
                        + bound("%\n" + SqlSubscribers.literal(section) + "\n%") + " ESCAPE '!'")
                .collect(Collectors.joining(" OR "));
    }

    private static int weekday(String frequency) {
        return frequency.equals("each") ? 0 : DayOfWeek.valueOf(frequency).getValue();
    }

    private static Collection<String> languages(Set<String> values) {
        return values.stream()
                .map(language -> language.equals("unknown") ? "" : language)
                .toList();
    }

    private String joined(Joined joined) {
        List<String> bounds = new ArrayList<>();
        joined.from().ifPresent(from -> bounds.add("n.created_at >= " + bound(from.toEpochMilli())));
        joined.before().ifPresent(before -> bounds.add("n.created_at < " + bound(before.toEpochMilli())));
        return String.join(" AND ", bounds);
    }

    private String bound(Collection<?> several) {
        return several.stream().map(this::bound).collect(Collectors.joining(", "));
    }

    private String bound(Object value) {
        String name = "segment" + values.size();
        values.put(name, value);
        return ":" + name;
    }
}
