package org.presstime.render;

import java.net.URI;
import org.presstime.edition.Edition;
import org.presstime.settings.Settings;

/** Where the public pages of this installation are. */
public record PageAddresses(Settings.Site site) {

    /** The list of a newsletter's editions. */
    public URI newsletter(String newsletter) {
        return URI.create(site.url() + "/" + newsletter);
    }

    /** A newsletter's editions as an Atom feed. */
    public URI feed(String newsletter) {
        return URI.create(newsletter(newsletter) + "/editions.atom");
    }

    /** The page of an edition. */
    public URI edition(Edition.Key edition) {
        return URI.create(site.url() + "/" + edition);
    }

    /** The permalink of a story; stories count from 1 in the order of the whole edition. */
    public URI story(Edition.Key edition, int number) {
        return URI.create(edition(edition) + "#story-" + number);
    }
}
