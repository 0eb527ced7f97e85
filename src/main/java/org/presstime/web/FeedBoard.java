package org.presstime.web;

import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.presstime.feed.Feeds;
import org.presstime.feed.Feeds.Health;
import org.presstime.feed.Feeds.State;
import org.presstime.newsletter.Newsletters;

/** The feeds of all newsletters and how they are doing, for the desk, the API and the command line alike. */
public record FeedBoard(Newsletters newsletters, Feeds feeds) {

    /**
     * A feed.
     *
     * @param nowAt where it is asked for, when that is no longer the configured address
     * @param fetched when it was read last
     * @param due when it will be asked next; empty when it will not
     */
    public record Line(
            URI url,
            String title,
            List<String> newsletters,
            Health health,
            int failures,
            String failure,
            Optional<URI> nowAt,
            Optional<Instant> fetched,
            Optional<Instant> due) {}

    /** All feeds: first those that a person should look at, the others in the order of the configuration. */
    public List<Line> lines() {
        Map<URI, List<String>> owners = owners();
        Map<URI, State> states = feeds.states(owners.keySet());
        return owners.entrySet().stream()
                .map(feed -> line(Objects.requireNonNull(states.get(feed.getKey())), feed.getValue()))
                .sorted(Comparator.comparing(line -> !line.health().isAlarming()))
                .toList();
    }

    /** Those that a person should look at. */
    public List<Line> alarms() {
        return lines().stream().filter(line -> line.health().isAlarming()).toList();
    }

    /** Has a feed asked again as if nothing was known against it; whether there is such a feed. */
    public boolean restart(String url) {
        Optional<URI> known = owners().keySet().stream()
                .filter(address -> address.toString().equals(url))
                .findFirst();
        known.ifPresent(feeds::restart);
        return known.isPresent();
    }

    private Map<URI, List<String>> owners() {
        return newsletters.all().stream()
                .flatMap(newsletter -> newsletter.feeds().stream().map(feed -> Map.entry(feed.url(), newsletter.id())))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey,
                        LinkedHashMap::new,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private static Line line(State state, List<String> newsletters) {
        return new Line(
                state.address(),
                state.title(),
                newsletters,
                state.health(),
                state.failures(),
                state.failure(),
                state.places().now(),
                state.times().fetched(),
                state.stopped() ? Optional.empty() : Optional.of(state.times().due()));
    }
}
