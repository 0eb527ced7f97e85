package org.presstime.newsletter;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.presstime.newsletter.Newsletter.FeedSource;
import org.presstime.newsletter.Opml.Outline;
import org.presstime.newsletter.Opml.Place;
import org.presstime.settings.ConfigurationMistake;

/**
 * The feeds of a newsletter that came from other programs: {@code newsletters/NAME.opml}, beside {@code NAME.yml}. Each feed
 * stands in one of the two files and is a feed of the newsletter either way; so an import never touches what a person wrote.
 */
public final class FeedList {

    private static final int LONGEST_ADDRESS = 2000;

    private final Path file;
    private final Newsletter newsletter;

    /** The list of a newsletter in a configuration directory; it need not exist. */
    public FeedList(Path configuration, Newsletter newsletter) {
        this.file = file(configuration.resolve("newsletters"), newsletter.id());
        this.newsletter = newsletter;
    }

    static Path file(Path directory, String id) {
        return directory.resolve(id + ".opml");
    }

    /** The feeds in a file; the section of a feed is its folder, or what is said for those in none. */
    static List<FeedSource> read(Path file, String sectionOfOthers) {
        try {
            return Opml.read(file).places().stream()
                    .map(place -> feed(file, place, sectionOfOthers))
                    .toList();
        } catch (IOException failure) {
            throw new ConfigurationMistake(
                    file, "cannot be read: " + failure.getMessage(), "Import a list again, or take the file away");
        }
    }

    private static FeedSource feed(Path file, Place place, String sectionOfOthers) {
        String address = place.feed().address();
        mistake(address).ifPresent(reason -> {
            throw new ConfigurationMistake(
                    file,
                    "'" + printable(address) + "' is " + reason,
                    "Write an address such as https://example.org/feed");
        });
        return new FeedSource(URI.create(address), place.folder().isEmpty() ? sectionOfOthers : place.folder());
    }

    /**
     * What became of an import.
     *
     * @param added how many feeds are new
     * @param known how many the newsletter had already
     * @param refused those that are none, with the reason
     */
    public record Imported(int added, int known, List<String> refused) {}

    /** Adds the feeds of another list; what the newsletter has already stays as it is. */
    public Imported add(Opml other) throws IOException {
        Set<String> known = new HashSet<>();
        newsletter.feeds().forEach(feed -> known.add(feed.url().toString()));
        Set<String> leftOut = new HashSet<>(known);
        List<String> refused = new ArrayList<>();
        for (Place place : other.places()) {
            String address = place.feed().address();
            mistake(address).ifPresent(reason -> {
                refused.add(printable(address) + ": " + reason);
                leftOut.add(address);
            });
        }
        Opml fresh = other.without(leftOut);
        Opml all = Files.exists(file) ? Opml.read(file).and(fresh) : fresh;
        if (fresh.size() > 0) {
            all.write(file);
        }
        return new Imported(fresh.size(), other.size() - fresh.size() - refused.size(), refused);
    }

    /** All feeds of the newsletter that other programs can fetch. */
    public Opml all() throws IOException {
        Opml ours = Files.exists(file) ? Opml.read(file) : new Opml(newsletter.name(), List.of());
        Set<String> there = new HashSet<>();
        ours.places().forEach(place -> there.add(place.feed().address()));
        Map<String, List<Outline>> sections = new LinkedHashMap<>();
        for (FeedSource feed : newsletter.feeds()) {
            String address = feed.url().toString();
            if (!there.contains(address) && mistake(address).isEmpty()) {
                sections.computeIfAbsent(feed.section(), name -> new ArrayList<>())
                        .add(Outline.feed(address, address));
            }
        }
        List<Outline> written = sections.entrySet().stream()
                .map(section -> Outline.folder(section.getKey(), section.getValue()))
                .toList();
        return new Opml(ours.title(), written).and(ours);
    }

    /** Why an address is none of a feed; an imported one is http or https, a {@code file:} is written by a person. */
    static Optional<String> mistake(String address) {
        if (address.length() > LONGEST_ADDRESS) {
            return Optional.of("longer than " + LONGEST_ADDRESS + " characters");
        }
        try {
            URI url = URI.create(address);
            boolean web = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            return web && url.getHost() != null && url.getRawUserInfo() == null
                    ? Optional.empty()
                    : Optional.of("not an http or https address");
        } catch (IllegalArgumentException nonsense) {
            return Optional.of("not an address");
        }
    }

    private static String printable(String address) {
        String start = address.length() > 100 ? address.substring(0, 100) + "…" : address;
        return start.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
    }
}
