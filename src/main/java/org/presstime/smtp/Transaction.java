package org.presstime.smtp;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.presstime.settings.EmailAddress;
import org.presstime.smtp.PipelinedTransport.OutOfStep;
import org.presstime.smtp.PreparedMessage.Envelope;
import org.presstime.smtp.RelayConnection.Outgoing;
import org.presstime.smtp.SendResult.Accepted;
import org.presstime.smtp.SendResult.Deferred;
import org.presstime.smtp.SendResult.NotSent;
import org.presstime.smtp.SendResult.Rejected;
import org.presstime.smtp.SendResult.Reply;
import org.presstime.smtp.SendResult.Uncertain;

/**
 * One message on its way: what the relay has answered so far, and what therefore became of it. The first refusal decides;
 * what comes after it in the same transaction are its consequences.
 */
final class Transaction {

    private final Outgoing outgoing;
    private @Nullable SendResult result;
    private boolean contentMayHaveLeft;

    Transaction(Outgoing outgoing) {
        this.outgoing = outgoing;
    }

    Envelope envelope() {
        return outgoing.envelope();
    }

    PreparedMessage message() {
        return outgoing.message();
    }

    /** Whether an address of it cannot be written in ASCII (RFC 6531). */
    boolean needsUtf8() {
        return !isAscii(envelope().from()) || !isAscii(envelope().to());
    }

    private static boolean isAscii(EmailAddress address) {
        String local = address.local();
        for (int i = 0; i < local.length(); i++) {
            if (local.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }

    /** From here on, a relay that says nothing may have the message. */
    void contentLeaves() {
        contentMayHaveLeft = true;
    }

    boolean isDecided() {
        return result != null;
    }

    /** What the relay said to MAIL. A refusal is of our sender: one wrong setting must not write off a whole list. */
    void sender(Reply reply) throws OutOfStep {
        if (reply.isOf(5)) {
            decide(new NotSent("the relay refuses our sender: " + reply.code() + " " + reply.text()));
        } else {
            command(reply);
        }
    }

    /** What the relay said to RCPT. */
    void recipient(Reply reply) throws OutOfStep {
        command(reply);
    }

    /**
     * What the relay said to DATA.
     *
     * @return whether it waits for content, which it may do even after it has refused the recipient
     */
    boolean data(Reply reply) throws OutOfStep {
        if (reply.code() == 354) {
            return true;
        }
        if (reply.isOf(2)) {
            throw new OutOfStep("the relay answered " + reply.code() + " " + reply.text() + " to DATA");
        }
        command(reply);
        return false;
    }

    private void command(Reply reply) throws OutOfStep {
        if (reply.isOf(3)) {
            throw new OutOfStep("the relay answered " + reply.code() + " " + reply.text());
        }
        if (reply.isOf(4) || reply.isOf(5)) {
            decide(refusal(reply));
        }
    }

    private static SendResult refusal(Reply reply) {
        if (reply.code() == 421) {
            return new NotSent("the relay ended the connection: 421 " + reply.text());
        }
        return reply.isOf(4) ? new Deferred(reply) : rejected(reply);
    }

    /** A refusal of us is not one of this reader. */
    private static SendResult rejected(Reply reply) {
        return reply.isAboutUs()
                ? new NotSent("the relay does not take mail from us: " + reply.code() + " " + reply.text())
                : new Rejected(reply);
    }

    /**
     * What the relay said to the whole message.
     *
     * @throws OutOfStep when that cannot be meant: it was refused before, or the answer is one about an address
     */
    void content(Reply reply) throws OutOfStep {
        // RFC 3463, 3.2: X.1.XXX is about addresses, so that this must be the answer to another command.
        if (reply.isOf(3)
                || (reply.isOf(2) && (isDecided() || reply.enhancedCode().startsWith("2.1.")))) {
            result = null;
            throw new OutOfStep("the relay answered " + reply.code() + " " + reply.text() + " to the message");
        }
        if (reply.isOf(2)) {
            decide(new Accepted(reply));
        } else {
            decide(reply.isOf(4) ? new Deferred(reply) : rejected(reply));
        }
    }

    /** The relay does not know the command that carries the content. */
    void notTaken(Reply reply) {
        decide(new NotSent("the relay does not take the message so: " + reply.code() + " " + reply.text()));
    }

    private void decide(SendResult decision) {
        if (result == null) {
            result = decision;
        }
    }

    /** Refuses it before a word is said. */
    void refuse(Reply reply) {
        decide(new Rejected(reply));
    }

    /**
     * The connection has ended.
     *
     * @param isClosing whether the relay said before that it does nothing more (RFC 5321, 3.8)
     */
    void end(IOException lost, boolean isClosing) {
        String reason = String.valueOf(lost.getMessage()).replaceAll("\\p{Cntrl}+", " ");
        decide(
                contentMayHaveLeft && !isClosing
                        ? new Uncertain("no answer after the message: " + reason)
                        : new NotSent("the connection failed: " + reason));
    }

    /** The answers went out of step: a yes that does not say by its enhanced code what it is for may have been another's. */
    void doubt(OutOfStep why) {
        if (result instanceof Accepted accepted
                && accepted.reply().enhancedCode().isEmpty()) {
            result = new Uncertain(String.valueOf(why.getMessage()));
        }
    }

    /** What became of it, once the relay has answered or the connection has ended. */
    SendResult result() {
        return result == null ? new NotSent("the connection has ended") : result;
    }
}
