package org.presstime.newsletter;

import java.util.regex.Pattern;

/**
 * The shape of a Quartz cron expression. Its meaning is read where Quartz lives, in {@code schedule}; this finds what
 * is no expression at all while the file and the line are still known.
 */
final class CronText {

    private static final Pattern FIELD = Pattern.compile("[0-9A-Z*?/,#-]+");

    private CronText() {}

    static String checked(String text) {
        String[] fields = text.strip().split("\\s+");
        boolean oneDayField = fields.length >= 6 && (fields[3].equals("?") ^ fields[5].equals("?"));
        if (fields.length > 7 || !oneDayField) {
            throw new IllegalArgumentException(text);
        }
        for (String field : fields) {
            if (!FIELD.matcher(field).matches()) {
                throw new IllegalArgumentException(text);
            }
        }
        return String.join(" ", fields);
    }
}
