package org.presstime.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.presstime.delivery.Ledger.Claim;
import org.presstime.delivery.Ledger.Settlement;
import org.presstime.smtp.PreparedMessage;
import org.presstime.smtp.PreparedMessage.Envelope;
import org.presstime.smtp.Relay;
import org.presstime.smtp.RelayConnection;

/**
 * One connection's work: claim a few copies, send them one after the other, write down each. The result of a copy is
 * committed together with the beginning of the next one, before that one leaves.
 *
 * <p>For one thread; ends when nothing is due, when it is told to stop, or with the exception that stopped it.
 */
final class Worker {

    // Small, so that a pause and another process's share are soon felt.
    private static final int GROUP = 10;

    private final Crew crew;
    private final BooleanSupplier stopping;
    private int turn;
    private @Nullable RelayConnection connection;
    private @Nullable Settlement last;

    /** What all workers of a process share. */
    record Crew(Ledger ledger, LedgerWriter writer, String owner, EditionMails mails, Relay relay, Retries retries) {}

    Worker(Crew crew, int turn, BooleanSupplier stopping) {
        this.crew = crew;
        this.turn = turn;
        this.stopping = stopping;
    }

    /** Works until nothing is due in any of these editions. */
    void work(Supplier<List<Long>> editions) {
        try {
            List<Claim> claims = claim(editions);
            while (!claims.isEmpty()) {
                send(claims);
                claims = claim(editions);
            }
        } finally {
            finish();
        }
    }

    /** Editions take turns, so that a large one does not hold up a small one. */
    private List<Claim> claim(Supplier<List<Long>> editions) {
        if (stopping.getAsBoolean()) {
            return List.of();
        }
        List<Long> candidates = editions.get();
        for (int i = 0; i < candidates.size(); i++) {
            List<Claim> claims =
                    crew.ledger().claim(candidates.get(Math.floorMod(turn++, candidates.size())), crew.owner(), GROUP);
            if (!claims.isEmpty()) {
                return claims;
            }
        }
        return List.of();
    }

    private void send(List<Claim> claims) {
        List<Claim> left = new ArrayList<>(claims);
        try {
            while (!left.isEmpty() && !stopping.getAsBoolean()) {
                send(left.get(0), connected());
                left.remove(0);
            }
        } finally {
            if (!left.isEmpty()) {
                crew.ledger().giveBack(left, crew.owner());
            }
        }
    }

    private void send(Claim claim, RelayConnection open) {
        // Whatever can go wrong in making the message goes wrong before the ledger says that it leaves.
        EditionMail mail = crew.mails().of(claim.edition());
        Envelope envelope = mail.envelope(claim.subscriber(), claim.address());
        PreparedMessage message = mail.message(claim.subscriber(), claim.address());
        @Nullable Settlement before = last;
        last = null;
        crew.writer()
                .write(before, claim)
                .ifPresent(begun -> last = crew.retries().settle(claim, begun, open.send(envelope, message)));
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

    /** The last result is written whatever else went wrong. */
    private void finish() {
        try {
            if (last != null) {
                crew.writer().write(last, null);
            }
        } finally {
            disconnect();
        }
    }
}
