package org.presstime.press;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.presstime.article.Articles;
import org.presstime.database.Database;
import org.presstime.delivery.Deliveries;
import org.presstime.delivery.DeliveryCounts;
import org.presstime.delivery.DeliveryState;
import org.presstime.edition.Edition;
import org.presstime.edition.EditionContent;
import org.presstime.edition.EditionState;
import org.presstime.edition.Editions;
import org.presstime.edition.IllegalEditionChange;
import org.presstime.newsletter.Newsletter;
import org.presstime.render.EditionRenderer;
import org.presstime.render.EditionRenderer.Form;
import org.presstime.render.Renditions;
import org.presstime.render.Renditions.Kind;
import org.presstime.review.Reviews;
import org.presstime.review.Reviews.NotApproved;
import org.presstime.review.Verdict;
import org.presstime.settings.Mailbox.Person;
import org.presstime.settings.Settings.Delivery.Uncertain;

/** Puts an edition to bed: what it says, who gets it, and what that uses up are fixed at one moment, or not at all. */
public final class Press {

    // A run by hand before the hour makes the week's best too.
    private static final Duration EARLY = Duration.ofHours(12);

    private final Database database;
    private final Editions editions;
    private final Reviews reviews;
    private final Articles articles;
    private final EditionRenderer renderer;
    private final Renditions renditions;
    private final Deliveries deliveries;
    private final Clock clock;
    private final Uncertain uncertain;

    /**
     * What a press works with.
     *
     * @param uncertain whether those of whom nobody knows if they got an edition get its correction: as it would be sent again
     */
    public record Parts(
            Database database,
            Editions editions,
            Reviews reviews,
            Articles articles,
            EditionRenderer renderer,
            Renditions renditions,
            Deliveries deliveries,
            Uncertain uncertain,
            Clock clock) {}

    public Press(Parts parts) {
        this.database = parts.database();
        this.editions = parts.editions();
        this.reviews = parts.reviews();
        this.articles = parts.articles();
        this.renderer = parts.renderer();
        this.renditions = parts.renditions();
        this.deliveries = parts.deliveries();
        this.clock = parts.clock();
        this.uncertain = parts.uncertain();
    }

    /** Refuses a newsletter whose templates are broken before anything is done for it. */
    void check(Newsletter newsletter) {
        renderer.check(newsletter);
    }

    /**
     * Freezes an approved edition. Whoever sends comes through here, whatever became of the edition on the way.
     *
     * @throws NobodySubscribed when it has no readers
     * @throws org.presstime.review.Reviews.NotApproved when a person must approve it and none has approved exactly this
     */
    Edition freeze(Newsletter newsletter, Edition approved) {
        return freeze(
                newsletter,
                approved,
                frozen -> enqueue(newsletter, frozen, new Forms.Day(frozen)) > 0
                        || deliveries.hasWeeklyReaders(newsletter));
    }

    /** Freezes an approved edition for those whom {@code recipients} writes into the ledger, if there are any. */
    private Edition freeze(Newsletter newsletter, Edition approved, Predicate<Edition> recipients) {
        return database.atomically(handle -> {
            reviews.refuseUnapproved(newsletter, approved);
            Edition frozen = editions.freeze(approved);
            articles.consume(newsletter.id(), frozen.id(), frozen.content().articles());
            if (!recipients.test(frozen)) {
                throw new NobodySubscribed(newsletter);
            }
            return frozen;
        });
    }

    private int enqueue(Newsletter newsletter, Edition frozen, Forms.Source source) {
        Form form = new Form(frozen.content(), newsletter.language(), source.told());
        renditions.save(frozen.id(), Kind.WEB, renderer.web(newsletter, frozen, form));
        return deliveries.enqueue(newsletter, frozen, new Forms(renderer, renditions, newsletter, frozen, source));
    }

    /**
     * Freezes the best of the week that ends on a date, for those readers whose day and hour come before the newsletter's
     * hour of the next date. It says only what frozen editions said, and uses up nothing.
     *
     * @return it, if it is on its way; nothing when it says nothing, or nothing new to anybody who is due
     */
    Optional<Edition> week(Newsletter newsletter, LocalDate date) {
        Optional<Edition> there = editions.find(Edition.Key.ofWeek(newsletter.id(), date));
        if (there.isPresent() || !isTimeFor(newsletter, date) || !deliveries.hasWeeklyReaders(newsletter)) {
            return there.filter(edition -> edition.state() == EditionState.SENDING);
        }
        try {
            return database.atomically(handle -> freezeWeek(newsletter, date));
        } catch (NobodySubscribed nobodyNow) {
            return Optional.empty();
        } catch (IllegalEditionChange another) {
            // Another process makes it at this moment, and sends it.
            return Optional.empty();
        }
    }

    private boolean isTimeFor(Newsletter newsletter, LocalDate date) {
        Instant now = clock.instant();
        return now.plus(EARLY).isAfter(newsletter.schedule().hourOn(date))
                && now.isBefore(newsletter.schedule().hourOn(date.plusDays(1)));
    }

