package org.presstime.smtp;

import java.io.IOException;
import java.util.List;
import org.presstime.smtp.PreparedMessage.Form;

/** For relays that take one command at a time: four round trips a message. */
final class CommandByCommand extends Way {

    static final String FINAL_DOT = ".";

    CommandByCommand(PipelinedTransport transport) {
        super(transport);
    }

    @Override
    void send(List<Transaction> group) throws IOException {
        for (Transaction transaction : group) {
            if (!transport().isClosing()) {
                send(transaction);
            }
        }
    }

    private void send(Transaction transaction) throws IOException {
        transport().expectSilence();
        Form form = form(transaction, true);
        transport().say(mail(transaction, form)).flush();
        transaction.sender(transport().hear());
        if (!transaction.isDecided()) {
            transport().say(recipient(transaction)).flush();
            transaction.recipient(transport().hear());
        }
        boolean wanted = false;
        if (!transaction.isDecided()) {
            transport().say("DATA").flush();
            wanted = transaction.data(transport().hear());
        }
        if (wanted) {
            transport().expectSilence();
            transaction.contentLeaves();
            transport().say(form).say(FINAL_DOT).flush();
            transaction.content(transport().hearOfContent());
        } else if (!transport().isClosing()) {
            transport().say("RSET").flush();
            hearReset();
        }
    }
}
