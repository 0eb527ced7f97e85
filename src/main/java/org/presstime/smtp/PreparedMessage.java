package org.presstime.smtp;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import org.presstime.settings.EmailAddress;

/**
 * A message whose bytes are final: any transport of Jakarta Mail sends exactly these. Lines end in CR LF, and none
 * begins with a dot.
 */
public final class PreparedMessage extends MimeMessage {

    private final byte[] bytes;

    PreparedMessage(byte[] bytes) {
        super((Session) null);
        this.bytes = bytes;
        saved = true;
    }

    /**
     * Who a message is handed to the relay for (RFC 5321, 2.3.1).
     *
     * @param from where it comes back to when it cannot be delivered
     */
    public record Envelope(EmailAddress from, EmailAddress to) {}

    /** The bytes on the wire. Not to be changed. */
    public byte[] bytes() {
        return bytes;
    }

    @Override
    public void writeTo(OutputStream out, String[] ignored) throws IOException {
        out.write(bytes);
    }

    /** Does nothing: a Message-ID made anew would make a resend another message. */
    @Override
    public void saveChanges() {}

    @Override
    public int getSize() {
        return bytes.length;
    }

    @Override
    public Enumeration<String> getAllHeaderLines() throws MessagingException {
        return new MimeMessage(null, stream()).getAllHeaderLines();
    }

    @Override
    protected InputStream getContentStream() {
        String whole = new String(bytes, StandardCharsets.ISO_8859_1);
        int body = whole.indexOf("\r\n\r\n") + 4;
        return new ByteArrayInputStream(bytes, body, bytes.length - body);
    }

    private InputStream stream() {
        return new ByteArrayInputStream(bytes);
    }
}
