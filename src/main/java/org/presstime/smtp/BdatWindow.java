package org.presstime.smtp;

import java.io.IOException;
import java.util.List;
import org.presstime.smtp.PipelinedTransport.OutOfStep;
import org.presstime.smtp.PreparedMessage.Form;
import org.presstime.smtp.SendResult.Reply;

/**
 * Several whole messages in flight: MAIL, RCPT and BDAT with its content leave without waiting (RFC 3030, 4.2). Each begins
 * with RSET, so that a refused one leaves nothing behind for its neighbour.
 */
final class BdatWindow extends Way {

    /** Bytes in flight: with more, relay and client could both wait for the other to read. */
    private static final int MOST_BYTES = 1 << 20;

    BdatWindow(PipelinedTransport transport) {
        super(transport);
    }

    @Override
    void send(List<Transaction> group) throws IOException {
        int from = 0;
        while (from < group.size()) {
            int to = from + 1;
            int bytes = size(group.get(from));
            while (to < group.size() && bytes + size(group.get(to)) < MOST_BYTES) {
                bytes += size(group.get(to++));
            }
            together(group.subList(from, to));
            from = to;
        }
    }

    private int size(Transaction transaction) {
        return form(transaction, false).size();
    }

    private void together(List<Transaction> window) throws IOException {
        transport().expectSilence();
        try {
            for (Transaction transaction : window) {
                say(transaction);
            }
            transport().flush();
        } catch (IOException broken) {
            // What the relay has answered before that is worth hearing.
        }
        try {
            for (Transaction transaction : window) {
                hear(transaction);
            }
            transport().expectSilence();
        } catch (OutOfStep lost) {
            window.forEach(transaction -> transaction.doubt(lost));
            throw lost;
        }
    }

    private void say(Transaction transaction) throws IOException {
        Form content = form(transaction, false);
        transport().say("RSET").say(mail(transaction, content)).say(recipient(transaction));
        transaction.contentLeaves();
        // RFC 3030, 2: the octets are counted, not dot-stuffed.
        transport().say("BDAT " + content.size() + " LAST").say(content);
    }

    private void hear(Transaction transaction) throws IOException {
        hearReset();
        transaction.sender(transport().hear());
        transaction.recipient(transport().hear());
        boolean taken = !transaction.isDecided();
        Reply reply = transport().hearOfContent();
        if (taken && reply.code() >= 500 && reply.code() <= 504) {
            transaction.notTaken(reply);
            throw new ChunksNotTaken(reply);
        }
        transaction.content(reply);
    }

    /** The relay offers CHUNKING and does not know BDAT: it may have taken the content for commands. */
    static final class ChunksNotTaken extends IOException {
        ChunksNotTaken(Reply reply) {
            super("the relay offers CHUNKING and answers BDAT with " + reply.code() + " " + reply.text());
        }
    }
}
