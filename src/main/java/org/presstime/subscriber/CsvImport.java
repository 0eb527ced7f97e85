package org.presstime.subscriber;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.presstime.settings.EmailAddress;
import org.presstime.subscriber.CsvColumns.Status;
import org.presstime.subscriber.SqlImport.Written;
import org.presstime.subscriber.SubscriberCsv.Listener;
import org.presstime.subscriber.SubscriberCsv.Order;
import org.presstime.subscriber.SubscriberCsv.Reason;
import org.presstime.subscriber.SubscriberCsv.Report;
import org.presstime.subscriber.SubscriberCsv.WrongRow;
import org.presstime.subscriber.Subscribers.State;

/** One run through one file. Rows are taken one by one and written by the group; nothing is kept of a group before. */
final class CsvImport {

    private static final int LONGEST_TEXT = 80;

    private final Order order;
    private final Optional<String> deadBecause;
    private final Listener listener;
    private final SqlImport table;
    private final Suppressions suppressions;
    private final HashedSet seen = new HashedSet();
    private final List<Right> group = new ArrayList<>();
    private final List<Written> tagged = new ArrayList<>();
    private final List<WrongRow> refused = new ArrayList<>();
    private CsvColumns columns = CsvColumns.addressOnly();
    private boolean first = true;
    private Report report = new Report(0, 0, 0, 0, 0);

    CsvImport(Order order, Listener listener, SqlImport table, Suppressions suppressions) {
        this(order, Optional.empty(), listener, table, suppressions);
    }

    private CsvImport(
            Order order, Optional<String> deadBecause, Listener listener, SqlImport table, Suppressions suppressions) {
        this.order = order;
        this.deadBecause = deadBecause;
        this.listener = listener;
        this.table = table;
        this.suppressions = suppressions;
    }

    /** A run that suppresses every address, whatever the file calls it. */
    static CsvImport suppressing(String reason, Listener listener, SqlImport table, Suppressions suppressions) {
        Order order = new Order("", State.UNSUBSCRIBED, Map.of(), false);
        return new CsvImport(order, Optional.of(reason), listener, table, suppressions);
    }

    /** A row that can be read. */
    private record Right(long line, EmailAddress address, String name, Status status, List<String> tags) {
        Written as(State state) {
            return new Written(address, name, state, tags);
        }

        State wanted(State asked) {
            return status == Status.PENDING ? State.PENDING : asked;
        }
    }

    void take(CsvRecord row) {
        Optional<CsvColumns> titles = first ? CsvColumns.of(row, order.columns()) : Optional.empty();
        if (first) {
            first = false;
            columns = titles.orElse(columns);
            listener.columns(columns.toString());
        }
        if (titles.isPresent() || CsvShape.isBlank(row)) {
            return;
        }
        if (CsvShape.hasSwallowedRows(row)) {
            refuse(row.getStartingLineNumber(), String.join(" ", row.getFields()), Reason.OVER_SEVERAL_LINES);
            return;
        }
        String text = columns.address(row);
        Optional<EmailAddress> address = address(text);
        Optional<Status> status = deadBecause.isPresent() ? Optional.of(Status.DEAD) : columns.status(row);
        if (address.isEmpty()) {
            refuse(row.getStartingLineNumber(), text, Reason.NOT_AN_ADDRESS);
        } else if (address.get().mixesScripts()
                && status.filter(Status.DEAD::equals).isEmpty()) {
            refuse(row.getStartingLineNumber(), text, Reason.MIXED_SCRIPTS);
        } else if (status.isEmpty()) {
            refuse(row.getStartingLineNumber(), text, Reason.UNKNOWN_STATUS);
        } else if (seen.add(address.get().toString())) {
            group.add(new Right(
                    row.getStartingLineNumber(), address.get(), columns.name(row), status.get(), columns.tags(row)));
        } else {
            refuse(row.getStartingLineNumber(), address.get().toString(), Reason.TWICE_IN_THE_FILE);
        }
    }

    /** Writes the group. */
    void flush() {
        List<EmailAddress> addresses = group.stream().map(Right::address).toList();
        Map<String, State> known = table.states(
                order.newsletter(),
                addresses.stream().map(EmailAddress::toString).toList());
        Map<EmailAddress, String> silenced = suppressions.reasons(addresses);
        List<Written> entries = new ArrayList<>();
        for (Right right : group) {
            Optional<State> before =
                    Optional.ofNullable(known.get(right.address().toString()));
            switch (right.status()) {
                case DEAD -> suppress(right, silenced);
                case LEFT -> leave(right, before, entries);
                case SUBSCRIBED, PENDING -> subscribe(right, before, silenced, entries);
            }
        }
        if (!order.preview()) {
            table.write(order.newsletter(), "import", entries);
            table.tag(tagged);
        }
        refused.stream().sorted(Comparator.comparingLong(WrongRow::line)).forEach(listener::wrong);
        group.clear();
        tagged.clear();
        refused.clear();
    }

    private void suppress(Right right, Map<EmailAddress, String> silenced) {
        report = report.plus(0, 0, 0, 1, 0);
        if (!order.preview() && !silenced.containsKey(right.address())) {
            suppressions.suppress(right.address(), deadBecause.orElse("import"));
        }
    }

    /** Somebody who left elsewhere is kept as having left, so that no import brings them in; their word here stays. */
    private void leave(Right right, Optional<State> before, List<Written> entries) {
        report = report.plus(0, 0, 1, 0, 0);
        if (before.isEmpty() || before.get() == State.PENDING) {
            entries.add(new Written(right.address(), right.name(), State.UNSUBSCRIBED, List.of()));
        }
    }

    private void subscribe(
            Right right, Optional<State> before, Map<EmailAddress, String> silenced, List<Written> entries) {
        State wanted = right.wanted(order.state());
        if (silenced.containsKey(right.address())) {
            refuse(right.line(), right.address().toString(), Reason.SUPPRESSED);
        } else if (before.isEmpty()) {
            report = report.plus(1, 0, 0, 0, 0);
            entries.add(right.as(wanted));
        } else if (before.get() == State.UNSUBSCRIBED) {
            refuse(right.line(), right.address().toString(), Reason.LEFT_BEFORE);
        } else {
            report = report.plus(0, 1, 0, 0, 0);
            if (before.get() == State.PENDING && wanted == State.CONFIRMED) {
                entries.add(right.as(wanted));
            } else if (!right.tags().isEmpty()) {
                tagged.add(right.as(before.get()));
            }
        }
    }

    void tellProgress() {
        listener.progress(report.rows());
    }

    Report report() {
        return report;
    }

    private void refuse(long line, String text, Reason reason) {
        report = report.plus(0, 0, 0, 0, 1);
        refused.add(new WrongRow(line, shortened(text), reason));
    }

    private static Optional<EmailAddress> address(String text) {
        try {
            return Optional.of(EmailAddress.parse(text));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    /** Fit for a terminal: one line, nothing that steers it. */
    private static String shortened(String text) {
        String clean = text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", " ").strip();
        return clean.codePointCount(0, clean.length()) > LONGEST_TEXT
                ? clean.substring(0, clean.offsetByCodePoints(0, LONGEST_TEXT)) + "…"
                : clean;
    }
}
