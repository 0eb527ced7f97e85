package org.presstime.delivery;

import java.time.Instant;
import java.util.Optional;

/**
 * A row of the ledger: one reader's copy of an edition.
 *
 * @param subscriber the reader's key
 * @param address where it goes
 * @param attempts how often it was begun to be sent
 * @param due when it was to be sent first
 * @param begun when it last left; empty when it never did
 * @param nextAttempt when it is due again; empty when nothing more will happen by itself
 * @param relay where it was last given to; may be empty
 * @param replyCode what the relay said last; 0 when it has not said anything
 * @param enhancedCode its enhanced code (RFC 3463); may be empty
 * @param reply the words of it, or why there was none; may be empty
 * @param meaning what an answer that was not a yes means
 * @param changed when its state was written
 */
public record Delivery(
        long subscriber,
        String address,
        DeliveryState state,
        int attempts,
        Instant due,
        Optional<Instant> begun,
        Optional<Instant> nextAttempt,
        String relay,
        int replyCode,
        String enhancedCode,
        String reply,
        Optional<Meaning> meaning,
        Instant changed) {

    /** What an answer means that is not a yes. The words for each are in {@code messages/delivery*.properties}. */
    public enum Meaning {
        /** No mailbox has this address. */
        NO_SUCH_USER(true),
        /** The reader has moved, and left no address. */
        MOVED(true),
        /** The mailbox is closed. */
        MAILBOX_DISABLED(true),
        /** There is no room in the mailbox. */
        MAILBOX_FULL(false),
        /** The mailbox gets too much at the moment. */
        MAILBOX_BUSY(false),
        /** No mail server was found for the domain. */
        NO_SUCH_DOMAIN(false),
        /** The relay cannot read the address. */
        BAD_ADDRESS(false),
        /** The relay cannot take an address outside ASCII. */
        NEEDS_SMTPUTF8(false),
        /** A stranger is asked to come again. */
        GREYLISTED(false),
        /** Too much mail at once from this sender. */
        TOO_FAST(false),
        /** SPF, DKIM or DMARC do not say what the receiver wants to hear. */
        NOT_AUTHENTICATED(false),
        /** The sender's address is on a block list. */
        BLOCKED(false),
        /** The sender is not well thought of. */
        POOR_REPUTATION(false),
        /** The message was taken for spam. */
        LOOKS_LIKE_SPAM(false),
        /** The sender's address has no name (PTR). */
        NO_REVERSE_NAME(false),
        /** The connection was not encrypted. */
        NO_TLS(false),
        /** The message is too big. */
        TOO_BIG(false),
        /** Some other rule of the receiver's. */
        POLICY(false),
        /** The relay has trouble of its own. */
        RELAY_TROUBLE(false),
        /** Not an answer: nothing in the edition is of what the reader chose. */
        NOTHING_CHOSEN(false),
        /** Never, and no reason that could be understood. */
        REFUSED(false),
        /** Later, and no reason that could be understood. */
        LATER(false);

        private final boolean dead;

        Meaning(boolean dead) {
            this.dead = dead;
        }

        /** Whether, said for good, it proves that no mail will ever reach the address. */
        boolean isDead() {
            return dead;
        }
    }
}
