package org.presstime.smtp;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.time.Duration;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.presstime.smtp.SendResult.Reply;

/**
 * Jakarta Mail's SMTP transport for connecting, TLS and signing in; its commands one by one for the rest, because its
 * {@code sendMessage} cannot tell how far a message got.
 */
final class WireTransport extends SMTPTransport {

    private final Wire wire;

    WireTransport(Session session, URLName address, Wire wire) {
        super(session, address);
        this.wire = wire;
    }

    /**
     * Says a line and waits for the answer.
     *
     * @throws MessagingException when the connection fails; then nothing is known of an answer
     */
    synchronized Reply command(String line) throws MessagingException {
        simpleCommand(line);
        return lastReply();
    }

    /** Writes bytes as they are; they have left for the network when this returns. */
    void write(byte[] bytes) throws IOException {
        wire.socket().getOutputStream().write(bytes);
    }

    /** Waits for an answer for as long as told. */
    synchronized Reply await(Duration longest) throws MessagingException, IOException {
        int usual = wire.socket().getSoTimeout();
        wire.socket().setSoTimeout((int) longest.toMillis());
        readServerResponse();
        wire.socket().setSoTimeout(usual);
        return lastReply();
    }

    Reply lastReply() {
        String response = getLastServerResponse();
        return getLastReturnCode() < 0 || response == null ? new Reply(-1, "no answer") : Reply.of(response);
    }

    /** Closes the connection without a word: what it was in the middle of must not be taken for finished. */
    void abandon() {
        try {
            wire.socket().close();
        } catch (IOException alreadyGone) {
            // That was the intention.
        }
    }
}
