package org.presstime.web.reader;

import io.javalin.config.RoutesConfig;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.presstime.archive.Archive;
import org.presstime.database.Database;
import org.presstime.delivery.Deliveries;
import org.presstime.delivery.Deliveries.Copy;
import org.presstime.newsletter.Newsletter;
import org.presstime.newsletter.Newsletters;
import org.presstime.render.Templates;
import org.presstime.settings.Settings;
import org.presstime.smtp.Relay;
import org.presstime.subscriber.Accounts;
import org.presstime.subscriber.Accounts.Reader;
import org.presstime.subscriber.SignUps;
import org.presstime.subscriber.SignUps.Consent;
import org.presstime.subscriber.Subscribers;
import org.presstime.subscriber.Subscribers.Choice;
import org.presstime.subscriber.Subscribers.Manner;
import org.presstime.subscriber.Suppressions;
import org.presstime.subscriber.Tokens;
import org.presstime.web.Page;
import org.presstime.web.Routes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything readers do on the web, and the letters that come of it. */
public final class Readership implements Routes, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Readership.class);

    private final Parts parts;
    private final Shared shared;
    private final List<Routes> pages;
    private final Postbox postbox;

    /** What readers' pages work with. */
    public record Parts(
            Database database,
            Newsletters newsletters,
            Settings settings,
            Templates templates,
            Archive archive,
            Subscribers subscribers,
            Suppressions suppressions,
            Tokens tokens,
            List<Relay> relays,
            Clock clock,
            SecureRandom random) {}

    /** What several of the pages share. */
    record Shared(
            SignUps signUps,
            Accounts accounts,
            Letters letters,
            Postbox postbox,
            FormGuard guard,
            SameOrigin origin,
            Page page) {}

    public Readership(Parts parts, Page page) {
        SignUps signUps =
                new SignUps(parts.database(), parts.subscribers(), parts.suppressions(), parts.clock(), parts.random());
        Accounts accounts = new Accounts(
                parts.database(), parts.subscribers(), parts.suppressions(), signUps, parts.clock(), parts.random());
        Letters letters = new SqlLetters(parts.database());
        this.postbox = new Postbox(parts, signUps, letters);
        this.parts = parts;
        this.shared = new Shared(
                signUps,
                accounts,
                letters,
                postbox,
                new FormGuard(parts),
                new SameOrigin(parts.settings().site().url()),
                page);
        AccountDoor door = new AccountDoor(parts, shared);
        this.pages = List.of(
                new SignUpPages(parts, shared),
                new ConfirmPages(parts, shared),
                new LeavingPages(parts, shared),
                door,
                new AccountRooms(parts, shared, door),
                new AccountOffice(parts, this, shared, door),
                new ArchivePages(parts.newsletters(), parts.archive()));
    }

    @Override
    public void addTo(RoutesConfig routes) {
        pages.forEach(each -> each.addTo(routes));
    }

    /** Everybody who reads. */
    public Subscribers subscribers() {
        return parts.subscribers();
    }

    /** The addresses that get no mail. */
    public Suppressions suppressions() {
        return parts.suppressions();
    }

    /** A reader by key. */
    public Optional<Reader> account(long id) {
        return shared.accounts().find(id);
    }

    /** All mail comes to a reader in this manner from now on. */
    public void prefer(Reader reader, Manner manner) {
        shared.accounts().prefer(reader.id(), manner);
    }

    /** A newsletter comes to a reader as chosen from now on; false when they do not have it. */
    public boolean choose(Reader reader, Newsletter newsletter, Choice choice) {
        return shared.accounts().choose(reader.id(), newsletter.id(), choice);
    }

    /** Everything that is kept about a reader, as JSON. */
    public String data(Reader reader) {
        return ReaderData.json(
                reader,
                parts.subscribers().tags().of(reader.id()),
                shared.accounts().consents(reader.id()),
                mails(reader.id()));
    }

    /** What a reader has agreed to, oldest first. */
    public List<Consent> consents(long reader) {
        return shared.accounts().consents(reader);
    }

    /** Every mail of an edition that went to a reader or was to go, newest first, with its Message-ID. */
    public Map<Copy, String> mails(long reader) {
        Map<Copy, String> mails = new LinkedHashMap<>();
        for (Copy copy : Deliveries.toReader(parts.database(), reader)) {
            mails.put(
                    copy,
                    Deliveries.messageId(copy, parts.newsletters(), parts.tokens())
                            .orElse(""));
        }
        return mails;
    }

    /** Forgets a reader, in one transaction. */
    public void erase(Reader reader) {
        parts.database().run(handle -> {
            shared.letters().forget(reader.address());
            Deliveries.forget(parts.database(), reader.id());
            shared.accounts().erase(reader);
        });
        LOG.info("subscriber {} had everything erased", reader.id());
    }

    /** Starts to send letters. */
    public void start() {
        postbox.start();
    }

    /** Sends the letters that are due, now and on this thread. */
    public void sendLetters() {
        postbox.work();
    }

    @Override
    public void close() {
        postbox.close();
    }
}
