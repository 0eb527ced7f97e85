package org.presstime.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import org.presstime.database.Database;
import org.presstime.database.OnEachDatabase;
import org.presstime.edition.EditionContent;
import org.presstime.edition.Editions;

/** Renditions as they are kept, on both databases. */
class RenditionsTest {

    private static final Rendition MAIL = new Rendition("Subject", "<p>mail</p>", "mail\n");
    private static final Rendition PAGE = new Rendition("Subject", "<p>page</p>", "");

    @OnEachDatabase
    void comeBackByKind(Database database) {
        Renditions renditions = Renditions.in(database);
        long edition = draft(database);

        renditions.save(edition, Renditions.Kind.MAIL, MAIL);
        renditions.save(edition, Renditions.Kind.WEB, PAGE);

        assertThat(renditions.find(edition, Renditions.Kind.MAIL)).contains(MAIL);
        assertThat(renditions.find(edition, Renditions.Kind.WEB)).contains(PAGE);
        assertThat(renditions.find(edition + 1, Renditions.Kind.WEB)).isEmpty();
    }

    @OnEachDatabase
    void areReplacedByThoseSavedLater(Database database) {
        Renditions renditions = Renditions.in(database);
        long edition = draft(database);
        renditions.save(edition, Renditions.Kind.MAIL, PAGE);

        renditions.save(edition, Renditions.Kind.MAIL, MAIL);

        assertThat(renditions.find(edition, Renditions.Kind.MAIL)).contains(MAIL);
    }

    private static long draft(Database database) {
        return Editions.in(database, Clock.systemUTC())
                .draft("daily", LocalDate.parse("2026-11-24"), EditionContent.EMPTY)
                .id();
    }
}
