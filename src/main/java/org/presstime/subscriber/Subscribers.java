package org.presstime.subscriber;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.presstime.database.Database;
import org.presstime.newsletter.Newsletter;
import org.presstime.newsletter.Segment;
import org.presstime.settings.EmailAddress;

/** Everybody who reads, and which newsletters they get. */
public interface Subscribers {

    /** The subscribers kept in a database. */
    static Subscribers in(Database database, Clock clock) {
        return new SqlSubscribers(database, clock);
    }

    /** How far a subscription has come. Only confirmed ones get mail. */
    enum State {
        /** Waits for its owner's word. */
        PENDING,
        /** Its owner asked for it. */
        CONFIRMED,
        /** Its owner left; the row stays, so that no import brings it back. */
        UNSUBSCRIBED
    }

    /** What became of a request to add somebody. */
    enum Addition {
        /** Subscribed, as confirmed or pending as was said. */
        ADDED,
        /** Was subscribed already; at most a pending subscription became confirmed. */
        ALREADY_THERE,
        /** Left before, and so was not added. */
        LEFT_BEFORE
    }

    /**
     * A person's subscription to one newsletter.
     *
     * @param origin where it came from, in a word: {@code import}, {@code command}, …
     * @param tags what operators put on the person, in order
     * @param manner what the person chose of all mail
     * @param choice what the person chose of this newsletter
     */
    record Subscription(
            Subscriber subscriber,
            String newsletter,
            State state,
            String origin,
            Instant since,
            List<String> tags,
            Manner manner,
            Choice choice) {}

    /**
     * What a reader chose of all their mail.
     *
     * @param language of mails, pages and letters; empty while they have not said
     * @param plain whether mails come as text only
     * @param zone where their hours are; empty: where the newsletter is
     */
    record Manner(Optional<Locale> language, boolean plain, Optional<ZoneId> zone) {

        /**
         * The manner that these words mean.
         *
         * @param language {@code en}, {@code es}, or nothing
         * @param format {@code html} or {@code text}
         * @param zone such as {@code Europe/Madrid}, or nothing
         * @throws WrongChoice when one of them means nothing
         */
        public static Manner of(String language, String format, String zone) {
            return ChoiceWords.manner(language, format, zone);
        }

        /** The manner that the columns of {@code subscribers} hold. */
        public static Manner stored(String language, int plain, String zone) {
            return ChoiceWords.stored(language, plain, zone);
        }

        /** {@code html} or {@code text}. */
        public String format() {
            return plain ? "text" : "html";
        }
    }

    /**
     * What a reader chose of a newsletter.
     *
     * @param without the sections left out
     * @param weekly on which day they get the best of the week; empty when they get each edition
     * @param hour when they get it, where they are; empty: at the newsletter's own hour
     */
    record Choice(List<String> without, Optional<DayOfWeek> weekly, OptionalInt hour) {

        /** Everything, each edition, at the newsletter's hour. */
        public static final Choice USUAL = new Choice(List.of(), Optional.empty(), OptionalInt.empty());

        /**
         * The choice that these words mean.
         *
         * @param frequency {@code each}, or the English name of a day
         * @param hour from 0 to 23, or nothing
         * @param without sections of the newsletter; not all of them
         * @throws WrongChoice when one of them means nothing
         */
        public static Choice of(Newsletter newsletter, String frequency, String hour, Collection<String> without) {
            return ChoiceWords.choice(newsletter, frequency, hour, without);
        }

        /** The choice that the columns of {@code subscriptions} hold. */
        public static Choice stored(String without, int weekly, int hour) {
            return ChoiceWords.stored(without, weekly, hour);
        }

        /** {@code each}, or the English name of a day. */
        public String frequency() {
            return weekly.map(day -> day.name().toLowerCase(Locale.ROOT)).orElse("each");
        }
    }

    /** A word that is no choice. */
    final class WrongChoice extends IllegalArgumentException {
        private final String part;

