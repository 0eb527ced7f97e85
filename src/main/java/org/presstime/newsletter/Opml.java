package org.presstime.newsletter;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A list of feeds in folders, as programs exchange it (OPML 2.0). What a document says of its folders and feeds is kept as
 * it was said, so that a list written again is the list that was read.
 *
 * @param title empty when it has none
 */
public record Opml(String title, List<Outline> outlines) {

    /** A list of more feeds is a mistake or an attack. */
    public static final int MOST_FEEDS = 5000;

    /**
     * A folder, or a feed.
     *
     * @param attributes in the order of the document; a feed has an {@code xmlUrl}
     */
    public record Outline(Map<String, String> attributes, List<Outline> children) {

        static Outline folder(String name, List<Outline> children) {
            return new Outline(Map.of("text", name), children);
        }

        static Outline feed(String text, String address) {
            Map<String, String> attributes = new LinkedHashMap<>();
            attributes.put("type", "rss");
            attributes.put("text", text);
            attributes.put("xmlUrl", address);
            return new Outline(attributes, List.of());
        }

        /** What people call it. */
        String name() {
            String text = attributes.getOrDefault("text", "").strip();
            return text.isEmpty() ? attributes.getOrDefault("title", "").strip() : text;
        }

        /** The address of a feed as it is written; empty for a folder. */
        String address() {
            return attributes.entrySet().stream()
                    .filter(attribute ->
                            attribute.getKey().toLowerCase(Locale.ROOT).equals("xmlurl"))
                    .map(attribute -> attribute.getValue().strip())
                    .findFirst()
                    .orElse("");
        }

        boolean isFeed() {
            return !address().isEmpty();
        }
    }

    /**
     * A feed and where it stands.
     *
     * @param folder the innermost one's name; empty outside of folders
     */
    record Place(Outline feed, String folder) {}

    /**
     * Reads a document.
     *
     * @throws IOException when it cannot be read, is no OPML, or is larger than anybody's list; the message says so
     */
    public static Opml read(Path file) throws IOException {
        return OpmlFile.read(file);
    }

    /** Writes a document in one move: there is the old one or the new one, never a half. */
    public void write(Path file) throws IOException {
        OpmlFile.write(this, file);
    }

    /** How many feeds are in it. */
    public int size() {
        return places().size();
    }

    /** Every feed, in the order of the document. */
    List<Place> places() {
        List<Place> places = new ArrayList<>();
        collect(outlines, "", places);
        return places;
    }

    private static void collect(List<Outline> outlines, String folder, List<Place> places) {
        for (Outline outline : outlines) {
            if (outline.isFeed()) {
                places.add(new Place(outline, folder));
            }
            String inside = outline.isFeed() || outline.name().isEmpty() ? folder : outline.name();
            collect(outline.children(), inside, places);
        }
    }

    /** This list without some feeds, and without the folders that are empty then. */
    Opml without(Set<String> addresses) {
        return new Opml(title, without(outlines, addresses));
    }

    private static List<Outline> without(List<Outline> outlines, Set<String> addresses) {
        return outlines.stream()
                .filter(outline -> !addresses.contains(outline.address()))
                .map(outline -> new Outline(outline.attributes(), without(outline.children(), addresses)))
                .filter(outline -> outline.isFeed() || !outline.children().isEmpty())
                .toList();
    }

    /** This list and another; a folder of the same name at the same place is one folder. */
    Opml and(Opml other) {
        return new Opml(title.isEmpty() ? other.title() : title, joined(outlines, other.outlines()));
    }

    private static List<Outline> joined(List<Outline> ours, List<Outline> theirs) {
        List<Outline> all = new ArrayList<>(ours);
        for (Outline outline : theirs) {
            int same = outline.isFeed() ? -1 : indexOfFolder(all, outline.name());
            if (same < 0) {
                all.add(outline);
            } else {
                Outline folder = all.get(same);
                all.set(same, new Outline(folder.attributes(), joined(folder.children(), outline.children())));
            }
        }
        return List.copyOf(all);
    }

    private static int indexOfFolder(List<Outline> outlines, String name) {
        return Stream.iterate(0, i -> i < outlines.size(), i -> i + 1)
                .filter(i -> !outlines.get(i).isFeed() && outlines.get(i).name().equals(name))
                .findFirst()
                .orElse(-1);
    }
}
