package org.presstime.smtp;

import java.io.IOException;
import java.util.List;
import org.presstime.smtp.PipelinedTransport.OutOfStep;
import org.presstime.smtp.PreparedMessage.Form;
import org.presstime.smtp.SendResult.Reply;

/** A way to hand messages to a relay, by what the relay has offered. */
abstract sealed class Way permits BdatWindow, DataChain, CommandByCommand {

    private final PipelinedTransport transport;

    Way(PipelinedTransport transport) {
        this.transport = transport;
    }

    final PipelinedTransport transport() {
        return transport;
    }

    /** The fastest way that a relay offers. */
    static Way of(PipelinedTransport transport, boolean withChunks) {
        if (!transport.supportsExtension("PIPELINING")) {
            return new CommandByCommand(transport);
        }
        return withChunks && transport.supportsExtension("CHUNKING")
                ? new BdatWindow(transport)
                : new DataChain(transport);
    }

    /**
     * Sends each message and writes down in it what the relay answers.
     *
     * @throws IOException when the connection can be used no more; messages may be undecided then
     */
    abstract void send(List<Transaction> group) throws IOException;

    /** The message as this relay takes it. */
    final Form form(Transaction transaction, boolean dotted) {
        return transaction.message().form(transport.supportsExtension("8BITMIME"), dotted);
    }

    final String mail(Transaction transaction, Form form) {
        // RFC 1870, 6; RFC 6152, 3; RFC 6531, 3.4.
        return "MAIL FROM:<" + transaction.envelope().from() + ">"
                + (transport.supportsExtension("SIZE") ? " SIZE=" + form.size() : "")
                + (form.isEightBit() ? " BODY=8BITMIME" : "")
                + (transaction.needsUtf8() ? " SMTPUTF8" : "");
    }

    final String recipient(Transaction transaction) {
        return "RCPT TO:<" + transaction.envelope().to() + ">";
    }

    /** A relay that will not forget what it was told cannot be told anything else. */
    final void hearReset() throws IOException {
        Reply reply = transport.hear();
        if (!reply.isOf(2)) {
            throw new OutOfStep("the relay answered " + reply.code() + " " + reply.text() + " to RSET");
        }
    }
}
