package org.presstime.archive;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.presstime.database.Database;
import org.presstime.edition.Edition;
import org.presstime.edition.Editions;
import org.presstime.newsletter.Newsletter;
import org.presstime.render.PageAddresses;
import org.presstime.render.Renditions;
import org.presstime.render.Templates;

/** The editions that were published, as pages and as a feed. Safe for use by many threads. */
public final class Archive {

    private static final int PAGE = 50;
    private static final int FEED = 30;

    private final Editions editions;
    private final PublishedEditions published;
    private final Renditions renditions;
    private final Templates templates;
    private final PageAddresses addresses;
    private final Corrected corrected;

    /** The archive of the editions in a database. */
    public Archive(Database database, Editions editions, Templates templates, PageAddresses addresses) {
        this.editions = editions;
        this.published = new SqlPublishedEditions(database, editions);
        this.renditions = Renditions.in(database);
        this.templates = templates;
        this.addresses = addresses;
        this.corrected = new Corrected(editions, templates, addresses);
    }

    /** The page of an edition as it was when it was frozen; nothing while it is not on its way. */
    public Optional<String> edition(Edition.Key key) {
        return editions.find(key)
                .filter(edition -> edition.state().isFrozen())
                .flatMap(edition -> renditions
                        .find(edition.id(), Renditions.Kind.WEB)
                        .map(page -> corrected.mark(page.html(), edition)));
    }

    /** The page that lists a newsletter's editions; a page that does not exist becomes the nearest that does. */
    public String listPage(Newsletter newsletter, int page) {
        return templates.render("web/archive.peb", Map.of("archive", list(newsletter, page)), newsletter.language());
    }

    /** What is on such a page. */
    EditionList list(Newsletter newsletter, int page) {
        int pages = Math.max(1, (published.count(newsletter.id()) + PAGE - 1) / PAGE);
        int nearest = Math.min(Math.max(page, 1), pages);
        return new EditionList(
                newsletter.name(),
                published.newest(newsletter.id(), PAGE, (nearest - 1) * PAGE).stream()
                        .map(edition -> item(newsletter, edition))
                        .toList(),
                nearest,
                pages,
                addresses.feed(newsletter.id()));
    }

    /** The newest editions as an Atom feed. */
    public String feed(Newsletter newsletter) {
        List<Edition> newest = published.newest(newsletter.id(), FEED, 0);
        return new AtomFeed(newsletter, addresses, corrected).write(newest);
    }

    private EditionList.Item item(Newsletter newsletter, Edition edition) {
        return new EditionList.Item(
                corrected.subject(newsletter, edition),
                corrected.on(edition),
                edition.date(),
                edition.number().orElse(0),
                addresses.edition(edition.key()));
    }
}
