package org.presstime.press;

import org.presstime.newsletter.Newsletter;

/** An edition that nobody would get; its transaction is undone, so that its articles stay for the first reader. */
final class NobodySubscribed extends RuntimeException {

    NobodySubscribed(Newsletter newsletter) {
        super("nobody is subscribed to " + newsletter.id()
                + (newsletter.audience().isEverybody() ? "" : " of its audience, " + newsletter.audience()));
    }
}
