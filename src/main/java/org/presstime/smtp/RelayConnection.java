package org.presstime.smtp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.presstime.smtp.BdatWindow.ChunksNotTaken;
import org.presstime.smtp.PreparedMessage.Envelope;
import org.presstime.smtp.SendResult.Reply;

/**
 * An open connection to a relay, for one group of messages after another. Reply codes decide what became of a message, and
 * how far it got is our own record, not a guess from an exception.
 *
 * <p>Not safe for use by several threads.
 */
public final class RelayConnection implements AutoCloseable {

    private final PipelinedTransport transport;
    private final Way way;
    private final Pace pace;
    private final Runnable chunksNotTaken;
    private boolean usable = true;

    RelayConnection(PipelinedTransport transport, Way way, Pace pace, Runnable chunksNotTaken) {
        this.transport = transport;
        this.way = way;
        this.pace = pace;
        this.chunksNotTaken = chunksNotTaken;
    }

    /** A message and whom it is for. */
    public record Outgoing(Envelope envelope, PreparedMessage message) {}

    /** Whether more messages can be sent; after {@code false}, close it and open another one. */
    public boolean isUsable() {
        return usable;
    }

    /**
     * How many messages should be handed over at once now: as many as configured, fewer while the relay is so slow that they
     * would take more than a second.
     */
    public int window() {
        return pace.window();
    }

    /**
     * Sends messages. Never throws for what a relay or a network does, and what is refused leaves its neighbours alone.
     *
     * @return what became of each, in their order; those that were not begun when the connection ended are not sent
     */
    public List<SendResult> send(List<Outgoing> group) {
        List<Transaction> all = group.stream().map(Transaction::new).toList();
        List<Transaction> possible = new ArrayList<>(all);
        if (!transport.supportsExtension("SMTPUTF8")) {
            possible.removeIf(RelayConnection::refuseUtf8);
        }
        if (usable && !possible.isEmpty()) {
            long start = System.nanoTime();
            hand(possible);
            pace.took(System.nanoTime() - start);
        }
        return all.stream().map(Transaction::result).toList();
    }

    /** Sends one message. */
    public SendResult send(Envelope envelope, PreparedMessage message) {
        return send(List.of(new Outgoing(envelope, message))).get(0);
    }

    private void hand(List<Transaction> group) {
        try {
            way.send(group);
            usable = !transport.isClosing();
        } catch (IOException lost) {
            usable = false;
            group.stream()
                    .filter(transaction -> !transaction.isDecided())
                    .forEach(transaction -> transaction.end(lost, transport.isClosing()));
            if (lost instanceof ChunksNotTaken) {
                chunksNotTaken.run();
            }
        }
    }

    // RFC 6531, 3.1: such an address must not be given to a relay that does not offer SMTPUTF8.
    private static boolean refuseUtf8(Transaction transaction) {
        if (transaction.needsUtf8()) {
            transaction.refuse(new Reply(553, "5.6.7 the relay does not take addresses outside ASCII (SMTPUTF8)"));
            return true;
        }
        return false;
    }

    /** Says goodbye if the relay still listens. */
    @Override
    public void close() {
        if (usable) {
            transport.quit();
        }
        usable = false;
        transport.abandon();
    }
}
