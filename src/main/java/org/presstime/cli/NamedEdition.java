package org.presstime.cli;

import java.time.LocalDate;
import org.presstime.newsletter.Newsletter;
import picocli.CommandLine.Parameters;

/** {@code EDITION}: a name such as {@code daily/2026-11-24}, or a newsletter's id for its edition of today. */
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

    LocalDate date(Presstime room) {
        String[] parts = name.split("/", 2);
        if (parts.length == 1) {
            return newsletter(room).today(room.clock());
        }
        if (!parts[1].matches("\\d{4}-\\d{2}-\\d{2}")) {
            throw new IllegalArgumentException(room.console().text("status.not-a-name", name));
        }
        return LocalDate.parse(parts[1]);
    }
}
