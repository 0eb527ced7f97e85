package org.presstime.press;

import java.util.stream.Stream;
import org.presstime.article.Articles;
import org.presstime.database.Database;
import org.presstime.delivery.Deliveries;
import org.presstime.delivery.DeliveryCounts;
import org.presstime.delivery.DeliveryState;
import org.presstime.edition.Edition;
import org.presstime.edition.EditionState;
import org.presstime.edition.Editions;
import org.presstime.newsletter.Newsletter;
import org.presstime.render.EditionRenderer;
import org.presstime.render.Renditions;
import org.presstime.render.Renditions.Kind;
import org.presstime.review.Reviews;

/** Puts an edition to bed: what it says, who gets it, and what that uses up are fixed at one moment, or not at all. */
public final class Press {

    private final Database database;
    private final Editions editions;
    private final Reviews reviews;
    private final Articles articles;
    private final EditionRenderer renderer;
    private final Renditions renditions;
    private final Deliveries deliveries;

    /** What a press works with. */
    public record Parts(
            Database database,
            Editions editions,
            Reviews reviews,
            Articles articles,
            EditionRenderer renderer,
            Renditions renditions,
            Deliveries deliveries) {}

    public Press(Parts parts) {
        this.database = parts.database();
        this.editions = parts.editions();
        this.reviews = parts.reviews();
        this.articles = parts.articles();
        this.renderer = parts.renderer();
        this.renditions = parts.renditions();
        this.deliveries = parts.deliveries();
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
        return database.atomically(handle -> {
            reviews.refuseUnapproved(newsletter, approved);
            Edition frozen = editions.freeze(approved);
            renditions.save(frozen.id(), Kind.MAIL, renderer.mail(newsletter, frozen));
            renditions.save(frozen.id(), Kind.WEB, renderer.web(newsletter, frozen));
            articles.consume(newsletter.id(), frozen.id(), frozen.content().articles());
            if (deliveries.enqueue(frozen, newsletter.audience()) == 0) {
                throw new NobodySubscribed(newsletter);
            }
            return frozen;
        });
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
}
