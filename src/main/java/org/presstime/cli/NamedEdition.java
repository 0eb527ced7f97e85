package org.presstime.cli;

import java.time.LocalDate;
import org.presstime.edition.Edition;
import org.presstime.newsletter.Newsletter;
import picocli.CommandLine.Parameters;

/**
 * {@code EDITION}: a name such as {@code daily/2026-11-24} or {@code daily/2026-11-24/correction-1}, or a newsletter's id
 * for its edition of today.
 */
final class NamedEdition {

    @Parameters(
            paramLabel = "EDITION",
            index = "0",
            description = "Such as daily/2026-11-24; 'daily' is its edition of today.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String name;

    /** The newsletter; {@link org.presstime.newsletter.UnknownNewsletter} when there is none of that name. */
    Newsletter newsletter(Presstime room) {
        return room.newsletters().byId(name.split("/", 2)[0]);
    }

    /** Its key, whether there is such an edition or not. */
    Edition.Key key(Presstime room) {
        return name.contains("/")
                ? StatusCommand.key(room, name)
                : Edition.Key.of(newsletter(room).id(), newsletter(room).today(room.clock()));
    }

    /** The date of an edition of a day; other editions are no answer. */
    LocalDate date(Presstime room) {
        Edition.Key key = key(room);
        if (key.kind() != Edition.Kind.EDITION) {
            throw new IllegalArgumentException(room.console().text("status.not-a-day", name));
        }
        return key.date();
    }
}
