package org.presstime.schedule;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.presstime.edition.Edition;
import org.presstime.edition.EditionContent;
import org.presstime.edition.EditionState;
import org.presstime.newsletter.Newsletter;
import org.presstime.press.PressRequest;
import org.presstime.press.PressRun;
import org.presstime.render.Rendition;
import org.presstime.render.Templates;
import org.presstime.review.ApprovalLinks;
import org.presstime.review.AuditTrail;
import org.presstime.review.Finding;
import org.presstime.review.Guidelines;
import org.presstime.settings.EmailAddress;
import org.presstime.settings.Mailbox.Person;
import org.presstime.settings.Mailbox.Role;
import org.presstime.settings.Messages;
import org.presstime.settings.Settings;
import org.presstime.smtp.Relay;
import org.presstime.smtp.RelayUnavailable;
import org.presstime.smtp.SendResult;
import org.presstime.smtp.SendResult.Accepted;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Some time before its hour: makes the edition, puts it on the desk, and tells those who may approve it, each once. */
public final class ReviewCall {

    private static final Logger LOG = LoggerFactory.getLogger(ReviewCall.class);
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    // What fits beside the name of the newsletter where mail programs list their mails.
    private static final int SUBJECT = 40;

    private final Parts parts;
    private final NoticeMail mail;

    /**
     * What a call works with.
     *
     * @param relays take the mails, the first that can be reached
     * @param settings say who may approve, and where the links lead
     */
    public record Parts(
            PressRun press,
            Guidelines guidelines,
            ApprovalLinks links,
            List<Relay> relays,
            Templates templates,
            Settings settings,
            Clock clock) {}

    public ReviewCall(Parts parts) {
        this.parts = parts;
        this.mail = new NoticeMail(parts.relays(), parts.settings(), parts.clock());
    }

    /**
     * Calls for a review.
     *
     * @param hour when the edition is due
     * @return whether everybody has been told; otherwise it may be tried again, and tells only those who were not
     */
    public boolean call(PressRequest request, Instant hour) {
        Edition edition = parts.press().prepare(request, AuditTrail.MACHINE).edition();
        if (edition.state() != EditionState.IN_REVIEW) {
            return true;
        }
        boolean allTold = true;
        for (Person editor : parts.settings().desk().atLeast(Role.EDITOR)) {
            // As late as it may start: until then somebody may still want to approve.
            Instant expires = hour.plus(request.newsletter().schedule().latest());
            Optional<String> secret = parts.links().issue(edition, editor.address(), expires);
            allTold &= secret.isEmpty() || tell(request.newsletter(), edition, editor.address(), secret.get(), hour);
        }
        return allTold;
    }

    private boolean tell(Newsletter newsletter, Edition edition, EmailAddress to, String secret, Instant hour) {
        String failure;
        try {
            // Not the secret: a Message-ID ends up in many logs.
            String key = "review-" + UUID.nameUUIDFromBytes((edition.id() + " " + to).getBytes(StandardCharsets.UTF_8));
            SendResult result = mail.send(newsletter, to, key, words(newsletter, edition, secret, hour));
            if (result instanceof Accepted) {
                LOG.info("{} is told that edition {} waits for approval", to, edition.name());
                return true;
            }
            failure = result.toString();
        } catch (RelayUnavailable unavailable) {
            failure = String.valueOf(unavailable.getMessage());
        }
        parts.links().withdraw(secret);
        LOG.warn("{} could not be told that edition {} waits for approval: {}", to, edition.name(), failure);
        return false;
    }

    private Rendition words(Newsletter newsletter, Edition edition, String secret, Instant hour) {
        Locale language = newsletter.language();
        Messages messages = Messages.of("mail", language);
        String due = HOUR.format(hour.atZone(newsletter.schedule().zone()));
        Map<String, Object> values = new HashMap<>();
        values.put("title", messages.text("notice.title", newsletter.name(), due));
        values.put("subject", edition.content().subject());
        values.put(
                "deadline",
                messages.text("notice.deadline." + newsletter.review().deadline(), due));
        values.put(
                "stories",
                edition.content().stories().stream()
                        .map(story -> story.listed(language))
                        .toList());
        values.put("findings", findings(edition, messages));
        values.put("approve", parts.settings().site().url() + "/desk/approve/" + secret);
        values.put(
                "desk", parts.settings().site().url() + "/desk/" + edition.newsletter() + "/review/" + edition.date());
        return new Rendition(
                messages.text(
                        "notice.subject",
                        newsletter.name(),
                        EditionContent.shortened(edition.content().subject(), SUBJECT)),
                parts.templates().render("mail/notice/review.html.peb", values, language),
                parts.templates().render("mail/notice/review.txt.peb", values, language));
    }

    private List<String> findings(Edition edition, Messages messages) {
        List<String> lines = new ArrayList<>();
        for (Finding finding : parts.guidelines().check(edition.content())) {
            lines.add(messages.text(
                    "notice.finding." + (finding.place().story() == 0 ? "title" : "story"),
                    finding.place().story(),
                    finding.reason(),
                    finding.words()));
        }
        return lines;
    }
}
