package org.presstime.press;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.presstime.article.Article;
import org.presstime.article.Articles;
import org.presstime.delivery.Dispatcher;
import org.presstime.delivery.Dispatcher.Outcome;
import org.presstime.edition.Edition;
import org.presstime.edition.EditionComposer;
import org.presstime.edition.EditionContent;
import org.presstime.edition.EditionState;
import org.presstime.edition.Editions;
import org.presstime.edition.IllegalEditionChange;
import org.presstime.feed.Feeds.Asking;
import org.presstime.newsletter.Newsletter;
import org.presstime.press.PressOutcome.AlreadySent;
import org.presstime.press.PressOutcome.Cancelled;
import org.presstime.press.PressOutcome.Held;
import org.presstime.press.PressOutcome.OnItsWay;
import org.presstime.press.PressOutcome.Skipped;
import org.presstime.story.Newsbot;
import org.presstime.story.Story;
import org.presstime.story.Wishes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gathers the day's articles, turns them into stories, makes an edition of them, renders it, and mails it to every
 * subscriber, once. The schedule, the desk, the API and the {@code send} command all come here.
 *
 * <p>It may be called at any time, by anybody, twice at once: what an earlier call began, it goes on with.
 */
public final class PressRun {

    private static final Logger LOG = LoggerFactory.getLogger(PressRun.class);

    /** How long an article that found no room waits for another edition. */
    static final Duration KEEP = Duration.ofDays(3);

    private final Gathering gathering;
    private final Articles articles;
    private final Newsbot newsbot;
    private final EditionComposer composer;
    private final Editions editions;
    private final Press press;

    public PressRun(
            Gathering gathering,
            Articles articles,
            Newsbot newsbot,
            EditionComposer composer,
            Editions editions,
            Press press) {
        this.gathering = gathering;
        this.articles = articles;
        this.newsbot = newsbot;
        this.composer = composer;
        this.editions = editions;
        this.press = press;
    }

    /** Who mails a frozen edition: this process now, or a server that is told to. */
    public interface Mailing {

        /** Sends an edition that is on its way, as far as it goes; see {@link Dispatcher#deliver}. */
        Outcome send(Edition edition);
    }

    /**
     * Runs the press for one newsletter and one date.
     *
     * @throws org.presstime.render.TemplateMistake when a template is broken; nothing was sent then
     * @throws org.presstime.database.DatabaseUnavailable when it cannot be written down; nothing is lost then
     */
    public PressOutcome run(PressRequest request, Mailing mailing) {
        Newsletter newsletter = request.newsletter();
        Optional<Edition> begun = editions.find(newsletter.id(), request.date());
        if (begun.filter(edition -> !isOpen(edition)).isPresent()) {
            return goOnWith(begun.get(), mailing);
        }
        try {
            press.check(newsletter);
            gathering.gather(List.of(newsletter), Asking.WHEN_DUE);
            List<Article> fresh = articles.waitingFor(newsletter, KEEP);
            List<Story> stories = newsbot.write(newsletter, fresh, wishes(begun));
            EditionContent content = composer.compose(newsletter, stories);
            Edition draft = editions.draft(newsletter.id(), request.date(), content);
            Optional<String> obstacle = obstacle(request, content);
            if (obstacle.isPresent()) {
                return skip(draft, obstacle.get());
            }
            // Until editors approve, an edition approves itself.
            Edition approved = editions.change(draft, EditionState.APPROVED, "");
            return mail(press.freeze(newsletter, approved), mailing);
        } catch (NobodySubscribed nobody) {
            return skip(
                    editions.find(newsletter.id(), request.date()).orElseThrow(), String.valueOf(nobody.getMessage()));
        } catch (IllegalEditionChange overtaken) {
            LOG.info("{}; going on with that", overtaken.getMessage());
            return goOnWith(editions.find(newsletter.id(), request.date()).orElseThrow(), mailing);
        }
    }

    /**
     * Writes down that an edition was not made in time, unless there is one already; a person decides what becomes of it.
     *
     * @param why in words
     */
    public void hold(PressRequest request, String why) {
        String newsletter = request.newsletter().id();
        if (editions.find(newsletter, request.date()).isEmpty()) {
            Edition draft = editions.draft(newsletter, request.date(), EditionContent.EMPTY);
            editions.change(draft, EditionState.HELD, why);
            LOG.warn("edition {} is held: {}", draft.name(), why);
        }
    }

    /** What an earlier run made of the articles stays together; what arrived since joins it. */
    static Wishes wishes(Optional<Edition> draft) {
        return draft.map(edition -> Wishes.NONE.keeping(edition.content().stories()))
                .orElse(Wishes.NONE);
    }

    private static boolean isOpen(Edition edition) {
        return switch (edition.state()) {
            case DRAFT, IN_REVIEW, APPROVED, SKIPPED, HELD -> true;
            case SENDING, PAUSED, SENT, CANCELLED -> false;
        };
    }

    private PressOutcome goOnWith(Edition edition, Mailing mailing) {
        return switch (edition.state()) {
            case SENDING -> mail(edition, mailing);
            case SENT -> new AlreadySent(edition);
            case CANCELLED -> new Cancelled(edition);
            case SKIPPED -> new Skipped(edition);
            default -> new Held(edition);
        };
    }

    private static Optional<String> obstacle(PressRequest request, EditionContent content) {
        int stories = content.stories().size();
        int atLeast = request.force() ? 1 : request.newsletter().stories().atLeast();
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
                "edition {} is on its way: {} stories",
                frozen.name(),
                frozen.content().stories().size());
        Outcome outcome = mailing.send(frozen);
        return new OnItsWay(editions.get(frozen.id()), outcome);
    }
}
