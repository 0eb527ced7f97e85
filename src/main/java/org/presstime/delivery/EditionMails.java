package org.presstime.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import org.presstime.delivery.EditionMail.Printed;
import org.presstime.delivery.Ledger.Claim;
import org.presstime.edition.Edition;
import org.presstime.edition.Editions;
import org.presstime.newsletter.Newsletter;
import org.presstime.newsletter.Newsletters;
import org.presstime.render.Rendition;
import org.presstime.render.Renditions;
import org.presstime.settings.Settings;
import org.presstime.smtp.RelayConnection.Outgoing;
import org.presstime.subscriber.Tokens;

/**
 * The mails of frozen editions, in each form that somebody has prepared once from what was rendered when it was frozen.
 * Those that were used last are kept in memory.
 */
public final class EditionMails {

    // Each is as large as the edition a few times; those of one form leave one after the other.
    private static final int MOST_PREPARED = 48;

    private final Newsletters newsletters;
    private final Editions editions;
    private final Renditions renditions;
    private final Settings settings;
    private final Tokens tokens;
    private final Cache<Form, EditionMail> prepared =
            Caffeine.newBuilder().maximumSize(MOST_PREPARED).build();

    public EditionMails(
            Newsletters newsletters, Editions editions, Renditions renditions, Settings settings, Tokens tokens) {
        this.newsletters = newsletters;
        this.editions = editions;
        this.renditions = renditions;
        this.settings = settings;
        this.tokens = tokens;
    }

    /** One reader's copy, ready to leave. */
    Outgoing outgoing(Claim claim) {
        EditionMail mail = prepared.get(new Form(claim.edition(), claim.form()), this::prepare);
        return new Outgoing(
                mail.envelope(claim.subscriber(), claim.address()), mail.message(claim.subscriber(), claim.address()));
    }

    /** What all copies of one form have in common. */
    private record Form(long edition, String form) {}

    /** Lets the mails of all other editions go. */
    void keepOnly(List<Long> editions) {
        prepared.asMap().keySet().removeIf(form -> !editions.contains(form.edition()));
    }

    private EditionMail prepare(Form wanted) {
        Edition edition = editions.get(wanted.edition());
        Newsletter newsletter = newsletters.byId(edition.newsletter());
        CopyForm form = CopyForm.of(wanted.form());
        return new EditionMail(
                newsletter,
                edition,
                new Printed(
                        rendition(wanted.edition(), form),
                        form.language(newsletter.language()),
                        edition.frozen().orElseThrow()),
                settings,
                tokens.asOf(edition.frozen().orElseThrow()));
    }

    private Rendition rendition(long edition, CopyForm form) {
        Rendition whole = renditions.find(edition, form.rendered()).orElseThrow();
        return form.isPlain() ? new Rendition(whole.subject(), "", whole.text()) : whole;
    }
}
