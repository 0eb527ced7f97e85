package org.presstime.press;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.presstime.article.Articles;
import org.presstime.delivery.Dispatcher;
import org.presstime.delivery.Dispatcher.Outcome;
import org.presstime.edition.Edition;
import org.presstime.edition.EditionContent;
import org.presstime.edition.EditionState;
import org.presstime.edition.Editions;
import org.presstime.edition.IllegalEditionChange;
import org.presstime.feed.Feeds.Asking;
import org.presstime.newsletter.Newsletter;
import org.presstime.press.PressOutcome.AlreadySent;
import org.presstime.press.PressOutcome.Cancelled;
import org.presstime.press.PressOutcome.Held;
import org.presstime.press.PressOutcome.InReview;
import org.presstime.press.PressOutcome.OnItsWay;
import org.presstime.press.PressOutcome.Skipped;
import org.presstime.review.AuditTrail;
import org.presstime.review.Reviews;
import org.presstime.review.Reviews.NotApproved;
import org.presstime.story.Newsbot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gathers the day's articles, turns them into stories, makes an edition of them, has it reviewed, renders it, and mails it
 * to every subscriber, once. The schedule, the desk, the API and the {@code send} command all come here.
 *
 * <p>It may be called at any time, by anybody, twice at once: what an earlier call began, it goes on with.
 */
public final class PressRun {

    private static final Logger LOG = LoggerFactory.getLogger(PressRun.class);

    private final Gathering gathering;
    private final Composition composition;
    private final Editions editions;
    private final Reviews reviews;
    private final Press press;

    /** What a press run works with. */
    public record Parts(
            Gathering gathering, Articles articles, Newsbot newsbot, Editions editions, Reviews reviews, Press press) {}

    public PressRun(Parts parts) {
        this.gathering = parts.gathering();
        this.editions = parts.editions();
        this.composition = new Composition(parts.articles(), parts.editions(), parts.newsbot());
        this.reviews = parts.reviews();
        this.press = parts.press();
    }

    /** Who mails a frozen edition: this process now, or a server that is told to. */
    public interface Mailing {

        /** Sends an edition that is on its way, as far as it goes; see {@link Dispatcher#deliver}. */
        Outcome send(Edition edition);
    }

    /**
     * Runs the press for one newsletter and one date. An edition that people work on is taken as they left it.
     *
     * @throws org.presstime.render.TemplateMistake when a template is broken; nothing was sent then
     * @throws org.presstime.database.DatabaseUnavailable when it cannot be written down; nothing is lost then
     */
    public PressOutcome run(PressRequest request, Mailing mailing) {
        PressOutcome outcome = runDay(request, mailing);
        runWeek(request.newsletter(), request.date(), mailing);
        return outcome;
    }

    /**
     * Has the best of the week that ends on a date mailed to those who want it once a week, if it is their time. It may be
     * called at any time, as {@link #run}.
     */
    public void runWeek(Newsletter newsletter, LocalDate date, Mailing mailing) {
        try {
            press.week(newsletter, date).ifPresent(week -> mail(week, mailing));
        } catch (RuntimeException failure) {
            // The edition of the day has gone its way, and tells so; the week's best is tried again with the next run.
            LOG.error("the week's best of {} failed: {}", newsletter.id(), failure.getMessage(), failure);
        }
    }

    private PressOutcome runDay(PressRequest request, Mailing mailing) {
        Newsletter newsletter = request.newsletter();
        Optional<Edition> begun = editions.find(newsletter.id(), request.date());
        if (begun.filter(edition -> !isOpen(edition)).isPresent()) {
            return goOnWith(begun.get(), mailing);
        }
        try {
            press.check(newsletter);
            Edition edition = begun.filter(reviews::keeps).orElseGet(() -> make(request));
            Optional<String> obstacle = obstacle(request, edition);
            if (obstacle.isPresent()) {
                return skip(edition, obstacle.get());
            }
            Edition reviewed = reviews.decide(newsletter, edition, request.atItsHour());
            return reviewed.state() == EditionState.APPROVED
                    ? mail(press.freeze(newsletter, reviewed), mailing)
                    : goOnWith(reviewed, mailing);
        } catch (NobodySubscribed nobody) {
            return skip(
                    editions.find(newsletter.id(), request.date()).orElseThrow(), String.valueOf(nobody.getMessage()));
        } catch (IllegalEditionChange | NotApproved overtaken) {
            LOG.info("{}; going on with that", overtaken.getMessage());
            return goOnWith(editions.find(newsletter.id(), request.date()).orElseThrow(), mailing);
        }
    }

