package org.presstime.edition;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.presstime.database.Database;

/** Editions in the table of that name. Every change compares the state it found with the state it left. */
final class SqlEditions implements Editions {

    private static final String COLUMNS =
            "id, newsletter, local_date, kind, part, number, state, reason, content, frozen_at, sent_at";

    private final Database database;
    private final Clock clock;

    SqlEditions(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Optional<Edition> find(Edition.Key key) {
        return database.query(handle -> select(
                        handle, "newsletter = :newsletter AND local_date = :date AND kind = :kind AND part = :part")
                .bind("newsletter", key.newsletter())
                .bind("date", key.date().toString())
                .bind("kind", key.kind())
                .bind("part", key.part())
                .map(SqlEditions::edition)
                .findOne());
    }

    @Override
    public Edition get(long id) {
        return database.query(handle -> select(handle, "id = :id")
                .bind("id", id)
                .map(SqlEditions::edition)
                .findOne()
                .orElseThrow());
    }

    @Override
    public List<Edition> frozenSince(String newsletter, Instant since) {
        return database.query(handle -> select(handle, """
                        newsletter = :newsletter AND kind = 'EDITION' AND frozen_at >= :since
                        AND state IN ('SENDING', 'PAUSED', 'SENT') ORDER BY frozen_at, id""")
                .bind("newsletter", newsletter)
                .bind("since", since.toEpochMilli())
                .map(SqlEditions::edition)
                .list());
    }

    @Override
    public List<Edition> latest(String newsletter, int limit) {
        return database.query(
                handle -> select(handle, "newsletter = :newsletter ORDER BY local_date DESC, id DESC LIMIT :limit")
                        .bind("newsletter", newsletter)
                        .bind("limit", limit)
                        .map(SqlEditions::edition)
                        .list());
    }

    @Override
    public List<Edition> corrections(String newsletter, LocalDate date) {
        return database.query(handle -> select(
                        handle, "newsletter = :newsletter AND local_date = :date AND kind = 'CORRECTION' ORDER BY part")
                .bind("newsletter", newsletter)
                .bind("date", date.toString())
                .map(SqlEditions::edition)
                .list());
    }

    @Override
    public Edition draft(Edition.Key key, EditionContent content) {
        return database.atomically(handle -> {
            find(key).ifPresent(found -> found.become(EditionState.DRAFT, "", clock.instant()));
            return handle.createQuery("""
                            INSERT INTO editions (newsletter, local_date, kind, part, state, content, created_at)
                            VALUES (:newsletter, :date, :kind, :part, 'DRAFT', :content, :now)
                            ON CONFLICT (newsletter, local_date, kind, part)
                            DO UPDATE SET state = 'DRAFT', reason = '', content = excluded.content
                            WHERE editions.state IN ('DRAFT', 'IN_REVIEW', 'APPROVED', 'SKIPPED', 'HELD')
                            RETURNING\s""" + COLUMNS)
                    .bind("newsletter", key.newsletter())
                    .bind("date", key.date().toString())
                    .bind("kind", key.kind())
                    .bind("part", key.part())
                    .bind("content", ContentJson.write(content))
                    .bind("now", clock.millis())
                    .map(SqlEditions::edition)
                    .findOne()
                    .orElseThrow(() -> new IllegalEditionChange(key.toString(), "is on its way already"));
        });
    }

    @Override
    public Edition change(Edition edition, EditionState next, String why) {
        Edition changed = edition.become(next, why, clock.instant());
        if (next.isFrozen() && !edition.state().isFrozen()) {
            throw new IllegalEditionChange(edition.name(), "is not frozen yet, and so cannot become " + next);
        }
        int rows = database.atomically(handle -> handle.createUpdate("""
                        UPDATE editions SET state = :next, reason = :reason, sent_at = :sent
                        WHERE id = :id AND state = :state""")
                .bind("next", next)
                .bind("reason", why)
                .bind("sent", changed.sent().map(Instant::toEpochMilli).orElse(null))
                .bind("id", edition.id())
                .bind("state", edition.state())
                .execute());
        return oneRow(rows, changed);
    }

    @Override
    public Edition rewrite(Edition edition, EditionContent content, EditionState next) {
        if (edition.state().isFrozen() || next.isFrozen()) {
            throw new IllegalEditionChange(edition, next);
        }
        Edition rewritten = edition.become(next, "", clock.instant()).saying(content);
        int rows = database.atomically(handle -> handle.createUpdate("""
                        UPDATE editions SET state = :next, reason = '', content = :content
                        WHERE id = :id AND state = :state AND content = :old""")
                .bind("next", next)
                .bind("content", ContentJson.write(content))
                .bind("id", edition.id())
                .bind("state", edition.state())
                .bind("old", stored(handle, edition))
                .execute());
        return oneRow(rows, rewritten);
    }

    @Override
    public Edition freeze(Edition edition) {
        return database.atomically(handle -> {
            Edition frozen = edition.freeze(nextNumber(handle, edition.newsletter()), clock.instant());
            int rows = handle.createUpdate("""
                            UPDATE editions SET state = 'SENDING', reason = '', number = :number, frozen_at = :now
                            WHERE id = :id AND state = 'APPROVED' AND content = :content""")
                    .bind(
                            "number",
                            frozen.number().isPresent() ? frozen.number().getAsInt() : null)
                    .bind("now", frozen.frozen().orElseThrow().toEpochMilli())
                    .bind("id", edition.id())
                    .bind("content", stored(handle, edition))
                    .execute();
            return oneRow(rows, frozen);
        });
    }

    @Override
    public Edition numbered(Edition edition) {
        return edition.state().isFrozen() || edition.key().kind() != Edition.Kind.EDITION
                ? edition
                : edition.numbered(database.query(handle -> nextNumber(handle, edition.newsletter())));
    }

    /** The text the content of an edition is stored as: not what would be written now when it was written long ago. */
    private static String stored(Handle handle, Edition edition) {
        return handle.createQuery("SELECT content FROM editions WHERE id = :id")
                .bind("id", edition.id())
                .mapTo(String.class)
                .findOne()
                .filter(text -> ContentJson.read(text).equals(edition.content()))
                .orElse("");
    }

    private static Edition oneRow(int rows, Edition changed) {
        if (rows != 1) {
            throw new IllegalEditionChange(changed.name(), "somebody else has changed it meanwhile");
        }
        return changed;
    }

    private static int nextNumber(Handle handle, String newsletter) {
        return handle.createQuery("SELECT COALESCE(MAX(number), 0) + 1 FROM editions WHERE newsletter = :newsletter")
                .bind("newsletter", newsletter)
                .mapTo(Integer.class)
                .one();
    }

    private static Query select(Handle handle, String where) {
        return handle.createQuery("SELECT " + COLUMNS + " FROM editions WHERE " + where);
    }

    private static Edition edition(ResultSet row, StatementContext context) throws SQLException {
        int number = row.getInt("number");
        return new Edition(
                row.getLong("id"),
                new Edition.Key(
                        row.getString("newsletter"),
                        LocalDate.parse(row.getString("local_date")),
                        Edition.Kind.valueOf(row.getString("kind")),
                        row.getInt("part")),
                number == 0 ? OptionalInt.empty() : OptionalInt.of(number),
                EditionState.valueOf(row.getString("state")),
                row.getString("reason"),
                ContentJson.read(row.getString("content")),
                instant(row, "frozen_at"),
                instant(row, "sent_at"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }
}
