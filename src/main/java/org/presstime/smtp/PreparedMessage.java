package org.presstime.smtp;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;
import org.presstime.settings.EmailAddress;

/**
 * A message whose bytes are final: any transport of Jakarta Mail sends exactly these. Lines end in CR LF, and none begins
 * with a dot. Where a relay takes 8bit, our own transport sends the same words in fewer bytes, unless they are signed.
 */
public final class PreparedMessage extends MimeMessage {

    private final byte[] head;
    private final byte[][] body;
    private final MessagePattern.@Nullable Values eightBit;

    PreparedMessage(byte[] head, byte[][] body, MessagePattern.@Nullable Values eightBit) {
        super((Session) null);
        this.head = head;
        this.body = body;
        this.eightBit = eightBit;
        saved = true;
    }

    /**
     * Who a message is handed to the relay for (RFC 5321, 2.3.1).
     *
     * @param from where it comes back to when it cannot be delivered
     */
    public record Envelope(EmailAddress from, EmailAddress to) {}

    /** The bytes of a message as one relay gets them, in parts. */
    static final class Form {
        private final byte[] headers;
        private final byte[][] body;
        private final boolean isEightBit;

        private Form(byte[] headers, byte[][] body, boolean isEightBit) {
            this.headers = headers;
            this.body = body;
            this.isEightBit = isEightBit;
        }

        /** Whether MAIL has to say that there are octets above 127 in it (RFC 6152, 3). */
        boolean isEightBit() {
            return isEightBit;
        }

        int size() {
            return headers.length + Layout.size(body);
        }

        void writeTo(OutputStream out) throws IOException {
            out.write(headers);
            for (byte[] part : body) {
                out.write(part);
            }
        }
    }

    /**
     * The bytes for a relay.
     *
     * @param takesEightBit whether it offers 8BITMIME
     * @param dotted whether they go after DATA, so that a dot that begins a line is doubled
     */
    Form form(boolean takesEightBit, boolean dotted) {
        return takesEightBit && eightBit != null
                ? new Form(head, eightBit.body().fill(eightBit.values(), dotted), true)
                : new Form(head, body, false);
    }

    /** The bytes as every relay takes them. */
    public byte[] bytes() {
        byte[] text = Layout.join(body);
        return Layout.join(new byte[][] {head, text});
    }

    @Override
    public void writeTo(OutputStream out, String[] ignored) throws IOException {
        form(false, false).writeTo(out);
    }

    /** Does nothing: a Message-ID made anew would make a resend another message. */
    @Override
    public void saveChanges() {}

    @Override
    public int getSize() {
        return form(false, false).size();
    }

    @Override
    public Enumeration<String> getAllHeaderLines() throws MessagingException {
        return new MimeMessage(null, new ByteArrayInputStream(head)).getAllHeaderLines();
    }

    @Override
    protected InputStream getContentStream() {
        return new ByteArrayInputStream(Layout.join(body));
    }
}