    private Optional<Edition> freezeWeek(Newsletter newsletter, LocalDate date) {
        List<Edition> told = editions
                .frozenSince(newsletter.id(), clock.instant().minus(Week.LONGEST))
                .stream()
                .filter(edition -> reviews.isApproved(newsletter, edition))
                .toList();
        Week week = new Week(newsletter, told, clock.instant());
        EditionContent content = week.content();
        if (content.sections().isEmpty()) {
            return Optional.empty();
        }
        Edition draft = editions.draft(Edition.Key.ofWeek(newsletter.id(), date), content);
        Edition approved = editions.change(draft, EditionState.APPROVED, "");
        reviews.refuseUnapproved(newsletter, approved);
        Edition frozen = editions.freeze(approved);
        if (enqueue(newsletter, frozen, week) == 0) {
            throw new NobodySubscribed(newsletter);
        }
        return Optional.of(frozen);
    }

    /**
     * Stops an edition for good. If nobody can have got it, its articles are free for the next one.
     *
     * @param why in words
     * @throws org.presstime.edition.IllegalEditionChange when it has been sent, or is cancelled already
     */
    public Edition cancel(Edition edition, String why) {
        return database.atomically(handle -> {
            Edition cancelled = editions.change(edition, EditionState.CANCELLED, why);
            DeliveryCounts counts = deliveries.counts(edition.id());
            boolean nobodyGotIt = Stream.of(DeliveryState.SENT, DeliveryState.SENDING, DeliveryState.UNCERTAIN)
                    .allMatch(state -> counts.in(state) == 0);
            if (nobodyGotIt) {
                articles.release(edition.id());
            }
            return cancelled;
        });
    }

    /** A correction looks the same to all who got what it corrects, but for those who want text only. */
    private int enqueue(Newsletter newsletter, Edition correction, Edition corrected) {
        renditions.save(correction.id(), Kind.MAIL, renderer.mail(newsletter, correction));
        renditions.save(correction.id(), Kind.WEB, renderer.web(newsletter, correction));
        return deliveries.enqueueForThoseWhoGot(corrected, got(), correction);
    }

    private Set<DeliveryState> got() {
        return uncertain == Uncertain.RESEND
                ? EnumSet.of(DeliveryState.SENT, DeliveryState.UNCERTAIN)
                : EnumSet.of(DeliveryState.SENT);
    }

    /** Corrections of what has been put to bed here. */
    public Corrections corrections() {
        return new Corrections();
    }

    /**
     * Corrections of editions that have been sent: written by a person, approved like an edition, and mailed to exactly those
     * who got what is corrected, once.
     */
    public final class Corrections {

        private Corrections() {}

        /**
         * Who got an edition.
         *
         * @param uncertain of whom nobody knows
         * @param told whether a correction goes to those, too
         */
        public record Audience(int sent, int uncertain, boolean told) {}

        /** Who got an edition, and so gets its correction unless they have left since. */
        public Audience audience(Edition edition) {
            DeliveryCounts counts = deliveries.counts(edition.id());
            return new Audience(
                    counts.in(DeliveryState.SENT),
                    counts.in(DeliveryState.UNCERTAIN),
                    got().contains(DeliveryState.UNCERTAIN));
        }

        /** Whether an edition has come to its end and somebody has got it, so that it can be corrected. */
        public boolean areFor(Edition edition) {
            boolean ended = edition.state() == EditionState.SENT || edition.state() == EditionState.CANCELLED;
            return ended
                    && edition.key().kind() != Edition.Kind.CORRECTION
                    && edition.frozen().isPresent()
                    && got().stream()
                            .anyMatch(state -> deliveries.counts(edition.id()).in(state) > 0);
        }

        /**
         * Puts a correction on the desk.
         *
         * @param text paragraphs, with an empty line between two
         */
        public Verdict write(Edition corrected, String subject, String text, Person person) {
            Edition now = editions.get(corrected.id());
            return areFor(now)
                    ? reviews.correct(now, subject, text, person)
                    : new Verdict.Refused(now, Verdict.Reason.NOT_SENT);
        }

        /** The edition that a correction is about. */
        public Optional<Edition> corrected(Edition correction) {
            return correction
                    .content()
                    .notice()
                    .flatMap(notice -> Edition.Key.parse(notice.corrects()))
                    .flatMap(editions::find);
        }

        /**
         * Sends a correction if nobody needs to approve it, or somebody has; what was sent is not sent again.
         *
         * @return the correction as it is then: on its way, waiting, or skipped because all who got the edition have left
         */
        public Edition send(Newsletter newsletter, Edition correction) {
            Edition now = editions.get(correction.id());
            Optional<Edition> corrected = corrected(now).filter(this::areFor);
            boolean waits = now.state() == EditionState.IN_REVIEW || now.state() == EditionState.APPROVED;
            if (corrected.isEmpty() || !waits) {
                return now;
            }
            try {
                Edition reviewed = reviews.decide(newsletter, now, false);
                return reviewed.state() == EditionState.APPROVED
                        ? freeze(newsletter, reviewed, frozen -> enqueue(newsletter, frozen, corrected.get()) > 0)
                        : reviewed;
            } catch (NobodySubscribed nobody) {
                return editions.change(
                        editions.get(correction.id()), EditionState.SKIPPED, String.valueOf(nobody.getMessage()));
            } catch (IllegalEditionChange | NotApproved overtaken) {
                return editions.get(correction.id());
            }
        }
    }
}
