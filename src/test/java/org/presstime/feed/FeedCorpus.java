package org.presstime.feed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/**
 * Feed documents, real-looking and broken, and what a careful person reads in each: {@code src/test/resources/feeds}, a
 * folder a theme. {@code expected.txt} beside them names the fields of a document, one a line: {@code feed_title},
 * {@code entries} (how many), {@code 0.link}; a field that is not named is not compared, an empty one must be absent.
 */
final class FeedCorpus {

    /** Where all of them are said to come from. */
    static final URI ADDRESS = URI.create("https://feeds.example/feed.xml");

    private static final Path FOLDER = Path.of("src/test/resources/feeds");

    private FeedCorpus() {}

    /**
     * A document and its fields.
     *
     * @param name the theme and the file
     */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares cases.
    record Case(String name, byte[] document, Optional<String> contentType, Map<String, String> expected) {

        String theme() {
            return name.substring(0, name.indexOf('/'));
        }

        /** The fields that were read wrongly: what they should be, and what they are. */
        List<String> wrong(Map<String, String> read) {
            List<String> wrong = new ArrayList<>();
            expected.forEach((field, value) -> {
                String was = comparable(field, read.getOrDefault(field, ""));
                if (!comparable(field, value).equals(was)) {
                    wrong.add(name + " " + field + ": expected <" + comparable(field, value) + ">, was <" + was + ">");
                }
            });
            return wrong;
        }
    }

    static List<String> themes() {
        try (Stream<Path> themes = Files.list(FOLDER)) {
            return themes.map(theme -> theme.getFileName().toString()).sorted().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static List<Case> of(String theme) {
        List<Case> cases = new ArrayList<>();
        for (String block : read(theme + "/expected.txt").split("(?m)^= ", -1)) {
            if (!block.isBlank()) {
                cases.add(one(theme, block.lines().toList()));
            }
        }
        return cases;
    }

    private static Case one(String theme, List<String> lines) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            int colon = line.indexOf(':');
            fields.put(line.substring(0, colon), line.substring(colon + 1).strip());
        }
        String name = theme + "/" + lines.get(0);
        try {
            return new Case(
                    name,
                    Files.readAllBytes(FOLDER.resolve(name)),
                    Optional.ofNullable(fields.remove("content-type")),
                    fields);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String read(String file) {
        try {
            return Files.readString(FOLDER.resolve(file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** HTML counts by its words and by where its links and pictures lead; everything else to the letter. */
    private static String comparable(String field, String value) {
        if (!field.endsWith(".summary") && !field.endsWith(".content")) {
            return value;
        }
        Element body = Jsoup.parseBodyFragment(value).body();
        return body.text().replace('\u00A0', ' ').replaceAll("\\s+", " ").strip()
                + body.select("a[href]").eachAttr("href")
                + body.select("img[src]").eachAttr("src");
    }

    /** What our reader reads. */
    static Map<String, String> fields(ParsedFeed feed) {
        Map<String, String> fields = new TreeMap<>();
        fields.put("feed_title", feed.title());
        fields.put("feed_link", words(feed.link()));
        fields.put("entries", String.valueOf(feed.entries().size()));
        for (int i = 0; i < feed.entries().size(); i++) {
            Entry entry = feed.entries().get(i);
            fields.put(i + ".id", entry.id().orElse(""));
            fields.put(i + ".title", entry.title());
            fields.put(i + ".link", words(entry.link()));
            fields.put(
                    i + ".published", entry.published().map(Instant::toString).orElse(""));
            fields.put(i + ".updated", entry.updated().map(Instant::toString).orElse(""));
            fields.put(i + ".author", entry.author().orElse(""));
            fields.put(i + ".summary", entry.summary());
            fields.put(i + ".content", entry.content());
            fields.put(i + ".categories", String.join(", ", entry.labels().categories()));
            fields.put(i + ".picture", words(entry.picture().map(Entry.Picture::source)));
            fields.put(
                    i + ".picture_size",
                    entry.picture()
                            .map(picture -> picture.width() + "x" + picture.height())
                            .orElse(""));
            fields.put(
                    i + ".picture_alt", entry.picture().map(Entry.Picture::alt).orElse(""));
        }
        return fields;
    }

    private static String words(Optional<URI> address) {
        return address.map(URI::toString).orElse("");
    }
}
