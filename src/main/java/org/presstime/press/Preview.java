package org.presstime.press;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import org.presstime.article.Articles;
import org.presstime.edition.Edition;
import org.presstime.edition.EditionContent;
import org.presstime.edition.EditionState;
import org.presstime.edition.Editions;
import org.presstime.newsletter.Newsletter;
import org.presstime.render.EditionRenderer;
import org.presstime.render.Rendition;
import org.presstime.render.Renditions;
import org.presstime.render.Renditions.Kind;
import org.presstime.story.Newsbot;

/** An edition as it stands: as it was frozen, as it is on the desk, or as the press would make it of what was gathered. */
public final class Preview {

    private final Articles articles;
    private final Composition composition;
    private final Editions editions;
    private final EditionRenderer renderer;
    private final Renditions renditions;
    private final Gathering gathering;

    public Preview(
            Articles articles,
            Editions editions,
            EditionRenderer renderer,
            Renditions renditions,
            Gathering gathering,
            Newsbot newsbot) {
        this.articles = articles;
        this.composition = new Composition(articles, editions, newsbot);
        this.editions = editions;
        this.renderer = renderer;
        this.renditions = renditions;
        this.gathering = gathering;
    }

    /** The same without a language model: for whoever only wants to know how much there is. */
    public Preview outline() {
        return new Preview(articles, editions, renderer, renditions, gathering, new Newsbot());
    }

    /**
     * What a preview shows.
     *
     * @param feeds what became of each feed the last time, so that a story that is missing has a reason
     */
    public record Sheet(Edition edition, Rendition rendition, GatherReport feeds) {}

    /** The edition of a date; nothing when there is no story for it. */
    public Optional<Sheet> of(Newsletter newsletter, LocalDate date) {
        return of(newsletter, Edition.Key.of(newsletter.id(), date));
    }

    /**
     * An edition; one that is none of a day only if it is there already.
     *
     * @throws org.presstime.render.TemplateMistake when a template is broken
     */
    public Optional<Sheet> of(Newsletter newsletter, Edition.Key key) {
        Optional<Edition> known = editions.find(key);
        Optional<Sheet> frozen = known.filter(edition -> edition.state().isFrozen())
                .flatMap(edition -> renditions
                        .find(edition.id(), Kind.MAIL)
                        .map(rendition -> new Sheet(edition, rendition, gathering.lastReport(newsletter))));
        return frozen.or(() -> edition(newsletter, key)
                .map(edition ->
                        new Sheet(edition, renderer.mail(newsletter, edition), gathering.lastReport(newsletter))));
    }

    /** What {@link #of} shows, not rendered; an edition that is none of a day only if it is there already. */
    public Optional<Edition> edition(Newsletter newsletter, Edition.Key key) {
        boolean isOfDay = key.kind() == Edition.Kind.EDITION;
        return editions.find(key)
                .filter(found -> stands(found) || !isOfDay)
                .or(() -> isOfDay ? draft(newsletter, key.date()) : Optional.empty())
                // With its number, so that it is what readers get, byte for byte.
                .map(editions::numbered);
    }

    /** Whether an edition is frozen or on the desk, so that the press would not make it anew. */
    private static boolean stands(Edition edition) {
        return switch (edition.state()) {
            case SENDING, PAUSED, SENT, IN_REVIEW, APPROVED -> true;
            case HELD -> !edition.content().saysNothing();
            case DRAFT, SKIPPED, CANCELLED -> false;
        };
    }

    private Optional<Edition> draft(Newsletter newsletter, LocalDate date) {
        EditionContent content = composition.of(newsletter, date);
        return content.stories().isEmpty()
                ? Optional.empty()
                : Optional.of(new Edition(
                        0,
                        Edition.Key.of(newsletter.id(), date),
                        OptionalInt.empty(),
                        EditionState.DRAFT,
                        "",
                        content,
                        Optional.empty(),
                        Optional.empty()));
    }
}
