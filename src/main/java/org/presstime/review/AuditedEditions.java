package org.presstime.review;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.presstime.database.Database;
import org.presstime.edition.Edition;
import org.presstime.edition.EditionContent;
import org.presstime.edition.EditionState;
import org.presstime.edition.Editions;

/** Editions whose every change of state is in the audit trail, in the same transaction. */
final class AuditedEditions implements Editions {

    private final Database database;
    private final Editions editions;
    private final AuditTrail trail;

    AuditedEditions(Database database, Editions editions, AuditTrail trail) {
        this.database = database;
        this.editions = editions;
        this.trail = trail;
    }

    @Override
    public Optional<Edition> find(Edition.Key key) {
        return editions.find(key);
    }

    @Override
    public Edition get(long id) {
        return editions.get(id);
    }

    @Override
    public List<Edition> frozenSince(String newsletter, Instant since) {
        return editions.frozenSince(newsletter, since);
    }

    @Override
    public List<Edition> latest(String newsletter, int limit) {
        return editions.latest(newsletter, limit);
    }

    @Override
    public List<Edition> corrections(String newsletter, LocalDate date) {
        return editions.corrections(newsletter, date);
    }

    @Override
    public Edition numbered(Edition edition) {
        return editions.numbered(edition);
    }

    @Override
    public Edition draft(Edition.Key key, EditionContent content) {
        return written(() -> find(key), () -> editions.draft(key, content));
    }

    @Override
    public Edition change(Edition edition, EditionState next, String why) {
        return written(() -> Optional.of(edition), () -> editions.change(edition, next, why));
    }

    @Override
    public Edition rewrite(Edition edition, EditionContent content, EditionState next) {
        return written(() -> Optional.of(edition), () -> editions.rewrite(edition, content, next));
    }

    @Override
    public Edition freeze(Edition edition) {
        return written(() -> Optional.of(edition), () -> editions.freeze(edition));
    }

    private Edition written(Supplier<Optional<Edition>> before, Supplier<Edition> change) {
        return database.atomically(handle -> {
            String was = before.get().map(AuditedEditions::words).orElse("");
            Edition now = change.get();
            trail.add(AuditTrail.MACHINE, now.name(), "state", was, words(now));
            return now;
        });
    }

    /** What an edition is, in a line: its state, why, and the fingerprint of what it says. */
    static String words(Edition edition) {
        String why = edition.reason().isEmpty() ? "" : " (" + edition.reason() + ")";
        return edition.state() + why + " " + edition.content().fingerprint();
    }
}
