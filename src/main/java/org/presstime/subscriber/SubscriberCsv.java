package org.presstime.subscriber;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import org.presstime.database.Database;
import org.presstime.newsletter.Segment;
import org.presstime.subscriber.Subscribers.State;

/**
 * Subscribers from and to CSV files. An import takes what is right and lists what is wrong; it goes in by groups of a
 * thousand rows, and repeating it is harmless. It never subscribes anybody who left or is suppressed, here or in the file.
 */
public final class SubscriberCsv {

    private static final int GROUP = 1000;

    private final Database database;
    private final Subscribers subscribers;
    private final Suppressions suppressions;
    private final SqlImport table;

    public SubscriberCsv(Database database, Subscribers subscribers, Suppressions suppressions, Clock clock) {
        this.database = database;
        this.subscribers = subscribers;
        this.suppressions = suppressions;
        this.table = new SqlImport(database, clock);
    }

    /**
     * What to do with a file.
     *
     * @param state what those are whom the file does not call anything else
     * @param columns which title stands for {@code address}, {@code name}, {@code status} …, where it cannot be guessed
     * @param preview whether to write nothing
     */
    public record Order(String newsletter, State state, Map<String, String> columns, boolean preview) {}

    /**
     * What an import did; what it would do, if it is a preview.
     *
     * @param already subscribed before; at most a pending subscription became confirmed
     * @param left noted as having left
     * @param suppressed noted as an address that takes no mail
     * @param wrong not taken
     */
    public record Report(int added, int already, int left, int suppressed, int wrong) {
        Report plus(int moreAdded, int moreAlready, int moreLeft, int moreSuppressed, int moreWrong) {
            return new Report(
                    added + moreAdded,
                    already + moreAlready,
                    left + moreLeft,
                    suppressed + moreSuppressed,
                    wrong + moreWrong);
        }

        /** How many rows there were. */
        public int rows() {
            return added + already + left + suppressed + wrong;
        }
    }

    /** Hears of an import while it runs. */
    public interface Listener {

        /** Which columns were found: {@code address=1, name=2}. */
        void columns(String found);

        /** A row that is not taken; in the order of the file. */
        void wrong(WrongRow row);

        /** So many rows have been read. */
        void progress(int rows);
    }

    /** A row that was not taken; lines count from 1. */
    public record WrongRow(long line, String text, Reason reason) {}

    /** Why a row was not taken. */
    public enum Reason {
        NOT_AN_ADDRESS,
        /** Letters of several scripts make its domain look like another one. */
        MIXED_SCRIPTS,
        /** Most likely a quotation mark is not closed; nothing in these lines was taken. */
        OVER_SEVERAL_LINES,
        TWICE_IN_THE_FILE,
        /** Its status is a word we do not know. */
        UNKNOWN_STATUS,
        LEFT_BEFORE,
        SUPPRESSED
    }

    /**
     * Reads a file with a column of addresses, and perhaps of names and statuses; other columns are passed over.
     *
     * @throws IOException when the file cannot be read; the groups before that are in
     * @throws IllegalArgumentException when a column that the order names is not there
     */
    public Report read(Path file, Order order, Listener listener) throws IOException {
        return run(file, new CsvImport(order, listener, table, suppressions));
    }

    private Report run(Path file, CsvImport run) throws IOException {
        try (CsvReader<CsvRecord> rows = CsvFile.open(file);
                CloseableIterator<CsvRecord> row = rows.iterator()) {
            while (row.hasNext()) {
                database.run(handle -> {
                    for (int i = 0; i < GROUP && row.hasNext(); i++) {
                        run.take(row.next());
                    }
                    run.flush();
                });
                run.tellProgress();
            }
            return run.report();
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        } catch (CsvParseException failure) {
            throw new IOException(failure.getMessage(), failure);
        }
    }

    /**
     * Suppresses every address of a file; it need not be a subscriber's.
     *
     * @throws IOException when the file cannot be read; the groups before that are suppressed
     */
    public Report suppress(Path file, String reason, Listener listener) throws IOException {
        return run(file, CsvImport.suppressing(reason, listener, table, suppressions));
    }

    /**
     * Writes the subscriptions to a newsletter of a part of its readers; no cell of it can be a formula for a spreadsheet.
     *
     * @throws IOException when {@code out} does not take it
     */
    public void write(String newsletter, Segment where, Writer out) throws IOException {
        CsvWriter csv = CsvWriter.builder().build(out);
        csv.writeRecord(
                "address",
                "name",
                "state",
                "origin",
                "since",
                "tags",
                "language",
                "format",
                "zone",
                "frequency",
                "hour",
                "without");
        subscribers.forEach(
                newsletter,
                where,
                row -> csv.writeRecord(
                        CsvShape.cell(row.subscriber().address().toString()),
                        CsvShape.cell(row.subscriber().name()),
                        row.state().name(),
                        CsvShape.cell(row.origin()),
                        row.since().toString(),
                        CsvShape.cell(String.join(" ", row.tags())),
                        row.manner().language().map(Locale::toLanguageTag).orElse(""),
                        row.manner().format(),
                        row.manner().zone().map(ZoneId::getId).orElse(""),
                        row.choice().frequency(),
                        row.choice().hour().isPresent()
                                ? String.valueOf(row.choice().hour().getAsInt())
                                : "",
                        CsvShape.cell(String.join(" | ", row.choice().without()))));
        csv.flush();
    }
}
