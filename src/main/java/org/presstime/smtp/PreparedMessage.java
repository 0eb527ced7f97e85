package org.presstime.smtp;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Enumeration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.presstime.settings.EmailAddress;

/**
 * A message whose bytes are final: any transport of Jakarta Mail sends exactly these. Lines end in CR LF, and none begins
 * with a dot. Where a relay takes 8bit, our own transport sends the same words in fewer bytes, unless they are signed.
 */
public final class PreparedMessage extends MimeMessage {

    private final byte[] head;
    private final Layout body;
    private final @Nullable Layout eightBit;
    private final Map<String, String> values;
    // The bytes that were asked for last: a relay is told their number first, and then sent them.
    private @Nullable Form form;

    PreparedMessage(byte[] head, Layout body, @Nullable Layout eightBit, Map<String, String> values) {
        super((Session) null);
        this.head = head;
        this.body = body;
        this.eightBit = eightBit;
        this.values = values;
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
        private final boolean isDotted;

        private Form(byte[] headers, byte[][] body, boolean isEightBit, boolean isDotted) {
            this.headers = headers;
            this.body = body;
            this.isEightBit = isEightBit;
            this.isDotted = isDotted;
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
        Form known = form;
        boolean isEightBit = takesEightBit && eightBit != null;
        if (known != null && known.isEightBit == isEightBit && known.isDotted == dotted) {
            return known;
        }
        Layout layout = isEightBit ? Objects.requireNonNull(eightBit) : body;
        Form made = new Form(head, layout.fill(values, dotted), isEightBit, dotted);
        form = made;
        return made;
    }

    /** The bytes as every relay takes them. */
    public byte[] bytes() {
        return Layout.join(new byte[][] {head, text()});
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
        return new ByteArrayInputStream(text());
    }

    private byte[] text() {
        return Layout.join(body.fill(values, false));
    }
}
