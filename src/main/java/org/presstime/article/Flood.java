package org.presstime.article;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Notices when a feed that is known suddenly presents mostly articles nobody has seen: its publisher has renamed them all,
 * or somebody else writes it now. A busy feed that nobody asked for days is none.
 */
final class Flood {

    private static final int LEAST = 3;
    private static final int BURST = 5;
    private static final int USUAL_TIMES = 4;
    // Publishers release articles some hours after the time they are dated.
    private static final Duration LATE = Duration.ofHours(6);
    private static final Duration SHORTEST_PAST = Duration.ofHours(1);

    private final int known;
    private final Set<String> words;
    private final Instant oldest;
    private final Instant latest;
    private final Instant now;

    /**
     * What to judge by.
     *
     * @param past the feed's last articles; not empty
     */
    Flood(List<Past> past, Instant now) {
        this.known = past.size();
        this.words = past.stream().map(Past::words).collect(Collectors.toSet());
        this.oldest = past.stream()
                .map(Past::published)
                .min(Comparator.naturalOrder())
                .orElse(now);
        this.latest =
                past.stream().map(Past::arrived).max(Comparator.naturalOrder()).orElse(now);
        this.now = now;
    }

    /** An article that the feed had before; {@code words} as in {@link Candidate#words}. */
    record Past(Instant published, Instant arrived, String words) {}

    /**
     * Whether the new articles are a flood.
     *
     * @param presented how many articles the feed's document holds, known ones too
     */
    boolean is(Collection<Candidate> fresh, int presented) {
        if (fresh.size() < LEAST || 2 * fresh.size() <= presented) {
            return false;
        }
        long again = fresh.stream().filter(this::isOld).count();
        return 2 * again > fresh.size() || fresh.size() > BURST + USUAL_TIMES * expected();
    }

    /** The same words as one we had, or a date at which we should have seen it. */
    private boolean isOld(Candidate candidate) {
        return words.contains(candidate.words())
                || candidate.published().filter(latest.minus(LATE)::isAfter).isPresent();
    }

    /** How many new articles the time since the last ones should have brought. */
    private double expected() {
        long span = Math.max(Duration.between(oldest, latest).toMinutes(), SHORTEST_PAST.toMinutes());
        return (double) known * Duration.between(latest, now).toMinutes() / span;
    }
}
