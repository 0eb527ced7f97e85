package org.presstime.cli;

import java.time.LocalDate;
import java.util.Optional;
import org.presstime.newsletter.Newsletter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code NEWSLETTER [--date D]}: an edition, named by what makes it unique. */
final class DatedNewsletter {

    @Parameters(paramLabel = "NEWSLETTER", index = "0")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String id;

    @Option(
            names = "--date",
            paramLabel = "D",
            description = "Such as 2026-11-24; default: today, where the newsletter is.")
    private Optional<LocalDate> date = Optional.empty();

    /** The newsletter; {@link org.presstime.newsletter.UnknownNewsletter} when there is none of that name. */
    Newsletter newsletter(Presstime presstime) {
        return presstime.newsletters().byId(id);
    }

    LocalDate date(Presstime presstime) {
        return date.orElseGet(() -> newsletter(presstime).today(presstime.clock()));
    }
}
