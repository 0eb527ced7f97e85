package org.presstime.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.presstime.delivery.Claiming.Grant;
import org.presstime.delivery.Ledger.Claim;
import org.presstime.delivery.Ledger.Settlement;
import org.presstime.smtp.RelayConnection;
import org.presstime.smtp.RelayConnection.Outgoing;
import org.presstime.smtp.RelayUnavailable;
import org.presstime.smtp.SendResult;
import org.presstime.smtp.SendResult.NotSent;

/**
 * One connection's work: claim a few copies, send them, write down what became of each. The results of a group are
 * committed together with the claim of the next one, before that one leaves. While its relay fails it waits for it, as
 * long as another relay works.
 *
 * <p>For one thread; ends when nothing is due, when no relay works, when it is told to stop, or with the exception that
 * stopped it.
 */
final class Worker {

    private static final Duration LOOK_UP = Duration.ofMillis(250);
    // A connection that waits longer for something to send is closed, before the relay does it.
    private static final Duration KEEP_OPEN = Duration.ofSeconds(20);

    private final Crew crew;
    private final Route route;
    private final Supplier<List<Long>> editions;
    private final Signal stopping;
    private final GroupSize groupSize = new GroupSize();
    private @Nullable RelayConnection connection;
    private int sent;
    private int refusals;
    private List<Settlement> results = new ArrayList<>();

    /** What all workers of a process share. */
    record Crew(LedgerWriter writer, Claiming claiming, EditionMails mails, Routes routes, Retries retries) {}

    /** A worker for these editions; they are asked for anew each time it wants more to do. */
    Worker(Crew crew, Route route, Supplier<List<Long>> editions, Signal stopping) {
        this.crew = crew;
        this.route = route;
        this.editions = editions;
        this.stopping = stopping;
    }

    /** Works until nothing is due. */
    void work() {
        try {
            while (!stopping.isStopped() && isConnected()) {
                int most = Math.min(connection().window(), route.limits().messagesPerConnection() - sent);
                int wanted = groupSize.within(most);
                Grant grant = write(() -> crew.claiming().claim(route, wanted, editions));
                if (!grant.claims().isEmpty()) {
                    send(grant.claims());
                } else if (grant.again().isEmpty()) {
                    return;
                } else {
                    await(grant.again().get());
                }
            }
        } finally {
            finish();
        }
    }

    private Grant write(Supplier<Grant> claiming) {
        List<Settlement> before = results;
        results = new ArrayList<>();
        return crew.writer().write(before, claiming);
    }

    private void await(Duration wait) {
        if (wait.compareTo(KEEP_OPEN) > 0) {
            disconnect();
        }
        stopping.pause(wait.compareTo(LOOK_UP) < 0 ? wait : LOOK_UP);
    }

    /** Comes back with a connection, or without one when there is nothing to be done with it. */
    private boolean isConnected() {
        while (!stopping.isStopped()) {
            if (connection != null && route.isOpenTo(this)) {
                return true;
            }
            if (!isAnythingDue()) {
                return false;
            }
            if (route.isOpenTo(this)) {
                connect();
            } else if (crew.routes().areAllFailing()) {
                return false;
            } else {
                stopping.pause(LOOK_UP);
            }
        }
        return false;
    }

    private boolean isAnythingDue() {
        return editions.get().stream().anyMatch(crew.claiming()::isAnythingDue);
    }

    /** A relay that takes fewer connections than it is offered is asked less and less often. */
    private void connect() {
        try {
            connection = route.connect(this);
            sent = 0;
            refusals = 0;
        } catch (RelayUnavailable unavailable) {
            long looks = 1L << Math.min(refusals++, 8);
            for (long look = 0;
                    look < looks && !stopping.isStopped() && !route.isFailing() && isAnythingDue();
                    look++) {
                stopping.pause(LOOK_UP);
            }
        }
    }

    private RelayConnection connection() {
        if (connection == null) {
            throw new IllegalStateException("not connected to " + route.name());
        }
        return connection;
    }

    private void send(List<Claim> claims) {
        List<Outgoing> group;
        try {
            group = claims.stream().map(crew.mails()::outgoing).toList();
        } catch (RuntimeException unmade) {
            NotSent why = new NotSent("the message could not be made: " + unmade.getMessage());
            claims.forEach(claim -> results.add(crew.retries().settle(claim, why)));
            throw unmade;
        }
        List<SendResult> answers =
                groupSize.timed(group.size(), () -> connection().send(group));
        for (int i = 0; i < claims.size(); i++) {
            results.add(crew.retries().settle(claims.get(i), answers.get(i)));
        }
        judge(answers);
    }

    /** What a group says of the relay. One that ends a connection after some messages only wants a new one. */
    private void judge(List<SendResult> answers) {
        SendResult last = answers.get(answers.size() - 1);
        boolean useful =
                answers.stream().anyMatch(answer -> Replies.objection(answer).isEmpty());
        Optional<String> objection = Replies.objection(last);
        if (useful) {
            route.worked();
        }
        if ((objection.isPresent() && !useful && sent == 0) || Replies.isPressure(last)) {
            route.failed(this, objection.orElse(""));
        }
        sent += answers.size();
        if (!connection().isUsable() || sent >= route.limits().messagesPerConnection() || objection.isPresent()) {
            disconnect();
        }
    }

    private void disconnect() {
        if (connection != null) {
            connection.close();
            connection = null;
            route.disconnected(this);
        }
    }

    /** The last results are written whatever else went wrong. */
    private void finish() {
        try {
            crew.writer().write(results, () -> Grant.NOTHING);
        } finally {
            disconnect();
            route.leave(this);
        }
    }
}
