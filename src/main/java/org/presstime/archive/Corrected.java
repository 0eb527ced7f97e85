package org.presstime.archive;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.presstime.edition.Edition;
import org.presstime.edition.EditionContent.Notice;
import org.presstime.edition.Editions;
import org.presstime.newsletter.Newsletter;
import org.presstime.render.PageAddresses;
import org.presstime.render.Templates;
import org.presstime.settings.Messages;

/** Which editions have been corrected: their pages say so, however long ago they were rendered. */
final class Corrected {

    // Article text is escaped, and so the first of them is the page's own.
    private static final Pattern MAIN = Pattern.compile("<main[^>]*>");
    private static final Pattern BODY = Pattern.compile("<body[^>]*>");
    private static final Pattern LANGUAGE = Pattern.compile("<html lang=\"([a-z]{2})");

    private final Editions editions;
    private final Templates templates;
    private final PageAddresses addresses;

    Corrected(Editions editions, Templates templates, PageAddresses addresses) {
        this.editions = editions;
        this.templates = templates;
        this.addresses = addresses;
    }

    /** A correction as the template sees it. */
    record Line(LocalDate date, String title, String address, List<String> paragraphs) {}

    /** The corrections of an edition that readers have been told of, oldest first. */
    List<Edition> of(Edition edition) {
        return editions.corrections(edition.newsletter(), edition.date()).stream()
                .filter(correction -> correction.state().isFrozen())
                .filter(correction ->
                        correction.content().notice().map(Notice::corrects).equals(Optional.of(edition.name())))
                .toList();
    }

    /** When an edition was last corrected. */
    Optional<LocalDate> on(Edition edition) {
        return when(edition).map(Corrected::day);
    }

    Optional<Instant> when(Edition edition) {
        return of(edition).stream()
                .flatMap(correction -> correction.frozen().stream())
                .max(Instant::compareTo);
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneId.of("UTC"));
    }

    /** A subject; that of a correction says that it is one. */
    String subject(Newsletter newsletter, Edition edition) {
        String subject = edition.content().subject();
        return edition.content().notice().isEmpty()
                ? subject
                : Messages.of("mail", newsletter.language()).text("correction.subject", subject);
    }

    /** The page of an edition, with what was corrected at its head. */
    String mark(String page, Edition edition) {
        List<Line> lines = of(edition).stream().map(this::line).toList();
        Matcher main = MAIN.matcher(page);
        Matcher body = BODY.matcher(page);
        Matcher head = main.find() ? main : body;
        if (lines.isEmpty() || (head == body && !body.find())) {
            return page;
        }
        String notices = templates.render("web/corrected.peb", Map.of("corrections", lines), language(page));
        return page.substring(0, head.end()) + "\n" + notices + page.substring(head.end());
    }

    private Line line(Edition correction) {
        return new Line(
                day(correction.frozen().orElseThrow()),
                correction.content().subject(),
                addresses.edition(correction.key()).toString(),
                correction.content().notice().orElseThrow().paragraphs());
    }

    private static Locale language(String page) {
        Matcher language = LANGUAGE.matcher(page);
        return language.find() ? Locale.forLanguageTag(language.group(1)) : Locale.ENGLISH;
    }
}
