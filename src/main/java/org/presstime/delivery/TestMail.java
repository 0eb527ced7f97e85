package org.presstime.delivery;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.presstime.delivery.EditionMail.Printed;
import org.presstime.edition.Edition;
import org.presstime.newsletter.Newsletter;
import org.presstime.render.Rendition;
import org.presstime.settings.EmailAddress;
import org.presstime.settings.Settings;
import org.presstime.smtp.PreparedMessage;
import org.presstime.smtp.Relay;
import org.presstime.smtp.RelayConnection;
import org.presstime.smtp.RelayUnavailable;
import org.presstime.smtp.SendResult;
import org.presstime.subscriber.Tokens;

/** Sends an edition to people who want to see it first: marked, and without a trace in the ledger. */
public final class TestMail {

    // Subscribers count from 1: this link belongs to nobody.
    private static final long NOBODY = 0;

    private final List<Relay> relays;
    private final Settings settings;
    private final Tokens tokens;
    private final Clock clock;

    public TestMail(List<Relay> relays, Settings settings, Tokens tokens, Clock clock) {
        this.relays = relays;
        this.settings = settings;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** The message as the first of its readers would get it, marked as a test. */
    public PreparedMessage message(Newsletter newsletter, Edition edition, Rendition rendition, EmailAddress to) {
        return mail(newsletter, edition, rendition).message(NOBODY, to);
    }

    /**
     * Sends the test mail to each address.
     *
     * @param heard is told what the relay said of each
     * @throws org.presstime.smtp.RelayUnavailable when there is no connection to be had
     */
    public void send(
            Newsletter newsletter,
            Edition edition,
            Rendition rendition,
            List<EmailAddress> addresses,
            BiConsumer<EmailAddress, SendResult> heard) {
        EditionMail mail = mail(newsletter, edition, rendition);
        try (RelayConnection connection = connect()) {
            for (EmailAddress address : addresses) {
                heard.accept(address, connection.send(mail.envelope(NOBODY, address), mail.message(NOBODY, address)));
            }
        }
    }

    /** The first relay that can be reached. */
    private RelayConnection connect() {
        @Nullable RelayUnavailable failure = null;
        for (Relay relay : relays) {
            try {
                return relay.connect();
            } catch (RelayUnavailable unavailable) {
                failure = failure == null ? unavailable : failure;
            }
        }
        throw Objects.requireNonNull(failure, "no relay");
    }

    private EditionMail mail(Newsletter newsletter, Edition edition, Rendition rendition) {
        Rendition marked = new Rendition("[TEST] " + rendition.subject(), rendition.html(), rendition.text());
        return new EditionMail(
                newsletter, edition, new Printed(marked, newsletter.language(), clock.instant()), settings, tokens);
    }
}
