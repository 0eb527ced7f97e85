package org.presstime.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;
import org.presstime.database.Database;
import org.presstime.review.ApprovalLinks.Link;
import org.presstime.settings.EmailAddress;

/** Links in the table {@code approval_links}, by the hash of their secret. */
final class SqlApprovalLinks {

    private static final String VALID = "token_hash = :hash AND used_at IS NULL AND expires_at > :now";

    private final Database database;

    SqlApprovalLinks(Database database) {
        this.database = database;
    }

    /** False when this person has a link for this edition already. */
    boolean add(String hash, Link link, Instant expires) {
        return database.atomically(handle -> handle.createUpdate("""
                        INSERT INTO approval_links (token_hash, edition_id, content, address, expires_at)
                        VALUES (:hash, :edition, :content, :address, :expires)
                        ON CONFLICT (edition_id, address) DO NOTHING""")
                        .bind("hash", hash)
                        .bind("edition", link.edition())
                        .bind("content", link.content())
                        .bind("address", link.person().toString())
                        .bind("expires", expires.toEpochMilli())
                        .execute()
                == 1);
    }

    void remove(String hash) {
        database.run(handle -> handle.execute("DELETE FROM approval_links WHERE token_hash = ?", hash));
    }

    Optional<Link> find(String hash, Instant now) {
        return database.query(handle -> handle.createQuery("SELECT * FROM approval_links WHERE " + VALID)
                .bind("hash", hash)
                .bind("now", now.toEpochMilli())
                .map(SqlApprovalLinks::link)
                .findOne());
    }

    /** Of two who try, one gets it. */
    Optional<Link> use(String hash, Instant now) {
        return database.atomically(
                handle -> handle.createQuery("UPDATE approval_links SET used_at = :now WHERE " + VALID + " RETURNING *")
                        .bind("hash", hash)
                        .bind("now", now.toEpochMilli())
                        .map(SqlApprovalLinks::link)
                        .findOne());
    }

    private static Link link(ResultSet row, StatementContext context) throws SQLException {
        return new Link(
                row.getLong("edition_id"), row.getString("content"), EmailAddress.parse(row.getString("address")));
    }
}
