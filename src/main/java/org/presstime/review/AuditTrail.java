package org.presstime.review;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.presstime.database.Database;
import org.presstime.edition.Edition;
import org.presstime.edition.Editions;

/**
 * Who did what to which edition, and when. Entries are only ever added; each carries a hash over itself and the one
 * before, so that a change in the middle, a missing entry and a shortened end are found by {@link #firstFault}. Whoever
 * can write the whole database can also write a new trail: keep the last hash elsewhere to notice that, too.
 */
public interface AuditTrail {

    /** The trail kept in a database. */
    static AuditTrail in(Database database, Clock clock) {
        return new SqlAuditTrail(database, clock);
    }

    /** Editions whose every change of state is written down here, in the same transaction. */
    static Editions audited(Database database, Editions editions, AuditTrail trail) {
        return new AuditedEditions(database, editions, trail);
    }

    /** What Presstime calls itself where no person did it. */
    String MACHINE = "presstime";

    /**
     * An entry.
     *
     * @param number counted from 1 without gaps
     * @param who a person's address, or {@link #MACHINE}
     * @param edition its name, such as {@code daily/2026-11-24}
     * @param deed what was done, in a word
     * @param before what was there
     * @param after what is there now
     * @param hash over all of it and the hash before, SHA-256 in hexadecimal
     */
    record Entry(
            long number,
            Instant at,
            String who,
            String edition,
            String deed,
            String before,
            String after,
            String hash) {

        /** The hash this entry should have after one with that hash. */
        String expectedHash(String previous) {
            StringBuilder text = new StringBuilder(previous);
            // Lengths keep apart what would otherwise run together.
            List.of(String.valueOf(number), String.valueOf(at.toEpochMilli()), who, edition, deed, before, after)
                    .forEach(part ->
                            text.append('\n').append(part.length()).append(':').append(part));
            return Fingerprint.of(text.toString());
        }
    }

    /**
     * Adds an entry; joins the transaction of what it tells of.
     *
     * @param before what was there; may be empty
     * @param after what is there now; may be empty
     */
    void add(String who, String edition, String deed, String before, String after);

    /** Adds what became of an edition; gives it back as it is now. */
    default Edition add(String who, String deed, Edition before, Edition after) {
        add(who, after.name(), deed, AuditedEditions.words(before), AuditedEditions.words(after));
        return after;
    }

    /** Hands over all entries in order. */
    void forEach(Consumer<Entry> reader);

    /** How many entries there should be, and the hash of the last. */
    Head head();

    /** The end of the trail. */
    record Head(long entries, String hash) {}

    /** The first thing that is wrong with the trail, in words; empty when every hash is what it should be. */
    default Optional<String> firstFault() {
        return new AuditCheck().of(this);
    }
}
