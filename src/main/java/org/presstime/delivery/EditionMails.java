package org.presstime.delivery;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.presstime.delivery.Ledger.Claim;
import org.presstime.edition.Edition;
import org.presstime.edition.Editions;
import org.presstime.newsletter.Newsletters;
import org.presstime.render.Renditions;
import org.presstime.render.Renditions.Kind;
import org.presstime.settings.Settings;
import org.presstime.smtp.RelayConnection.Outgoing;
import org.presstime.subscriber.Tokens;

/** The mails of frozen editions, each prepared once from what was rendered when it was frozen. */
public final class EditionMails {

    private final Newsletters newsletters;
    private final Editions editions;
    private final Renditions renditions;
    private final Settings settings;
    private final Tokens tokens;
    private final Map<Long, EditionMail> prepared = new ConcurrentHashMap<>();

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
        EditionMail mail = of(claim.edition());
        return new Outgoing(
                mail.envelope(claim.subscriber(), claim.address()), mail.message(claim.subscriber(), claim.address()));
    }

    private EditionMail of(long edition) {
        return prepared.computeIfAbsent(edition, this::prepare);
    }

    /** Lets the mails of all other editions go. */
    void keepOnly(List<Long> editions) {
        prepared.keySet().retainAll(editions);
    }

    private EditionMail prepare(long id) {
        Edition edition = editions.get(id);
        return new EditionMail(
                newsletters.byId(edition.newsletter()),
                edition,
                renditions.find(id, Kind.MAIL).orElseThrow(),
                edition.frozen().orElseThrow(),
                settings,
                tokens.asOf(edition.frozen().orElseThrow()));
    }
}
