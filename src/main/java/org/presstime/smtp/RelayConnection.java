package org.presstime.smtp;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.presstime.settings.EmailAddress;
import org.presstime.smtp.PreparedMessage.Envelope;
import org.presstime.smtp.SendResult.Accepted;
import org.presstime.smtp.SendResult.Deferred;
import org.presstime.smtp.SendResult.NotSent;
import org.presstime.smtp.SendResult.Rejected;
import org.presstime.smtp.SendResult.Reply;
import org.presstime.smtp.SendResult.Uncertain;

/**
 * An open connection to a relay, for one message after another. Reply codes decide what became of a message, and how far
 * it got is this class's own record, not a guess from an exception.
 *
 * <p>Not safe for use by several threads.
 */
public final class RelayConnection implements AutoCloseable {

    private static final byte[] FINAL_DOT = ".\r\n".getBytes(StandardCharsets.US_ASCII);
    // RFC 5321, 3.8: the service closes the channel.
    private static final int CLOSING = 421;

    private final WireTransport transport;
    private final Timeouts timeouts;
    private final int window;
    private boolean usable = true;

    RelayConnection(WireTransport transport, int window, Timeouts timeouts) {
        this.transport = transport;
        this.window = window;
        this.timeouts = timeouts;
    }

    /** Whether another message can be sent; after {@code false}, close it and open another one. */
    public boolean isUsable() {
        return usable;
    }

    /** A message and whom it is for. */
    public record Outgoing(Envelope envelope, PreparedMessage message) {}

    /** How many messages may be handed over at once now; at least 1. */
    public int window() {
        return window;
    }

    /**
     * Sends messages, at most a {@linkplain #window window} of them. Never throws for what a relay or a network does.
     *
     * @return what became of each, in their order; those that were not begun when the connection ended are not sent
     */
    public List<SendResult> send(List<Outgoing> group) {
        List<SendResult> results = new ArrayList<>(group.size());
        for (Outgoing outgoing : group) {
            results.add(
                    usable ? send(outgoing.envelope(), outgoing.message()) : new NotSent("the connection has ended"));
        }
        return results;
    }

    /** Sends a message. Never throws for what a relay or a network does. */
    public SendResult send(Envelope envelope, PreparedMessage message) {
        if (needsUtf8(envelope) && !transport.supportsExtension("SMTPUTF8")) {
            return new Rejected(new Reply(553, "5.6.7 the relay does not take addresses outside ASCII (SMTPUTF8)"));
        }
        try {
            SendResult refusal = introduce(envelope, message);
            return refusal == null ? hand(message) : refusal;
        } catch (MessagingException | IOException lost) {
            return notSent(lost);
        }
    }

    /** MAIL, RCPT, DATA; null when the relay is ready for the content. */
    private @org.jspecify.annotations.Nullable SendResult introduce(Envelope envelope, PreparedMessage message)
            throws MessagingException {
        Reply mail = transport.command("MAIL FROM:<" + envelope.from() + ">" + parameters(envelope, message));
        if (mail.isOf(5)) {
            return refusedSender(mail);
        }
        if (!mail.isOf(2)) {
            return refused(mail);
        }
        Reply recipient = transport.command("RCPT TO:<" + envelope.to() + ">");
        if (!recipient.isOf(2)) {
            return refused(recipient);
        }
        Reply data = transport.command("DATA");
        return data.code() == 354 ? null : refused(data);
    }

    private SendResult hand(PreparedMessage message) throws IOException {
        transport.write(message.bytes());
        try {
            transport.write(FINAL_DOT);
            return accepted(transport.await(timeouts.acceptance()));
        } catch (MessagingException | IOException lost) {
            // The dot may have arrived; the answer did not.
            usable = false;
            return new Uncertain("no answer after the message: " + reason(lost));
        }
    }

    private SendResult accepted(Reply reply) {
        if (reply.code() == CLOSING) {
            usable = false;
        }
        if (reply.isOf(2)) {
            return new Accepted(reply);
        }
        if (reply.isOf(4)) {
            return new Deferred(reply);
        }
        if (reply.isOf(5)) {
            return new Rejected(reply);
        }
        usable = false;
        return new Uncertain("after the message came no reply but \"" + reply.text() + "\"");
    }

    private SendResult refused(Reply reply) throws MessagingException {
        if (reply.code() == CLOSING || !(reply.isOf(4) || reply.isOf(5))) {
            usable = false;
            return new NotSent(
                    "the relay ended the connection: " + (reply.code() > 0 ? reply.code() + " " : "") + reply.text());
        }
        SendResult refusal = reply.isOf(4) ? new Deferred(reply) : new Rejected(reply);
        reset();
        return refusal;
    }

    /** Our sender is refused, not this reader: one wrong setting must not write off a whole list. */
    private NotSent refusedSender(Reply reply) {
        reset();
        return new NotSent("the relay refuses our sender: " + reply.code() + " " + reply.text());
    }

    /** The refusal stands whatever becomes of the connection. */
    private void reset() {
        try {
            usable = transport.command("RSET").isOf(2);
        } catch (MessagingException lost) {
            usable = false;
        }
    }

    private NotSent notSent(Exception lost) {
        usable = false;
        return new NotSent("the connection failed: " + reason(lost));
    }

    private static String reason(Exception lost) {
        Throwable cause = lost.getCause() == null ? lost : lost.getCause();
        return String.valueOf(cause.getMessage()).replaceAll("\\p{Cntrl}+", " ");
    }

    private String parameters(Envelope envelope, PreparedMessage message) {
        // RFC 1870, 6; RFC 6531, 3.4.
        return (transport.supportsExtension("SIZE") ? " SIZE=" + message.bytes().length : "")
                + (needsUtf8(envelope) ? " SMTPUTF8" : "");
    }

    private static boolean needsUtf8(Envelope envelope) {
        return !isAscii(envelope.from()) || !isAscii(envelope.to());
    }

    private static boolean isAscii(EmailAddress address) {
        return address.local().chars().allMatch(character -> character < 128);
    }

    /** Says goodbye if the relay still listens. */
    @Override
    public void close() {
        try {
            if (usable) {
                transport.close();
            }
        } catch (MessagingException alreadyGone) {
            // Nothing of ours was in the air.
        } finally {
            usable = false;
            transport.abandon();
        }
    }
}
