package org.presstime.archive;

import java.util.List;
import org.presstime.database.Database;
import org.presstime.edition.Edition;
import org.presstime.edition.Editions;

/** Reads which editions are published; {@link Editions} reads what they say. */
final class SqlPublishedEditions implements PublishedEditions {

    private static final String PUBLISHED =
            " FROM editions WHERE newsletter = :newsletter AND state IN ('SENDING', 'PAUSED', 'SENT')"
                    // A week's best was all in the editions of the week.
                    + " AND kind <> 'WEEK'";

    private final Database database;
    private final Editions editions;

    SqlPublishedEditions(Database database, Editions editions) {
        this.database = database;
        this.editions = editions;
    }

    @Override
    public int count(String newsletter) {
        return database.query(handle -> handle.createQuery("SELECT COUNT(*)" + PUBLISHED)
                .bind("newsletter", newsletter)
                .mapTo(Integer.class)
                .one());
    }

    @Override
    public List<Edition> newest(String newsletter, int limit, int skipped) {
        List<Long> ids = database.query(handle -> handle.createQuery(
                        "SELECT id" + PUBLISHED + " ORDER BY local_date DESC, id DESC LIMIT :limit OFFSET :skipped")
                .bind("newsletter", newsletter)
                .bind("limit", limit)
                .bind("skipped", skipped)
                .mapTo(Long.class)
                .list());
        return ids.stream().map(editions::get).toList();
    }
}
