package org.presstime.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.presstime.delivery.Ledger.Claim;
import org.presstime.delivery.Ledger.Settlement;
import org.presstime.smtp.Relay;
import org.presstime.smtp.RelayConnection;
import org.presstime.smtp.RelayConnection.Outgoing;
import org.presstime.smtp.SendResult;
import org.presstime.smtp.SendResult.NotSent;

/**
 * One connection's work: claim a few copies, send them, write down what became of each. The results of a group are
 * committed together with the claim of the next one, before that one leaves.
 *
 * <p>For one thread; ends when nothing is due, when it is told to stop, or with the exception that stopped it.
 */
final class Worker {

    private final Crew crew;
    private final Supplier<List<Long>> editions;
    private final BooleanSupplier stopping;
    private final GroupSize groupSize = new GroupSize();
    private int turn;
    private @Nullable RelayConnection connection;
    private List<Settlement> results = new ArrayList<>();

    /** What all workers of a process share. */
    record Crew(Ledger ledger, LedgerWriter writer, String owner, EditionMails mails, Relay relay, Retries retries) {}

    /** A worker for these editions; they are asked for anew each time it wants more to do. */
    Worker(Crew crew, int turn, Supplier<List<Long>> editions, BooleanSupplier stopping) {
        this.crew = crew;
        this.turn = turn;
        this.editions = editions;
        this.stopping = stopping;
    }

    /** Works until nothing is due. */
    void work() {
        try {
            List<Claim> claims = next();
            while (!claims.isEmpty()) {
                send(claims);
                claims = next();
            }
        } finally {
            finish();
        }
    }

    /** The next group; none when nothing is due. The connection comes first: who cannot send claims nothing. */
    private List<Claim> next() {
        if (stopping.getAsBoolean() || (!isConnected() && !isAnythingDue())) {
            return List.of();
        }
        int limit = groupSize.within(connected().window());
        List<Settlement> before = results;
        results = new ArrayList<>();
        return crew.writer().write(before, () -> claim(limit));
    }

    private boolean isAnythingDue() {
        return editions.get().stream().anyMatch(crew.ledger()::hasDue);
    }

    /** Editions take turns, so that a large one does not hold up a small one. */
    private List<Claim> claim(int limit) {
        List<Long> candidates = editions.get();
        for (int i = 0; i < candidates.size(); i++) {
            List<Claim> claims =
                    crew.ledger().claim(candidates.get(Math.floorMod(turn++, candidates.size())), crew.owner(), limit);
            if (!claims.isEmpty()) {
                return claims;
            }
        }
        return List.of();
    }

    private void send(List<Claim> claims) {
        List<Outgoing> group;
        try {
            group = claims.stream().map(crew.mails()::outgoing).toList();
        } catch (RuntimeException unmade) {
            settle(claims, new NotSent("the message could not be made: " + unmade.getMessage()));
            throw unmade;
        }
        List<SendResult> answers =
                groupSize.timed(group.size(), () -> connected().send(group));
        for (int i = 0; i < claims.size(); i++) {
            results.add(crew.retries().settle(claims.get(i), answers.get(i)));
        }
    }

    private void settle(List<Claim> claims, SendResult result) {
        claims.forEach(claim -> results.add(crew.retries().settle(claim, result)));
    }

    private boolean isConnected() {
        return connection != null && connection.isUsable();
    }

    private RelayConnection connected() {
        if (connection == null || !connection.isUsable()) {
            disconnect();
            connection = crew.relay().connect();
        }
        return connection;
    }

    private void disconnect() {
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }

    /** The last results are written whatever else went wrong. */
    private void finish() {
        try {
            crew.writer().write(results, List::of);
        } finally {
            disconnect();
        }
    }
}
