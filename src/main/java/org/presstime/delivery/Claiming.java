package org.presstime.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.presstime.delivery.Ledger.Claim;
import org.presstime.delivery.SqlAllowances.Allowance;
import org.presstime.settings.Settings.Limits;
import org.presstime.settings.Settings.Rate;

/**
 * Decides who gets the next copies: each relay its share, and no more than its rates and those of the readers' domains
 * allow. Copies for a domain whose rate is used up go to a lane of their own, so that nobody behind them waits.
 *
 * <p>Called by the ledger's one writer, in its transaction.
 */
final class Claiming {

    private static final String MAIN = "";
    private static final Duration ANOTHERS_TURN = Duration.ofMillis(10);
    // How often to look past copies that are put into a lane before the transaction has lasted long enough.
    private static final int LOOKS = 20;

    private final Ledger ledger;
    private final SqlAllowances allowances;
    private final Routes routes;
    private final String owner;
    private final Set<String> limited;
    private int turn;

    Claiming(Ledger ledger, SqlAllowances allowances, Routes routes, String owner) {
        this.ledger = ledger;
        this.allowances = allowances;
        this.routes = routes;
        this.owner = owner;
        this.limited = routes.limitedDomains();
    }

    /**
     * What a connection gets.
     *
     * @param again when there is nothing: how soon to ask again; empty when nothing is due
     */
    record Grant(List<Claim> claims, Optional<Duration> again) {

        static final Grant NOTHING = new Grant(List.of(), Optional.empty());

        static Grant later(Duration wait) {
            return new Grant(List.of(), Optional.of(wait));
        }
    }

    /** Whether a copy of an edition is due now. */
    boolean isAnythingDue(long edition) {
        return ledger.hasDue(edition, MAIN) || limited.stream().anyMatch(lane -> ledger.hasDue(edition, lane));
    }

    /** Dissolves the lanes of domains that are not limited any more. */
    void tidy(long edition) {
        ledger.dissolveLanes(edition, limited);
    }

    /** Claims copies for a connection to a relay. Editions take turns, so that a large one does not hold up a small one. */
    Grant claim(Route route, int wanted, Supplier<List<Long>> editions) {
        int share = routes.share(route, wanted);
        List<Long> candidates = editions.get();
        if (share == 0) {
            return laterIfDue(candidates, ANOTHERS_TURN);
        }
        Allowance allowed = allowed(route, share);
        if (allowed.messages() == 0) {
            routes.isFull(route);
            return laterIfDue(candidates, allowed.again());
        }
        Grant grant = Grant.NOTHING;
        for (int i = 0; i < candidates.size(); i++) {
            Grant next = claim(route, candidates.get(Math.floorMod(turn++, candidates.size())), allowed.messages());
            if (!next.claims().isEmpty()) {
                take(route, next.claims().size());
                return next;
            }
            grant = sooner(grant, next);
        }
        return grant;
    }

    private Grant laterIfDue(List<Long> editions, Duration wait) {
        return editions.stream().anyMatch(this::isAnythingDue) ? Grant.later(wait) : Grant.NOTHING;
    }

    private Grant claim(Route route, long edition, int most) {
        List<Claim> claims = new ArrayList<>();
        @Nullable Duration soonest = null;
        for (String lane : limited) {
            if (claims.size() < most && ledger.hasDue(edition, lane)) {
                Allowance allowed = under(route, lane, most - claims.size());
                if (allowed.messages() > 0) {
                    claims.addAll(claimFromLane(route, edition, lane, allowed.messages()));
                } else if (soonest == null || allowed.again().compareTo(soonest) < 0) {
                    soonest = allowed.again();
                }
            }
        }
        boolean more = claimFromMain(route, edition, most, claims);
        return new Grant(claims, more ? Optional.of(Duration.ZERO) : Optional.ofNullable(soonest));
    }

    private List<Claim> claimFromLane(Route route, long edition, String lane, int most) {
        List<Claim> claims = ledger.due(edition, lane, owner, most);
        takeUnder(route, lane, claims.size());
        ledger.begin(claims, owner, route.name());
        return claims;
    }

    /** Whether there may be more than was looked at. */
    private boolean claimFromMain(Route route, long edition, int most, List<Claim> claims) {
        for (int look = 0; look < LOOKS && claims.size() < most; look++) {
            int missing = most - claims.size();
            List<Claim> due = ledger.due(edition, MAIN, owner, missing);
            List<Claim> leaving =
                    due.stream().filter(claim -> mayLeave(route, claim)).toList();
            ledger.begin(leaving, owner, route.name());
            claims.addAll(leaving);
            if (leaving.size() < due.size()) {
                ledger.putIntoLanes(
                        due.stream().filter(claim -> !leaving.contains(claim)).toList());
            } else if (due.size() < missing) {
                return false;
            }
        }
        return true;
    }

    private boolean mayLeave(Route route, Claim claim) {
        String domain = claim.address().domain();
        if (!limited.contains(domain)) {
            return true;
        }
        boolean may = under(route, domain, 1).messages() > 0;
        takeUnder(route, domain, may ? 1 : 0);
        return may;
    }

    private Allowance allowed(Route route, int wanted) {
        Limits limits = route.limits();
        Allowance rate = limits.rate()
                .map(most -> allowances.under(route.name(), most, wanted))
                .orElse(Allowance.of(wanted));
        Allowance today = limits.warmUp()
                .map(warmUp -> allowances.today(route.name(), warmUp, wanted))
                .orElse(Allowance.of(wanted));
        return rate.and(today);
    }

    private void take(Route route, int messages) {
        routes.gave(route, messages);
        route.limits().rate().ifPresent(rate -> allowances.take(route.name(), rate, messages));
        route.limits().warmUp().ifPresent(warmUp -> allowances.countToday(route.name(), messages));
    }

    private Allowance under(Route route, String domain, int wanted) {
        @Nullable Rate rate = route.limits().perDomain().get(domain);
        return rate == null ? Allowance.of(wanted) : allowances.under(route.name() + " " + domain, rate, wanted);
    }

    private void takeUnder(Route route, String domain, int messages) {
        @Nullable Rate rate = route.limits().perDomain().get(domain);
        if (rate != null && messages > 0) {
            allowances.take(route.name() + " " + domain, rate, messages);
        }
    }

    private static Grant sooner(Grant one, Grant other) {
        return java.util.stream.Stream.of(one.again(), other.again())
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder())
                .map(Grant::later)
                .orElse(Grant.NOTHING);
    }
}
