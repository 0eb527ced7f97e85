package org.presstime.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;
import org.presstime.database.Database;
import org.presstime.delivery.Deliveries.Menu;
import org.presstime.delivery.Delivery.Meaning;
import org.presstime.edition.Edition;
import org.presstime.newsletter.Newsletter;
import org.presstime.subscriber.Subscribers;
import org.presstime.subscriber.Subscribers.Choice;
import org.presstime.subscriber.Subscribers.Filter;
import org.presstime.subscriber.Subscribers.Manner;

/**
 * Writes who gets an edition, in which form, and when. It is thought about once for all readers who chose alike; their
 * rows are then written by one statement, however many there are.
 */
final class SqlRecipients {

    private static final String COLUMNS = "without, language, plain, zone, weekly_on, hour, days, weeks";
    // Not needed, and not looked at for each of a million readers, where all chose alike.
    private static final String THE_SAME = """
            AND f.without = r.without AND f.language = r.language AND f.plain = r.plain AND f.zone = r.zone
            AND f.weekly_on = r.weekly_on AND f.hour = r.hour AND f.days = r.days AND f.weeks = r.weeks""";

    private final Database database;
    private final Newsletter newsletter;
    private final Edition edition;
    private final Menu menu;
    private final Instant now;
    private final Moments moments;
    private final Filter filter;
    private final SqlPastMail past;

    SqlRecipients(Database database, Newsletter newsletter, Edition edition, Menu menu, Instant now) {
        this.database = database;
        this.newsletter = newsletter;
        this.edition = edition;
        this.menu = menu;
        this.now = now;
        this.moments = new Moments(newsletter.schedule(), edition.date(), now);
        this.filter = Subscribers.filter(newsletter.audience(), now);
        this.past = SqlPastMail.of(database, edition, menu.told(), now);
    }

    /** Readers who chose alike, and had the same of what an edition tells. */
    private record Alike(String without, Manner manner, Choice choice, long days, long weeks, List<Object> columns) {}

    /** What becomes of them; in no form when nothing in the edition is for them. */
    private record Fate(Alike readers, Optional<String> form, Instant due) {}

    /** Writes a row for each; gives their number. */
    int write() {
        return database.atomically(handle -> {
            List<Alike> groups = alike(handle);
            writeDown(groups.stream().flatMap(readers -> fate(readers).stream()).toList());
            int rows = bound(handle.createUpdate("""
                    INSERT INTO deliveries (edition_id, subscriber_id, address, state, form, reply, meaning, due_at,
                        next_attempt_at, changed_at)
                    SELECT f.edition_id, r.id, r.address, f.state, f.form, f.reply, f.meaning, f.due_at,
                        f.next_attempt_at, CAST(:now AS BIGINT)
                    FROM (%s) r JOIN freezing f ON f.edition_id = :edition %s""".formatted(readers(), groups.size() == 1 ? "" : THE_SAME)))
                    .bind("edition", edition.id())
                    .bind("now", now.toEpochMilli())
                    .execute();
            handle.execute("DELETE FROM freezing WHERE edition_id = ?", edition.id());
            return rows;
        });
    }

    private List<Alike> alike(Handle handle) {
        return bound(handle.createQuery("SELECT DISTINCT " + COLUMNS + " FROM (" + readers() + ") r"))
                .map((row, context) -> alike(row))
                .list();
    }

    private static Alike alike(ResultSet row) throws SQLException {
        List<Object> columns = new ArrayList<>();
        for (int column = 1; column <= 8; column++) {
            columns.add(row.getObject(column));
        }
        return new Alike(
                row.getString("without"),
                Manner.stored(row.getString("language"), row.getInt("plain"), row.getString("zone")),
                Choice.stored(row.getString("without"), row.getInt("weekly_on"), row.getInt("hour")),
                row.getLong("days"),
                row.getLong("weeks"),
                columns);
    }

    /** Everybody the edition may be for. */
    private String readers() {
        return """
                SELECT s.id, s.address, n.without, s.language, s.plain, s.zone, n.weekly_on, n.hour, %s
                FROM subscriptions n JOIN subscribers s ON s.id = n.subscriber_id
                WHERE n.newsletter = :newsletter AND n.state = 'CONFIRMED' AND %s
                AND (s.paused_until IS NULL OR s.paused_until <= :date)
                AND NOT EXISTS (SELECT 1 FROM suppressions x WHERE x.address = s.address)
                AND %s""".formatted(past.columns(), isOfWeek() ? "n.weekly_on > 0" : "n.weekly_on = 0", filter.sql());
    }

    private <T extends SqlStatement<T>> T bound(T statement) {
        return statement
                .bind("newsletter", edition.newsletter())
                .bind("date", edition.date().toString())
                .bindMap(filter.values());
    }

    private boolean isOfWeek() {
        return edition.key().kind() == Edition.Kind.WEEK;
    }

    private Optional<Fate> fate(Alike readers) {
        Optional<Instant> due = isOfWeek()
                ? moments.ofWeek(readers.manner(), readers.choice())
                : Optional.of(moments.ofDay(readers.manner(), readers.choice().hour()));
        return due.map(moment -> new Fate(readers, form(readers), moment));
    }

    private Optional<String> form(Alike readers) {
        return menu.form(
                        readers.manner().language().orElse(newsletter.language()),
                        Set.copyOf(readers.choice().without()),
                        past.had(readers.days(), readers.weeks()))
                .map(form -> readers.manner().plain() ? CopyForm.plain(form) : form);
    }

    private void writeDown(List<Fate> fates) {
        List<String> forms = fates.stream()
                .flatMap(fate -> fate.form().stream())
                .distinct()
                .sorted(Comparator.naturalOrder())
                .toList();
        Map<String, Integer> ranks = new HashMap<>();
        forms.forEach(form -> ranks.put(form, ranks.size()));
        database.batch(
                "INSERT INTO freezing (edition_id, " + COLUMNS + ", state, form, reply, meaning, due_at,"
                        + " next_attempt_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                fates,
                fate -> values(fate, ranks));
    }

    private List<@Nullable Object> values(Fate fate, Map<String, Integer> ranks) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(edition.id());
        values.addAll(fate.readers().columns());
        if (fate.form().isEmpty()) {
            values.addAll(Arrays.asList(
                    DeliveryState.SUPPRESSED.name(),
                    "",
                    "nothing in this edition is of what the reader chose",
                    Meaning.NOTHING_CHOSEN.name(),
                    fate.due().toEpochMilli(),
                    null));
        } else {
            String form = fate.form().get();
            values.addAll(Arrays.asList(
                    DeliveryState.QUEUED.name(),
                    form,
                    null,
                    null,
                    fate.due().toEpochMilli(),
                    turn(fate.due(), ranks, form)));
        }
        return values;
    }

    /**
     * Copies of one form stand together, so that a form is prepared once and not again and again: they take their turns
     * some thousandths of a second one after the other; at once, or after their hour.
     */
    private long turn(Instant due, Map<String, Integer> ranks, String form) {
        int rank = ranks.getOrDefault(form, 0);
        return due.toEpochMilli() + (due.isAfter(now) ? rank : rank - ranks.size() + 1);
    }
}
