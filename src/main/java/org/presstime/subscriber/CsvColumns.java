package org.presstime.subscriber;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.presstime.newsletter.Segment;
import org.presstime.subscriber.Subscribers.Request;

/**
 * Which column of a file is which: by the titles of our own files, of listmonk's and Mailchimp's exports, and of what people
 * write by hand; or as the operator says.
 */
final class CsvColumns {

    private static final Map<Part, Set<String>> TITLES = Map.of(
            Part.ADDRESS,
                    Set.of(
                            "email",
                            "e-mail",
                            "address",
                            "email address",
                            "e-mail address",
                            "mail",
                            "correo",
                            "dirección"),
            Part.NAME, Set.of("name", "full name", "nombre", "display name"),
            Part.FIRST_NAME, Set.of("first name", "firstname"),
            Part.LAST_NAME, Set.of("last name", "lastname"),
            Part.STATUS, Set.of("state", "status", "estado", "subscription status"),
            Part.LEFT_AT, Set.of("unsub_time"),
            Part.DEAD_AT, Set.of("clean_time"),
            Part.TAGS, Set.of("tags", "tag", "etiquetas", "etiqueta"));

    private static final Set<String> LEFT = Set.of(
            "unsubscribed",
            "opted-out",
            "opted out",
            "disabled",
            "inactive",
            "archived",
            "non-subscribed",
            "nonsubscribed");
    private static final Set<String> DEAD =
            Set.of("cleaned", "bounced", "blocklisted", "blacklisted", "complained", "spam", "suppressed");
    private static final Set<String> PENDING = Set.of("pending", "unconfirmed");
    private static final Set<String> SUBSCRIBED = Set.of("", "confirmed", "subscribed", "enabled", "active");

    private static final int MOST_TAGS = 20;

    private final Map<Part, Integer> places;

    private CsvColumns(Map<Part, Integer> places) {
        this.places = places;
    }

    /** What a column may hold. */
    enum Part {
        ADDRESS,
        NAME,
        FIRST_NAME,
        LAST_NAME,
        STATUS,
        /** When somebody left, as Mailchimp writes it. */
        LEFT_AT,
        /** When an address was found dead, as Mailchimp writes it. */
        DEAD_AT,
        /** Words to put on the reader, with commas, semicolons, bars or blanks between them. */
        TAGS
    }

    /** What a row says of its address. */
    enum Status {
        SUBSCRIBED,
        PENDING,
        LEFT,
        DEAD
    }

    /** A file without titles: its first column holds addresses. */
    static CsvColumns addressOnly() {
        return new CsvColumns(Map.of(Part.ADDRESS, 0));
    }

    /**
     * Reads the titles.
     *
     * @param given part to title, as the operator says; such as {@code address} to {@code Contact}
     * @return empty when the row holds no title of a column of addresses
     * @throws IllegalArgumentException when the operator names a column that is not there
     */
    static Optional<CsvColumns> of(CsvRecord header, Map<String, String> given) {
        List<String> titles = header.getFields().stream().map(CsvColumns::title).toList();
        Map<Part, Integer> places = new LinkedHashMap<>();
        for (Part part : Part.values()) {
            String wanted = given.get(part.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            int place =
                    wanted == null ? first(titles, TITLES.getOrDefault(part, Set.of())) : titles.indexOf(title(wanted));
            if (wanted != null && place < 0) {
                throw new IllegalArgumentException(
                        "no column is called \"" + wanted + "\"; there is: " + String.join(", ", header.getFields()));
            }
            if (place >= 0) {
                places.put(part, place);
            }
        }
        return places.containsKey(Part.ADDRESS) ? Optional.of(new CsvColumns(places)) : Optional.empty();
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

    String address(CsvRecord row) {
        return CsvShape.text(cell(row, Part.ADDRESS));
    }

    /** Empty when there is none, and when it could not stand in a header. */
    String name(CsvRecord row) {
        String whole = CsvShape.text(cell(row, Part.NAME));
        String text = whole.isEmpty()
                ? (CsvShape.text(cell(row, Part.FIRST_NAME)) + " " + CsvShape.text(cell(row, Part.LAST_NAME))).strip()
                : whole;
        return Request.isName(text) ? text : "";
    }

    /** Empty when the row says something that we do not understand: then it must not be mailed. */
    Optional<Status> status(CsvRecord row) {
        String word = title(CsvShape.text(cell(row, Part.STATUS)));
        if (!cell(row, Part.DEAD_AT).isEmpty() || DEAD.contains(word)) {
            return Optional.of(Status.DEAD);
        }
        if (!cell(row, Part.LEFT_AT).isEmpty() || LEFT.contains(word)) {
            return Optional.of(Status.LEFT);
        }
        if (PENDING.contains(word)) {
            return Optional.of(Status.PENDING);
        }
        return SUBSCRIBED.contains(word) ? Optional.of(Status.SUBSCRIBED) : Optional.empty();
    }

    /** The tags of a row; what is none is passed over. Mailchimp puts each into quotation marks. */
    List<String> tags(CsvRecord row) {
        String text = CsvShape.text(cell(row, Part.TAGS)).replace("\"", "");
        if (text.isBlank()) {
            return List.of();
        }
        String separator = text.matches(".*[,;|].*") ? "[,;|]" : " ";
        return Stream.of(text.split(separator, -1))
                .map(word -> word.strip().replaceAll("\\s+", "-"))
                .flatMap(word -> tag(word).stream())
                .distinct()
                .limit(MOST_TAGS)
                .toList();
    }

    private static Optional<String> tag(String word) {
        try {
            return Optional.of(Segment.tag(word));
        } catch (IllegalArgumentException notATag) {
            return Optional.empty();
        }
    }

    private String cell(CsvRecord row, Part part) {
        int column = places.getOrDefault(part, -1);
        return column >= 0 && column < row.getFieldCount()
                ? row.getField(column).strip()
                : "";
    }

    /** Which columns were found, for a person: {@code address=2, name=3}, counted from 1. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        places.forEach((part, place) -> text.append(text.isEmpty() ? "" : ", ")
                .append(part.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .append('=')
                .append(place + 1));
        return text.toString();
    }
}
