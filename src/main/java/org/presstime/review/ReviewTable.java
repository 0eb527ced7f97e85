package org.presstime.review;

import java.util.Optional;
import java.util.Set;
import org.presstime.edition.EditionContent;

/** Editions on the desk: who changed them, who approved what, and what they said before. */
interface ReviewTable {

    /** An approval and what it is bound to; the name is the one readers see, empty when nobody looked. */
    record Approval(String by, String name, String fingerprint) {}

    /** An edition on the desk. */
    record Review(Optional<String> changedBy, Optional<Approval> approval) {}

    /**
     * What an edition said at one time.
     *
     * @param number counted from 0, the form in which it came to the desk
     * @param parent the one it was made from
     * @param stoodFor keys of the stories that people have pinned
     */
    record Revision(int number, Optional<Integer> parent, EditionContent content, Set<String> stoodFor) {}

    Optional<Review> find(long edition);

    /** Puts an edition on the desk, or puts it there again as if for the first time; names who wrote it, if a person did. */
    void open(long edition, EditionContent content, Optional<String> writer);

    void approve(long edition, Approval approval);

    void disapprove(long edition);

    /** The revision an edition on the desk is at. */
    Revision current(long edition);

    /** Another form, made from the current one, and whoever made it. */
    void advance(long edition, EditionContent content, Set<String> stoodFor, String who);

    /** Back to the form the current one was made from. */
    Revision back(long edition, String who);

    /** How many changes could be undone, one after the other. */
    int depth(long edition);
}
