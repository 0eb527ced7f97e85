package org.presstime.web.desk;

import java.util.Map;
import org.presstime.edition.Edition;
import org.presstime.newsletter.Newsletter;
import org.presstime.press.Press.Corrections.Audience;
import org.presstime.web.Newsroom;

/** What the form for a correction shows: which edition it is about, and who will get it. */
final class CorrectionForm {

    private CorrectionForm() {}

    static Map<String, Object> of(Newsroom newsroom, Newsletter newsletter, Edition corrected) {
        Audience audience = newsroom.editorial().corrections().audience(corrected);
        return Map.of(
                "name", newsletter.name(),
                "date", corrected.date().toString(),
                "subject", corrected.content().subject(),
                "page", "/" + corrected.name(),
                "sent", audience.sent(),
                "uncertain", audience.uncertain(),
                "told", audience.told(),
                "required", newsletter.review().required());
    }
}
