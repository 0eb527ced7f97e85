package org.presstime.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import org.presstime.database.Database;
import org.presstime.edition.Edition;
import org.presstime.newsletter.Newsletter;
import org.presstime.newsletter.Newsletters;
import org.presstime.subscriber.Tokens;

/** The ledger as everybody may read it. */
public interface Deliveries {

    /** The ledger kept in a database. */
    static Deliveries in(Database database, Clock clock) {
        return new SqlDeliveries(database, clock);
    }

    /**
     * Writes a row for every reader who is subscribed now and of the audience: in which form they get the edition, and
     * when. Joins the transaction in which the edition is frozen, and writes down with it for whom it is. Readers for whom
     * nothing is in it get a row that says so.
     *
     * @return how many
     */
    int enqueue(Newsletter newsletter, Edition edition, Menu menu);

    /** Whether somebody gets a newsletter once a week, of its audience or not. */
    boolean hasWeeklyReaders(Newsletter newsletter);

    /** The forms in which an edition can be had. */
    interface Menu {

        /** The edition in one form for everybody. */
        Menu ONE = (language, without, had) -> Optional.of("");

        /**
         * The form for readers who chose alike; empty when it has nothing for them.
         *
         * @param without sections that they leave out
         * @param had keys of those among {@link #told} that they had already
         * @return a short name; empty for the form of most readers, else it begins with the language
         */
        Optional<String> form(Locale language, Set<String> without, Set<Long> had);

        /** The editions that this one is made of; a week's best is. */
        default List<Edition> told() {
            return List.of();
        }
    }

    /**
     * Writes a row for every reader who got another edition and still wants its newsletter; joins the transaction in which
     * the edition is frozen.
     *
     * @param got states of copies of that edition: {@code SENT}, and {@code UNCERTAIN} for those who may have got it
     * @return how many
     */
    int enqueueForThoseWhoGot(Edition other, Set<DeliveryState> got, Edition edition);

    /**
     * Makes copies due again that came to another end than "sent"; for somebody who decided so. Whoever got one gets no
     * other, except those of whom nobody knows whether they got it, if they are asked for.
     *
     * @param states among {@code REJECTED}, {@code EXPIRED} and {@code UNCERTAIN}
     * @return how many
     */
    int resend(Edition edition, Set<DeliveryState> states);

    /** How many copies were written when an edition was frozen; empty when that was not written down. */
    OptionalInt targeted(long edition);

    /**
     * A reader's copy of an edition.
     *
     * @param id the edition's key in the database
     * @param frozen when it was settled that the reader gets one
     * @param delivery what became of it
     * @param why why the reader was meant to get it
     */
    record Copy(long id, Edition.Key edition, Instant frozen, String subject, Delivery delivery, Why why) {}

    /**
     * Why a reader was meant to get an edition.
     *
     * @param origin how their subscription came to be, in a word; empty when it is not there any more
     * @param since when they asked for it, if that is known
     * @param form the page on which they had agreed to it last; empty when it was not on one of ours
     * @param confirmed when they had confirmed that
     * @param audience the part of the readers that the edition was for; empty when for all
     */
    record Why(String origin, Optional<Instant> since, String form, Optional<Instant> confirmed, String audience) {}

    /** The Message-ID of a copy; empty when its newsletter is not published any more. */
    static Optional<String> messageId(Copy copy, Newsletters newsletters, Tokens tokens) {
        return newsletters.all().stream()
                .filter(newsletter -> newsletter.id().equals(copy.edition().newsletter()))
                .map(newsletter -> EditionMail.messageId(
                        newsletter,
                        tokens.asOf(copy.frozen())
                                .messageKey(copy.id(), copy.delivery().subscriber())))
                .findFirst();
    }

    /** Every copy that a reader was meant to get, newest first. */
    static List<Copy> toReader(Database database, long subscriber) {
        return new SqlCopies(database).toReader(subscriber);
    }

    /** Takes a reader's address out of the ledger, and ends what is still waiting for them. */
    static void forget(Database database, long subscriber) {
        new SqlCopies(database).forget(subscriber);
    }

    /** How far the sending of an edition is. */
    DeliveryCounts counts(long edition);

    /** Hands over an edition's rows in the order in which their readers came. */
    void forEach(long edition, Consumer<Delivery> reader);
}