        WrongChoice(String part, String word) {
            super(part + " cannot be \"" + word.replaceAll("\\p{Cntrl}", "?") + "\"");
            this.part = part;
        }

        /** What was chosen wrongly: {@code language}, {@code format}, {@code zone}, {@code frequency}, {@code hour}, {@code sections}. */
        public String part() {
            return part;
        }
    }

    /**
     * A request to add somebody; see {@link Addition} for what becomes of it.
     *
     * @param name what they call themselves, or nothing
     */
    record Request(EmailAddress address, String name, String newsletter, State state, String origin) {

        private static final int LONGEST_NAME = 200;

        /** Refuses a name that could not stand in a mail's header. */
        public Request {
            if (!isName(name)) {
                throw new IllegalArgumentException("not a name of one line and " + LONGEST_NAME + " letters at most: \""
                        + name.replaceAll("\\p{Cntrl}", "?") + "\"");
            }
        }

        static boolean isName(String text) {
            return text.length() <= LONGEST_NAME && text.chars().noneMatch(Character::isISOControl);
        }
    }

    /** Adds somebody who has not left. */
    Addition add(Request request);

    /** Adds somebody, also if they left before: they asked to come back. */
    void resubscribe(Request request);

    /** Ends a subscription; false when there is none. Harmless to repeat. */
    default boolean unsubscribe(long subscriber, String newsletter) {
        return unsubscribe(subscriber, newsletter, "");
    }

    /**
     * As above.
     *
     * @param because the reader's reason, in a word; may be empty
     */
    boolean unsubscribe(long subscriber, String newsletter, String because);

    /** Puts back a subscription that ended at that moment or later, as it was; false when there is none. Repeatable. */
    boolean undo(long subscriber, String newsletter, Instant notBefore);

    /** The subscriptions of an address, whatever their state; none when it is not known. */
    List<Subscription> find(EmailAddress address);

    /** The reader with an address, subscribed to anything or not. */
    Optional<Long> reader(EmailAddress address);

    /**
     * What an operator looks for.
     *
     * @param text part of an address or a name, in any case; may be empty
     * @param newsletter only those who have or had it; may be empty
     * @param state only those in that state
     * @param where only those of that part
     * @param after only those who came after the subscriber with that key; 0 for the first page
     * @param most how many at most
     */
    record Search(String text, String newsletter, Optional<State> state, Segment where, long after, int most) {}

    /** The subscriptions that an operator looks for, in the order in which people came. */
    List<Subscription> search(Search search);

    /** How many would get an edition for everybody now. */
    default int count(String newsletter) {
        return count(newsletter, Segment.EVERYBODY);
    }

    /** How many would get an edition for a part of the readers now: confirmed, of that part, and not suppressed. */
    int count(String newsletter, Segment audience);

    /** Hands over every subscription to a newsletter of a part of its readers, in the order in which people came. */
    void forEach(String newsletter, Segment where, Consumer<Subscription> reader);

    /**
     * A segment as the database understands it.
     *
     * @param sql a condition on a row of {@code subscribers s} joined with one of {@code subscriptions n}
     * @param values what its parameters are bound to
     */
    record Filter(String sql, Map<String, Object> values) {}

    /** A segment as a condition; the only way for one into a statement. */
    static Filter filter(Segment segment, Instant now) {
        return SqlSegment.filter(segment, now);
    }

    /** What operators put on readers. */
    Tags tags();

    /** Words that operators put on readers, to choose them by. A tag that is none is refused, as by {@link Segment#tag}. */
    interface Tags {

        /** False when the reader had it. */
        boolean put(String tag, long subscriber);

        /** False when the reader did not have it. */
        boolean take(String tag, long subscriber);

        /** Puts a tag on those of a part of a newsletter's readers who do not have it; gives their number. */
        int putOnAll(String tag, String newsletter, Segment where);

        /** Takes a tag from those of a part of a newsletter's readers who have it; gives their number. */
        int takeFromAll(String tag, String newsletter, Segment where);

        /** The tags of a reader, in order. */
        List<String> of(long subscriber);
    }
}
