package org.presstime.smtp;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One round trip a message with plain DATA: the content of one message and the commands of the next leave together (RFC
 * 2920, 3.1: DATA is the last of a group, content may be the first of the next). Content never leaves before its 354.
 */
final class DataChain extends Way {

    /** The message that the relay waits for; null when it waits for commands. */
    private @Nullable Transaction wanted;

    /** Whether a transaction of the relay's may still be open. */
    private boolean unfinished;

    DataChain(PipelinedTransport transport) {
        super(transport);
    }

    @Override
    void send(List<Transaction> group) throws IOException {
        for (Transaction next : group) {
            if (transport().isClosing()) {
                return;
            }
            step(next);
        }
        if (!transport().isClosing()) {
            step(null);
        }
    }

    private void step(@Nullable Transaction next) throws IOException {
        @Nullable Transaction before = wanted;
        boolean reset = unfinished && next != null;
        transport().expectSilence();
        try {
            say(before, reset, next);
        } catch (IOException broken) {
            // What the relay has answered before that is worth hearing.
        }
        wanted = null;
        if (before != null) {
            hearContent(before);
        }
        if (reset) {
            hearReset();
            unfinished = false;
        }
        if (next != null) {
            hearCommands(next);
        }
    }

    private void say(@Nullable Transaction before, boolean reset, @Nullable Transaction next) throws IOException {
        if (before != null && !before.isDecided()) {
            before.contentLeaves();
            transport().say(form(before, true));
        }
        if (before != null) {
            // RFC 2920, 3.1: where DATA was accepted without a recipient, a dot alone ends it.
            transport().say(CommandByCommand.FINAL_DOT);
        }
        if (reset) {
            transport().say("RSET");
        }
        if (next != null) {
            transport().say(mail(next, form(next, true))).say(recipient(next)).say("DATA");
        }
        transport().flush();
    }

    private void hearContent(Transaction before) throws IOException {
        if (before.isDecided()) {
            transport().hearOfContent();
        } else {
            before.content(transport().hearOfContent());
        }
    }

    private void hearCommands(Transaction next) throws IOException {
        next.sender(transport().hear());
        next.recipient(transport().hear());
        if (next.data(transport().hear())) {
            wanted = next;
        }
        unfinished = next.isDecided();
    }
}
