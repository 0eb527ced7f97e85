package org.presstime.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.presstime.smtp.Relay;

/** All relays, and how the mail is shared out among them by their weights. Safe for use by many threads. */
final class Routes {

    // A relay that has not asked for mail for so long is not waited for.
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    // How many messages one may be ahead of the others.
    private static final int LEAD = 64;

    private final List<Route> all;
    private final Clock clock;
    private final Map<Route, Account> accounts = new HashMap<>();

    Routes(List<Relay> relays, Clock clock, RandomGenerator random) {
        this.all = relays.stream().map(relay -> new Route(relay, clock, random)).toList();
        this.clock = clock;
        all.forEach(route -> accounts.put(route, new Account()));
    }

    /** What a relay has had, in messages for each unit of its weight, and when it last asked for more. */
    private static final class Account {
        private double served;
        private long asked = Long.MIN_VALUE / 2;
    }

    List<Route> all() {
        return all;
    }

    /** The domains that some relay limits. */
    Set<String> limitedDomains() {
        Set<String> domains = new TreeSet<>();
        all.forEach(route -> domains.addAll(route.limits().perDomain().keySet()));
        return domains;
    }

    /** Whether no relay takes anything at the moment. */
    boolean areAllFailing() {
        return all.stream().allMatch(Route::isFailing);
    }

    /** Why none takes anything, in words. */
    Optional<String> trouble() {
        return areAllFailing()
                ? all.stream().map(Route::trouble).flatMap(Optional::stream).reduce((one, other) -> one + "; " + other)
                : Optional.empty();
    }

    /** How long until one of them is tried again. */
    Duration rest() {
        return all.stream().map(Route::rest).min(Comparator.naturalOrder()).orElse(Duration.ZERO);
    }

    /** How many of the messages it asks for a relay may have now, so that each gets its share. */
    synchronized int share(Route asking, int wanted) {
        if (asking.limits().weight() == 0) {
            return isAnotherOneWorking(asking) ? 0 : wanted;
        }
        long now = clock.millis();
        Account account = account(asking);
        boolean isBack = now - account.asked > PATIENCE.toMillis();
        account.asked = now;
        double least = others(asking)
                .filter(other -> now - account(other).asked <= PATIENCE.toMillis())
                .mapToDouble(other -> account(other).served)
                .min()
                .orElse(Double.POSITIVE_INFINITY);
        if (least == Double.POSITIVE_INFINITY) {
            return wanted;
        }
        if (isBack) {
            // What it missed is not made up for: that would be a flood.
            account.served = Math.max(account.served, least);
        }
        double may = (least - account.served) * asking.limits().weight() + LEAD;
        return (int) Math.max(0, Math.min(wanted, may));
    }

    /** That a relay was given so many messages. */
    synchronized void gave(Route route, int messages) {
        account(route).served += (double) messages / Math.max(1, route.limits().weight());
    }

    /** That a relay may not have more for a while, so that the others need not wait for it. */
    synchronized void isFull(Route route) {
        account(route).asked = Long.MIN_VALUE / 2;
    }

    private Stream<Route> others(Route asking) {
        return all.stream()
                .filter(Predicate.not(asking::equals))
                .filter(route -> route.limits().weight() > 0 && !route.isFailing());
    }

    private boolean isAnotherOneWorking(Route asking) {
        return others(asking).findAny().isPresent();
    }

    private Account account(Route route) {
        return accounts.computeIfAbsent(route, unknown -> new Account());
    }
}
