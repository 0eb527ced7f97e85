package org.presstime.delivery;

import java.util.Optional;
import org.presstime.smtp.SendResult;
import org.presstime.smtp.SendResult.Deferred;
import org.presstime.smtp.SendResult.NotSent;
import org.presstime.smtp.SendResult.Reply;
import org.presstime.smtp.SendResult.Uncertain;

/** Tells what a relay says of itself from what it says of a reader. */
final class Replies {

    // RFC 5321, 4.2.3: the service is not available; insufficient system storage (or too much at once).
    private static final int NOT_AVAILABLE = 421;
    private static final int NO_STORAGE = 452;

    private Replies() {}

    /** What a relay has against taking mail now, in words; empty when it took the message or spoke of its reader. */
    static Optional<String> objection(SendResult result) {
        if (result instanceof NotSent notSent) {
            return Optional.of(notSent.reason());
        }
        if (result instanceof Uncertain uncertain) {
            return Optional.of(uncertain.reason());
        }
        return result instanceof Deferred deferred && isPressure(result)
                ? Optional.of(deferred.reply().code() + " " + deferred.reply().text())
                : Optional.empty();
    }

    /** Whether a relay asks for less mail. */
    static boolean isPressure(SendResult result) {
        return result instanceof Deferred deferred && speaksOfItself(deferred.reply());
    }

    private static boolean speaksOfItself(Reply reply) {
        // RFC 3463, 3.4: X.3.X is about the mail system, not about the mailbox.
        return reply.code() == NOT_AVAILABLE
                || reply.code() == NO_STORAGE
                || reply.enhancedCode().startsWith("4.3.");
    }
}
