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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import org.presstime.database.Database;
import org.presstime.settings.EmailAddress;
import org.presstime.subscriber.Subscribers.Request;
import org.presstime.subscriber.Subscribers.State;

/**
 * Subscribers from and to CSV files. An import takes what is right and lists what is wrong; it goes in by groups of a
 * thousand rows, and repeating it is harmless.
 */
public final class SubscriberCsv {

    private static final int GROUP = 1000;
    private static final int LONGEST_TEXT = 80;

    private final Database database;
    private final Subscribers subscribers;
    private final Suppressions suppressions;

    public SubscriberCsv(Database database, Subscribers subscribers, Suppressions suppressions) {
        this.database = database;
        this.subscribers = subscribers;
        this.suppressions = suppressions;
    }

    /**
     * What an import did.
     *
     * @param wrong the rows that were not taken, in order
     */
    public record Report(int added, int already, List<WrongRow> wrong) {}

    /** A row that was not taken; lines count from 1. */
    public record WrongRow(long line, String text, Reason reason) {}

    /** Why a row was not taken. */
    public enum Reason {
        NOT_AN_ADDRESS,
        /** Most likely a quotation mark is not closed; nothing in these lines was taken. */
        OVER_SEVERAL_LINES,
        TWICE_IN_THE_FILE,
        LEFT_BEFORE,
        SUPPRESSED
    }

    /**
     * Reads a file with a column of addresses, and perhaps one of names; other columns are passed over.
     *
     * @param progress is told how many rows have been read, now and then
     * @throws IOException when the file cannot be read; the groups before that are in
     */
    public Report read(Path file, String newsletter, State state, IntConsumer progress) throws IOException {
        try (CsvReader<CsvRecord> rows = CsvFile.open(file);
                CloseableIterator<CsvRecord> row = rows.iterator()) {
            Import run = new Import(newsletter, state);
            while (row.hasNext()) {
                database.run(handle -> {
                    for (int i = 0; i < GROUP && row.hasNext(); i++) {
                        run.take(row.next());
                    }
                });
                progress.accept(run.rows);
            }
            return new Report(run.added, run.already, run.wrong);
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        } catch (CsvParseException failure) {
            throw new IOException(failure.getMessage(), failure);
        }
    }

    /**
     * Writes all subscriptions to a newsletter; no cell of it can be a formula for a spreadsheet.
     *
     * @throws IOException when {@code out} does not take it
     */
    public void write(String newsletter, Writer out) throws IOException {
        CsvWriter csv = CsvWriter.builder().build(out);
        csv.writeRecord("address", "name", "state", "origin", "since");
        subscribers.forEach(
                newsletter,
                row -> csv.writeRecord(
                        CsvShape.cell(row.subscriber().address().toString()),
                        CsvShape.cell(row.subscriber().name()),
                        row.state().name(),
                        CsvShape.cell(row.origin()),
                        row.since().toString()));
        csv.flush();
    }

    /** One run through one file. */
    private final class Import {
        private final String newsletter;
        private final State state;
        private final Set<String> seen = new HashSet<>();
        private final List<WrongRow> wrong = new ArrayList<>();
        private CsvShape.Columns columns = CsvShape.Columns.ADDRESS_ONLY;
        private int rows;
        private int added;
        private int already;

        Import(String newsletter, State state) {
            this.newsletter = newsletter;
            this.state = state;
        }

        void take(CsvRecord row) {
            boolean first = rows++ == 0;
            if (first && CsvShape.isHeader(row)) {
                columns = CsvShape.columns(row);
            } else if (CsvShape.hasSwallowedRows(row)) {
                refuse(row, String.join(" ", row.getFields()), Reason.OVER_SEVERAL_LINES);
            } else if (!CsvShape.isBlank(row)) {
                String text = columns.addressIn(row);
                address(text)
                        .ifPresentOrElse(address -> take(row, address), () -> refuse(row, text, Reason.NOT_AN_ADDRESS));
            }
        }

        private void take(CsvRecord row, EmailAddress address) {
            if (!seen.add(address.toString())) {
                refuse(row, address.toString(), Reason.TWICE_IN_THE_FILE);
            } else if (columns.hasLeft(row)) {
                refuse(row, address.toString(), Reason.LEFT_BEFORE);
            } else if (suppressions.reason(address).isPresent()) {
                refuse(row, address.toString(), Reason.SUPPRESSED);
            } else {
                add(row, address);
            }
        }

        private void add(CsvRecord row, EmailAddress address) {
            switch (subscribers.add(new Request(address, columns.nameIn(row), newsletter, state, "import"))) {
                case ADDED -> added++;
                case ALREADY_THERE -> already++;
                case LEFT_BEFORE -> refuse(row, address.toString(), Reason.LEFT_BEFORE);
            }
        }

        private void refuse(CsvRecord row, String text, Reason reason) {
            wrong.add(new WrongRow(row.getStartingLineNumber(), shortened(text), reason));
        }
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
