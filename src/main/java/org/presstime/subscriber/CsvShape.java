package org.presstime.subscriber;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.presstime.subscriber.Subscribers.Request;
import org.presstime.subscriber.Subscribers.State;

/** How people lay out their CSV files, and how a cell is written so that it stays text. */
final class CsvShape {

    private static final Set<String> ADDRESS =
            Set.of("email", "e-mail", "address", "email address", "e-mail address", "mail", "correo", "dirección");
    private static final Set<String> NAME = Set.of("name", "full name", "nombre", "display name");
    private static final Set<String> STATE = Set.of("state");
    private static final String FORMULA = "=+-@\t\r";

    private CsvShape() {}

    /** Where the columns are; -1 for one that is not there. */
    record Columns(int address, int name, int state) {

        static final Columns ADDRESS_ONLY = new Columns(0, -1, -1);

        String addressIn(CsvRecord row) {
            return text(cell(row, address).strip());
        }

        /** Empty when there is none, and when it could not stand in a header. */
        String nameIn(CsvRecord row) {
            String text = text(cell(row, name).strip());
            return Request.isName(text) ? text : "";
        }

        /** A row that {@link SubscriberCsv#write} wrote for somebody who had left. */
        boolean hasLeft(CsvRecord row) {
            return cell(row, state).equals(State.UNSUBSCRIBED.name());
        }

        private static String cell(CsvRecord row, int column) {
            return column >= 0 && column < row.getFieldCount() ? row.getField(column) : "";
        }
    }

    static boolean isHeader(CsvRecord row) {
        return row.getFields().stream().anyMatch(cell -> ADDRESS.contains(title(cell)));
    }

    static Columns columns(CsvRecord header) {
        List<String> titles = header.getFields().stream().map(CsvShape::title).toList();
        return new Columns(first(titles, ADDRESS), first(titles, NAME), first(titles, STATE));
    }

    /** Spreadsheets save the empty rows below a table as rows of nothing but separators. */
    static boolean isBlank(CsvRecord row) {
        return row.getFields().stream().allMatch(String::isBlank);
    }

    /** After a quotation mark that is never closed, a cell goes on over the rows that follow, addresses and all. */
    static boolean hasSwallowedRows(CsvRecord row) {
        return row.getFields().stream()
                .anyMatch(cell -> cell.indexOf('@') >= 0
                        && cell.chars().anyMatch(character -> character == '\n' || character == '\r'));
    }

    private static int first(List<String> titles, Set<String> wanted) {
        for (int column = 0; column < titles.size(); column++) {
            if (wanted.contains(titles.get(column))) {
                return column;
            }
        }
        return -1;
    }

    private static String title(String cell) {
        return cell.strip().toLowerCase(Locale.ROOT);
    }

    /** A cell that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, CSV injection). */
    static String cell(String text) {
        return isFormula(text) ? "'" + text : text;
    }

    /** What {@link #cell} was made of. */
    private static String text(String cell) {
        return cell.startsWith("'") && isFormula(cell.substring(1)) ? cell.substring(1) : cell;
    }

    private static boolean isFormula(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
    }
}
