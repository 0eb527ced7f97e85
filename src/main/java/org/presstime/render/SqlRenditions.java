package org.presstime.render;

import java.util.Locale;
import java.util.Optional;
import org.presstime.database.Database;

/** Renditions in the table of that name. */
final class SqlRenditions implements Renditions {

    private final Database database;

    SqlRenditions(Database database) {
        this.database = database;
    }

    @Override
    public void save(long edition, Kind kind, Rendition rendition) {
        write(edition, stored(kind), rendition);
    }

    @Override
    public void save(long edition, String form, Rendition rendition) {
        write(edition, stored(form), rendition);
    }

    private void write(long edition, String kind, Rendition rendition) {
        database.run(handle -> handle.createUpdate("""
                        INSERT INTO renditions (edition_id, kind, subject, html, body)
                        VALUES (:edition, :kind, :subject, :html, :text)
                        ON CONFLICT (edition_id, kind)
                        DO UPDATE SET subject = excluded.subject, html = excluded.html, body = excluded.body""")
                .bind("edition", edition)
                .bind("kind", kind)
                .bind("subject", rendition.subject())
                .bind("html", rendition.html())
                .bind("text", rendition.text())
                .execute());
    }

    @Override
    public Optional<Rendition> find(long edition, Kind kind) {
        return read(edition, stored(kind));
    }

    @Override
    public Optional<Rendition> find(long edition, String form) {
        return read(edition, stored(form));
    }

    private Optional<Rendition> read(long edition, String kind) {
        return database.query(handle -> handle.createQuery("""
                        SELECT subject, html, body FROM renditions WHERE edition_id = :edition AND kind = :kind""")
                .bind("edition", edition)
                .bind("kind", kind)
                .map((row, context) ->
                        new Rendition(row.getString("subject"), row.getString("html"), row.getString("body")))
                .findOne());
    }

    private static String stored(String form) {
        return form.isEmpty() ? stored(Kind.MAIL) : stored(Kind.MAIL) + " " + form;
    }

    private static String stored(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
