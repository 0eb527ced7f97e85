package org.presstime.smtp;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import org.presstime.smtp.PreparedMessage.Form;
import org.presstime.smtp.SendResult.Reply;

/**
 * Jakarta Mail's SMTP transport for connecting, TLS and signing in, and a stock transport still for who calls
 * {@code sendMessage}. After that, commands of many messages leave in one write, and their replies are read one by one.
 *
 * <p>Not safe for use by several threads.
 */
final class PipelinedTransport extends SMTPTransport {

    // RFC 5321, 3.8: the service closes the channel.
    private static final int CLOSING = 421;
    private static final int BUFFER = 1 << 16;
    private static final Duration GOODBYE = Duration.ofSeconds(2);

    private final Wire wire;
    private final Timeouts timeouts;
    private @Nullable OutputStream out;
    private @Nullable ReplyReader replies;
    private boolean closing;

    PipelinedTransport(Session session, URLName address, Wire wire, Timeouts timeouts) {
        super(session, address);
        this.wire = wire;
        this.timeouts = timeouts;
    }

    /** The relay's answers are no answers to what was asked: nothing that comes after can be believed. */
    static final class OutOfStep extends IOException {
        OutOfStep(String message) {
            super(message);
        }
    }

    @Override
    protected synchronized boolean protocolConnect(
            String host, int port, @Nullable String user, @Nullable String password) throws MessagingException {
        if (!super.protocolConnect(host, port, user, password)) {
            return false;
        }
        try {
            out = new BufferedOutputStream(wire.socket().getOutputStream(), BUFFER);
            replies = new ReplyReader(wire.socket().getInputStream());
            return true;
        } catch (IOException lost) {
            throw new MessagingException("the connection was lost", lost);
        }
    }

    /** Puts a command line into the group. */
    PipelinedTransport say(String line) throws IOException {
        open().write(line.getBytes(StandardCharsets.UTF_8));
        open().write('\r');
        open().write('\n');
        return this;
    }

    /** Puts a message into the group. */
    PipelinedTransport say(Form message) throws IOException {
        message.writeTo(open());
        return this;
    }

    /** The group leaves. */
    void flush() throws IOException {
        open().flush();
    }

    /**
     * The next answer.
     *
     * @throws OutOfStep when what came is no reply
     */
    Reply hear() throws IOException {
        return hear(timeouts.reply());
    }

    /** The answer to a whole message, for which a relay may take its time. */
    Reply hearOfContent() throws IOException {
        return hear(timeouts.acceptance());
    }

    private Reply hear(Duration longest) throws IOException {
        if (replies == null) {
            throw new SocketException("not connected");
        }
        wire.socket().setSoTimeout((int) longest.toMillis());
        Reply reply = replies.read();
        if (reply.code() == CLOSING) {
            closing = true;
        }
        if (reply.code() < 0) {
            throw new OutOfStep("the relay answered \"" + reply.text() + "\"");
        }
        return reply;
    }

    /**
     * Holds that every answer has been heard.
     *
     * @throws OutOfStep when the relay has said more than it was asked
     */
    void expectSilence() throws IOException {
        if (replies != null && replies.isAhead()) {
            throw new OutOfStep("the relay answers what it was not asked");
        }
    }

    /** Whether the relay has said that it ends this connection (421): it does nothing more of what it was told. */
    boolean isClosing() {
        return closing;
    }

    /** Says goodbye if there is still somebody to hear it. */
    void quit() {
        try {
            say("QUIT").flush();
            hear(GOODBYE);
        } catch (IOException alreadyGone) {
            // Nothing of ours was in the air.
        }
    }

    /** Closes the connection without a word: what it was in the middle of must not be taken for finished. */
    void abandon() {
        wire.cut();
    }

    private OutputStream open() throws IOException {
        if (out == null) {
            throw new SocketException("not connected");
        }
        return out;
    }
}
