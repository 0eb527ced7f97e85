package org.presstime.subscriber;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens CSV files as programs save them: UTF-8, UTF-16 or windows-1252, with commas, semicolons or tabs. */
final class CsvFile {

    private static final int LONGEST_FIRST_LINE = 8192;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private CsvFile() {}

    /** The rows of a file, read as they are asked for; closing them closes the file. */
    @SuppressWarnings("removal") // one badly quoted name must not end the import; FastCSV names no other way yet
    static CsvReader<CsvRecord> open(Path file) throws IOException {
        BufferedReader text = Files.newBufferedReader(file, charset(file));
        try {
            skipByteOrderMark(text);
            return CsvReader.builder()
                    .fieldSeparator(separator(text))
                    .skipEmptyLines(true)
                    .allowExtraCharsAfterClosingQuote(true)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .ofCsvRecord(text);
        } catch (IOException failure) {
            text.close();
            throw failure;
        }
    }

    /** UTF-8 when every byte of the file is; otherwise what spreadsheets of the West write. */
    private static Charset charset(Path file) throws IOException {
        if (isUtf16(file)) {
            return StandardCharsets.UTF_16;
        }
        try (BufferedReader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            text.transferTo(Writer.nullWriter());
            return StandardCharsets.UTF_8;
        } catch (CharacterCodingException notUtf8) {
            return Charset.forName("windows-1252");
        }
    }

    private static boolean isUtf16(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            int first = bytes.read();
            int second = bytes.read();
            return (first == 0xFF && second == 0xFE) || (first == 0xFE && second == 0xFF);
        }
    }

    private static void skipByteOrderMark(BufferedReader text) throws IOException {
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
    }

    /** The separator that the first line has most of; a comma when it has none. */
    private static char separator(BufferedReader text) throws IOException {
        text.mark(LONGEST_FIRST_LINE);
        String line = firstLine(text);
        text.reset();
        char best = ',';
        for (char candidate : new char[] {';', '\t'}) {
            if (count(line, candidate) > count(line, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static String firstLine(BufferedReader text) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < LONGEST_FIRST_LINE; i++) {
            int character = text.read();
            boolean ends = character == '\n' || character == '\r';
            if (character < 0 || (ends && !line.isEmpty())) {
                break;
            }
            if (!ends) {
                line.append((char) character);
            }
        }
        return line.toString();
    }

    private static long count(String line, char separator) {
        return line.chars().filter(character -> character == separator).count();
    }
}
