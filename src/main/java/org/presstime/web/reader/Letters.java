package org.presstime.web.reader;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.presstime.settings.EmailAddress;

/** Mails to one reader that wait to be sent. */
interface Letters {

    /** What a letter is about; its words are those of {@code letter.KIND} in {@code messages/mail}. */
    enum Kind {
        /** Asks whether somebody signed up; about a sign-up. */
        CONFIRM,
        /** Says that one is subscribed already, with the way in; about a reader. */
        ALREADY,
        /** The way in; about a reader. */
        SIGN_IN,
        /** Asks whether mail shall go elsewhere, where it goes now; about a change of address. */
        MOVE_FROM,
        /** Asks the same where it shall go. */
        MOVE_TO
    }

    /**
     * A letter.
     *
     * @param id its key; 0 while it has none
     * @param subject the key of what it is about
     * @param issued when it was earned: its date, and that of its link
     * @param attempts how often it was begun to be sent
     */
    record Letter(
            long id,
            Kind kind,
            EmailAddress address,
            String newsletter,
            Locale language,
            long subject,
            Instant issued,
            int attempts) {}

    /** Adds a letter; joins the caller's transaction. */
    void add(Letter letter);

    /** Takes letters that are due, and puts them off to that moment in case nobody comes back to them. */
    List<Letter> take(int most, Instant now, Instant again);

    /** Puts a letter off. */
    void putOff(Letter letter, Instant until);

    /** A letter has come to its end. */
    void remove(Letter letter);

    /** No letter goes to an address any more of those that wait. */
    void forget(EmailAddress address);
}
