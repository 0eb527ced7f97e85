package org.presstime.render;

import java.util.Optional;
import org.presstime.database.Database;

/** What was rendered when an edition was frozen; kept, so that a later template changes nothing already sent. */
public interface Renditions {

    /** The two forms an edition is kept in. */
    enum Kind {
        /** What readers get, slots still open. */
        MAIL,
        /** The public page. */
        WEB
    }

    /** The renditions kept in a database. */
    static Renditions in(Database database) {
        return new SqlRenditions(database);
    }

    /** Keeps a rendition of an edition; joins the caller's transaction. One kept before is replaced. */
    void save(long edition, Kind kind, Rendition rendition);

    /** As above, of one of the forms in which the edition is mailed; the form without a name is {@link Kind#MAIL}. */
    void save(long edition, String form, Rendition rendition);

    /** The rendition kept of an edition. */
    Optional<Rendition> find(long edition, Kind kind);

    /** The rendition kept of one of the forms in which an edition is mailed. */
    Optional<Rendition> find(long edition, String form);
}
