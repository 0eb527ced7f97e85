package org.presstime.edition;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.presstime.database.Database;

/** All editions. A newsletter has at most one of a {@link Edition.Key}, whoever makes it and however often. */
public interface Editions {

    /** The editions kept in a database. */
    static Editions in(Database database, Clock clock) {
        return new SqlEditions(database, clock);
    }

    /** The edition of a key. */
    Optional<Edition> find(Edition.Key key);

    /** The edition of a day. */
    default Optional<Edition> find(String newsletter, LocalDate date) {
        return find(Edition.Key.of(newsletter, date));
    }

    /**
     * The edition with a key.
     *
     * @throws java.util.NoSuchElementException when there is none
     */
    Edition get(long id);

    /** The editions of a newsletter's days that were frozen since a moment and are not cancelled, oldest first. */
    List<Edition> frozenSince(String newsletter, Instant since);

    /** The newest editions of a newsletter by date, newest first, of whatever kind and in whatever state. */
    List<Edition> latest(String newsletter, int limit);

    /** The corrections of a newsletter's editions of a date, oldest first, in whatever state. */
    List<Edition> corrections(String newsletter, LocalDate date);

    /**
     * Writes down a draft: a new edition, or new content for one that is not frozen yet.
     *
     * @throws IllegalEditionChange when the edition of that key is frozen or cancelled
     */
    Edition draft(Edition.Key key, EditionContent content);

    /** Writes down a draft of an edition of a day. */
    default Edition draft(String newsletter, LocalDate date, EditionContent content) {
        return draft(Edition.Key.of(newsletter, date), content);
    }

    /**
     * Moves an edition to another state.
     *
     * @param why in words, for {@code SKIPPED}, {@code HELD} and {@code CANCELLED}; empty otherwise
     * @throws IllegalEditionChange when its state does not allow it, or is not {@code edition.state()} any more
     */
    Edition change(Edition edition, EditionState next, String why);

    /** An edition of a day with the number it would get if it were frozen now; nothing is written down. */
    Edition numbered(Edition edition);

    /**
     * Gives an edition that is not frozen another content, and moves it.
     *
     * @throws IllegalEditionChange when its state does not allow it, or its state or content are not those of
     *     {@code edition} any more
     */
    Edition rewrite(Edition edition, EditionContent content, EditionState next);

    /**
     * Gives an approved edition its number and fixes it; whoever calls writes its recipients in the same transaction.
     *
     * @throws IllegalEditionChange when it is not approved, or its content is not {@code edition.content()} any more
     */
    Edition freeze(Edition edition);
}
