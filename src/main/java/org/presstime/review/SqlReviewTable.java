package org.presstime.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.presstime.database.Database;
import org.presstime.edition.EditionContent;

/** The desk in the tables {@code reviews} and {@code revisions}. */
final class SqlReviewTable implements ReviewTable {

    private final Database database;

    SqlReviewTable(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Review> find(long edition) {
        return database.query(handle -> handle.createQuery("SELECT * FROM reviews WHERE edition_id = :edition")
                .bind("edition", edition)
                .map(SqlReviewTable::review)
                .findOne());
    }

    @Override
    public void open(long edition, EditionContent content, Optional<String> writer) {
        database.run(handle -> {
            handle.execute("DELETE FROM revisions WHERE edition_id = ?", edition);
            handle.execute("DELETE FROM reviews WHERE edition_id = ?", edition);
            handle.execute("INSERT INTO reviews (edition_id, changed_by) VALUES (?, ?)", edition, writer.orElse(null));
            handle.execute(
                    "INSERT INTO revisions (edition_id, number, content, stood_for) VALUES (?, 0, ?, '')",
                    edition,
                    content.stored());
        });
    }

    @Override
    public void approve(long edition, Approval approval) {
        database.run(handle -> handle.execute(
                "UPDATE reviews SET approved_by = ?, approved_name = ?, approved_hash = ? WHERE edition_id = ?",
                approval.by(),
                approval.name(),
                approval.fingerprint(),
                edition));
    }

    @Override
    public void disapprove(long edition) {
        database.run(handle -> handle.execute(
                "UPDATE reviews SET approved_by = NULL, approved_name = NULL, approved_hash = NULL WHERE edition_id = ?",
                edition));
    }

    @Override
    public Revision current(long edition) {
        return database.query(handle -> handle.createQuery("""
                        SELECT r.* FROM revisions r JOIN reviews v ON v.edition_id = r.edition_id
                        WHERE r.edition_id = :edition AND r.number = v.revision""")
                .bind("edition", edition)
                .map(SqlReviewTable::revision)
                .one());
    }

    @Override
    public void advance(long edition, EditionContent content, Set<String> stoodFor, String who) {
        database.run(handle -> {
            int current = current(edition).number();
            int next = handle.createQuery("SELECT MAX(number) + 1 FROM revisions WHERE edition_id = :edition")
                    .bind("edition", edition)
                    .mapTo(Integer.class)
                    .one();
            handle.execute(
                    "INSERT INTO revisions (edition_id, number, parent, content, stood_for) VALUES (?, ?, ?, ?, ?)",
                    edition,
                    next,
                    current,
                    content.stored(),
                    String.join("\n", stoodFor));
            go(handle, edition, next, who);
        });
    }

    @Override
    public Revision back(long edition, String who) {
        return database.atomically(handle -> {
            int parent = current(edition).parent().orElseThrow();
            go(handle, edition, parent, who);
            return current(edition);
        });
    }

    private static void go(Handle handle, long edition, int revision, String who) {
        handle.execute("UPDATE reviews SET revision = ?, changed_by = ? WHERE edition_id = ?", revision, who, edition);
    }

    @Override
    public int depth(long edition) {
        return database.query(handle -> handle.createQuery("""
                        WITH RECURSIVE back (number, parent) AS (
                            SELECT r.number, r.parent FROM revisions r JOIN reviews v ON v.edition_id = r.edition_id
                            WHERE r.edition_id = :edition AND r.number = v.revision
                            UNION ALL
                            SELECT r.number, r.parent FROM revisions r JOIN back b ON r.number = b.parent
                            WHERE r.edition_id = :edition)
                        SELECT COUNT(parent) FROM back""")
                .bind("edition", edition)
                .mapTo(Integer.class)
                .one());
    }

    private static Revision revision(ResultSet row, StatementContext context) throws SQLException {
        int parent = row.getInt("parent");
        Optional<Integer> from = row.wasNull() ? Optional.empty() : Optional.of(parent);
        Set<String> stoodFor = Arrays.stream(row.getString("stood_for").split("\n"))
                .filter(key -> !key.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        return new Revision(row.getInt("number"), from, EditionContent.read(row.getString("content")), stoodFor);
    }

    private static Review review(ResultSet row, StatementContext context) throws SQLException {
        Optional<String> hash = Optional.ofNullable(row.getString("approved_hash"));
        String by = row.getString("approved_by");
        String name = row.getString("approved_name");
        return new Review(
                Optional.ofNullable(row.getString("changed_by")),
                hash.map(fingerprint -> new Approval(by, name, fingerprint)));
    }
}
