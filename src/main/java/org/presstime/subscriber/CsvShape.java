package org.presstime.subscriber;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How people lay out their CSV files, and how a cell is written so that it stays text. */
final class CsvShape {

    private static final Set<String> ADDRESS =
            Set.of("email", "e-mail", "address", "email address", "e-mail address", "mail", "correo", "dirección");
    private static final Set<String> NAME = Set.of("name", "full name", "nombre", "display name");
    private static final String FORMULA = "=+-@\t\r";

    private CsvShape() {}

    /** Where the columns are; -1 for one that is not there. */
    record Columns(int address, int name) {

        static final Columns ADDRESS_ONLY = new Columns(0, -1);

        String addressIn(CsvRecord row) {
            return cell(row, address);
        }

        /** Empty when there is none, and when it could not stand in a header. */
        String nameIn(CsvRecord row) {
            String text = cell(row, name).strip();
            return text.length() > 200 || text.chars().anyMatch(Character::isISOControl) ? "" : text;
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
        return new Columns(first(titles, ADDRESS), first(titles, NAME));
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
        return cell.replace("\uFEFF", "").strip().toLowerCase(Locale.ROOT);
    }

    /** The separator that the first line has most of; a comma when it has none. */
    static char separator(Path file) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            String first = lines.readLine();
            String line = first == null ? "" : first;
            char best = ',';
            for (char candidate : new char[] {';', '\t'}) {
                if (count(line, candidate) > count(line, best)) {
                    best = candidate;
                }
            }
            return best;
        }
    }

    private static long count(String line, char separator) {
        return line.chars().filter(character -> character == separator).count();
    }

    /** A cell that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, CSV injection). */
    static String cell(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
