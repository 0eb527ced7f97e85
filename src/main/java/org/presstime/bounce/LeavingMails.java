package org.presstime.bounce;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.presstime.subscriber.Subscribers;
import org.presstime.subscriber.Tokens;
import org.presstime.subscriber.Tokens.Grant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mails by which readers leave, as the {@code mailto:} of List-Unsubscribe asks for them (RFC 2369, 3.2). Whoever sent one is
 * not looked at: the token in its subject is the proof. Reading one again changes nothing.
 */
public final class LeavingMails {

    private static final Logger LOG = LoggerFactory.getLogger(LeavingMails.class);

    // Headers end long before; whatever comes after is not read.
    private static final int MOST_BYTES = 256 * 1024;
    private static final Pattern LEAVE =
            Pattern.compile("(?i)\\bunsubscribe\\s+([A-Za-z0-9_-]{20,200})(?![A-Za-z0-9_-])");

    private final Subscribers subscribers;
    private final Tokens tokens;

    public LeavingMails(Subscribers subscribers, Tokens tokens) {
        this.subscribers = subscribers;
        this.tokens = tokens;
    }

    /** What a mail was. */
    public enum Outcome {
        /** Its reader has left, now or before. */
        LEFT,
        /** It has no token in its subject. */
        NOT_ABOUT_LEAVING,
        /** Its token is none of ours, or its subscription is not there any more. */
        NOTHING_TO_LEAVE
    }

    /**
     * Reads one mail, and ends the subscription that it names.
     *
     * @throws IOException when it cannot be read
     */
    public Outcome read(InputStream mail) throws IOException {
        Optional<String> token = token(mail);
        if (token.isEmpty()) {
            return Outcome.NOT_ABOUT_LEAVING;
        }
        Optional<Grant> grant = tokens.readUnsubscribe(token.get());
        if (grant.isEmpty()
                || !subscribers.unsubscribe(
                        grant.get().subscriber(), grant.get().newsletter(), "mail")) {
            return Outcome.NOTHING_TO_LEAVE;
        }
        LOG.info(
                "subscriber {} left {} by mail",
                grant.get().subscriber(),
                grant.get().newsletter());
        return Outcome.LEFT;
    }

    private static Optional<String> token(InputStream mail) throws IOException {
        try {
            // RFC 6532, 3.2: headers may be UTF-8.
            InternetHeaders headers = new InternetHeaders(new ByteArrayInputStream(mail.readNBytes(MOST_BYTES)), true);
            Matcher subject = LEAVE.matcher(decoded(Optional.ofNullable(headers.getHeader("Subject", null))
                    .map(MimeUtility::unfold)
                    .orElse("")));
            return subject.find() ? Optional.of(subject.group(1)) : Optional.empty();
        } catch (MessagingException noMail) {
            return Optional.empty();
        }
    }

    private static String decoded(String subject) {
        try {
            return MimeUtility.decodeText(subject);
        } catch (UnsupportedEncodingException unknownCharset) {
            return subject;
        }
    }
}
