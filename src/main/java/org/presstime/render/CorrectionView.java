package org.presstime.render;

import java.time.LocalDate;
import java.util.List;
import org.presstime.edition.Edition;
import org.presstime.edition.EditionContent.Notice;
import org.presstime.newsletter.Newsletter;
import org.presstime.settings.Messages;

/**
 * A correction as templates see it.
 *
 * @param newsletter what readers call the newsletter
 * @param subject marked as a correction's
 * @param title the same without the mark
 * @param date of the edition that is corrected
 * @param address the correction's page
 * @param corrected the page of the edition that is corrected
 * @param archive the list of all editions
 * @param feed the Atom feed of the editions
 */
record CorrectionView(
        String newsletter,
        String subject,
        String title,
        String preheader,
        LocalDate date,
        String address,
        String corrected,
        String archive,
        String feed,
        List<String> paragraphs) {

    static CorrectionView of(Newsletter newsletter, Edition edition, PageAddresses addresses) {
        Notice notice = edition.content().notice().orElseThrow();
        String title = Hostile.line(edition.content().subject());
        return new CorrectionView(
                newsletter.name(),
                Messages.of("mail", newsletter.language()).text("correction.subject", title),
                title,
                Hostile.line(edition.content().preheader()),
                edition.date(),
                addresses.edition(edition.key()).toString(),
                addresses
                        .edition(Edition.Key.parse(notice.corrects()).orElseThrow())
                        .toString(),
                addresses.newsletter(newsletter.id()).toString(),
                addresses.feed(newsletter.id()).toString(),
                notice.paragraphs().stream().map(Hostile::line).toList());
    }
}