    /**
     * Makes the edition and puts it on the desk, without sending anything; one that is there already stays as it is.
     *
     * @param who puts it there: a person's address, or {@link AuditTrail#MACHINE}
     */
    public PressOutcome prepare(PressRequest request, String who) {
        Optional<Edition> begun = editions.find(request.newsletter().id(), request.date());
        if (begun.filter(edition -> !isOpen(edition) || reviews.keeps(edition)).isPresent()) {
            return asItIs(begun.get());
        }
        press.check(request.newsletter());
        Edition draft = make(request);
        Optional<String> obstacle = obstacle(request, draft);
        return obstacle.isPresent() ? skip(draft, obstacle.get()) : new InReview(reviews.open(draft, who));
    }

    private Edition make(PressRequest request) {
        Newsletter newsletter = request.newsletter();
        gathering.gather(List.of(newsletter), Asking.WHEN_DUE);
        return editions.draft(newsletter.id(), request.date(), composition.of(newsletter, request.date()));
    }

    /**
     * Writes down that an edition was not sent in time, unless it was made meanwhile; a person decides what becomes of it.
     *
     * @param why in words
     */
    public void hold(PressRequest request, String why) {
        String newsletter = request.newsletter().id();
        Optional<Edition> begun = editions.find(newsletter, request.date());
        if (begun.isEmpty()
                || begun.filter(edition -> edition.state() != EditionState.HELD && reviews.keeps(edition))
                        .isPresent()) {
            Edition late = begun.orElseGet(() -> editions.draft(newsletter, request.date(), EditionContent.EMPTY));
            editions.change(late, EditionState.HELD, why);
            LOG.warn("edition {} is held: {}", late.name(), why);
        }
    }

    private static boolean isOpen(Edition edition) {
        return switch (edition.state()) {
            case DRAFT, IN_REVIEW, APPROVED, SKIPPED, HELD -> true;
            case SENDING, PAUSED, SENT, CANCELLED -> false;
        };
    }

    private PressOutcome goOnWith(Edition edition, Mailing mailing) {
        return edition.state() == EditionState.SENDING ? mail(edition, mailing) : asItIs(edition);
    }

    private static PressOutcome asItIs(Edition edition) {
        return switch (edition.state()) {
            case IN_REVIEW, APPROVED -> new InReview(edition);
            case SENT -> new AlreadySent(edition);
            case CANCELLED -> new Cancelled(edition);
            case SKIPPED -> new Skipped(edition);
            default -> new Held(edition);
        };
    }

    /** What people left on the desk is enough if it is anything. */
    private static Optional<String> obstacle(PressRequest request, Edition edition) {
        int stories = edition.content().stories().size();
        boolean any = request.force() || edition.state() != EditionState.DRAFT;
        int atLeast = any ? 1 : request.newsletter().stories().atLeast();
        if (stories == 0) {
            return Optional.of("nothing new");
        }
        return stories < atLeast
                ? Optional.of("nothing new enough: " + stories + " of at least " + atLeast + " stories")
                : Optional.empty();
    }

    private PressOutcome skip(Edition edition, String why) {
        LOG.info("edition {} is skipped: {}", edition.name(), why);
        return new Skipped(editions.change(edition, EditionState.SKIPPED, why));
    }

    private OnItsWay mail(Edition frozen, Mailing mailing) {
        LOG.info(
                "edition {} is on its way, stories: {}",
                frozen.name(),
                frozen.content().stories().size());
        Outcome outcome = mailing.send(frozen);
        return new OnItsWay(editions.get(frozen.id()), outcome);
    }
}
