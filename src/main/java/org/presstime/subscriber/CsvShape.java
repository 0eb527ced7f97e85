package org.presstime.subscriber;

import de.siegmar.fastcsv.reader.CsvRecord;

/** How people lay out their CSV files, and how a cell is written so that it stays text. */
final class CsvShape {

    private static final String FORMULA = "=+-@\t\r";

    private CsvShape() {}

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

    /** A cell that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, CSV injection). */
    static String cell(String text) {
        return isFormula(text) ? "'" + text : text;
    }

    /** What {@link #cell} was made of. */
    static String text(String cell) {
        return cell.startsWith("'") && isFormula(cell.substring(1)) ? cell.substring(1) : cell;
    }

    private static boolean isFormula(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
    }
}
