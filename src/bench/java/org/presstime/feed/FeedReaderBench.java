package org.presstime.feed;

import com.rometools.rome.io.FeedException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Our reader beside ROME 2.1.0 on the same bytes in the same run: the share of right fields in {@link FeedCorpus}, theme by
 * theme, and the megabytes read in a second of processor time, round by round in
 * turns. {@code --files} names the documents that one of the
 * two reads wrongly.
 */
public final class FeedReaderBench {

    private static final URI ADDRESS = URI.create("https://courier.example/feed.xml");
    private static final int ROUNDS = 9;
    private static final long ROUND_NANOS = 400_000_000L;

    // ROME's core knows of no pictures.
    private static final String PICTURE = ".picture";

    private long read;

    private FeedReaderBench() {}

    /** Runs both comparisons. */
    public static void main(String[] arguments) throws IOException {
        rightness(Arrays.asList(arguments).contains("--files"));
        FeedReaderBench bench = new FeedReaderBench();
        for (Map.Entry<String, byte[]> document : documents().entrySet()) {
            bench.speed(document.getKey(), document.getValue());
        }
        System.out.println("(" + bench.read + " entries read)");
    }

    private static void rightness(boolean files) {
        System.out.printf("%-12s %6s %7s %10s %10s %12s%n", "theme", "files", "fields", "ours", "ROME", "ROME unread");
        int[] all = new int[5];
        for (String theme : FeedCorpus.themes()) {
            int[] sums = new int[5];
            for (FeedCorpus.Case one : FeedCorpus.of(theme)) {
                count(one, sums, files);
            }
            line(theme, sums);
            Arrays.setAll(all, i -> all[i] + sums[i]);
        }
        line("all", all);
    }

    private static void line(String theme, int[] sums) {
        System.out.printf(
                "%-12s %6d %7d %10.3f %10.3f %12d%n",
                theme, sums[0], sums[1], 1 - (double) sums[2] / sums[1], 1 - (double) sums[3] / sums[1], sums[4]);
    }

    private static void count(FeedCorpus.Case one, int[] sums, boolean files) {
        Map<String, String> expected = new LinkedHashMap<>(one.expected());
        expected.keySet().removeIf(field -> field.contains(PICTURE));
        FeedCorpus.Case compared = new FeedCorpus.Case(one.name(), one.document(), one.contentType(), expected);
        List<String> ours =
                compared.wrong(FeedCorpus.fields(ParsedFeed.of(one.document(), one.contentType(), FeedCorpus.ADDRESS)));
        List<String> rome;
        try {
            rome = compared.wrong(RomeReader.fields(RomeReader.read(one.document(), one.contentType())));
        } catch (IOException | FeedException | RuntimeException unread) {
            rome = new ArrayList<>(expected.keySet());
            sums[4]++;
        }
        sums[0]++;
        sums[1] += expected.size();
        sums[2] += ours.size();
        sums[3] += rome.size();
        if (files && !(ours.isEmpty() && rome.isEmpty())) {
            System.out.printf(
                    "  %-45s of %2d fields wrong: ours %2d, ROME %2d%n",
                    one.name(), expected.size(), ours.size(), rome.size());
        }
    }

    private void speed(String name, byte[] document) {
        List<Double> ours = new ArrayList<>();
        List<Double> rome = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            ours.add(megabytes(document, this::ours));
            rome.add(megabytes(document, this::rome));
        }
        // The first rounds are the compiler's.
        double our = median(ours.subList(3, ROUNDS));
        double other = median(rome.subList(3, ROUNDS));
        System.out.printf(
                "%-34s %7d kB: ours %6.1f MB/s, ROME %6.1f MB/s, ratio %.1f%n",
                name, document.length / 1000, our, other, our / other);
    }

    /** Reads a document. */
    private interface Reader {
        int read(byte[] document) throws IOException, FeedException;
    }

    private int ours(byte[] document) {
        return ParsedFeed.of(document, Optional.empty(), ADDRESS).entries().size();
    }

    private int rome(byte[] document) throws IOException, FeedException {
        return RomeReader.read(document, Optional.empty()).getEntries().size();
    }

    private double megabytes(byte[] document, Reader reader) {
        long start = cpuNanos();
        long bytes = 0;
        try {
            while (cpuNanos() - start < ROUND_NANOS) {
                read += reader.read(document);
                bytes += document.length;
            }
        } catch (IOException | FeedException failure) {
            return Double.NaN;
        }
        return bytes * 1e3 / (cpuNanos() - start);
    }

    /** The time this thread had, so that a busy machine counts as little as may be. */
    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    private static Map<String, byte[]> documents() throws IOException {
        Map<String, byte[]> documents = new LinkedHashMap<>();
        documents.put("RSS, 7 full articles, Spanish", resource("gaceta-de-la-bahia.xml"));
        documents.put("Atom, English", resource("meridian.atom"));
        documents.put("RSS, headlines and summaries", resource("harbour-courier-world.xml"));
        documents.put("RSS, 50 full articles, escaped", many(false));
        documents.put("RSS, 50 full articles, CDATA", many(true));
        return documents;
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = FeedReaderBench.class.getResourceAsStream("/tryout/" + name)) {
            return in.readAllBytes();
        }
    }

    private static byte[] many(boolean data) {
        String text = """
                <p>It rains on <a href="https://courier.example/places/7?a=1&amp;b=2">the bridge</a>, says Eva.</p>
                <img src="https://courier.example/p.jpg" alt="A bridge" width="640" height="480">
                """.repeat(20);
        StringBuilder feed = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\""
                + " xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"
                + "<channel><title>Courier</title><link>https://courier.example/</link>");
        for (int i = 0; i < 50; i++) {
            feed.append("<item><title>Story &amp; number ")
                    .append(i)
                    .append("</title><link>https://courier.example/")
                    .append(i);
            feed.append("</link><guid isPermaLink=\"false\">n-").append(i);
            feed.append("</guid><pubDate>Tue, 24 Nov 2026 06:30:00 +0000</pubDate><dc:creator>Ana Prado</dc:creator>");
            feed.append("<category>Roads</category><content:encoded>");
            feed.append(data ? "<![CDATA[" + text + "]]>" : Words.escaped(text));
            feed.append("</content:encoded></item>\n");
        }
        return feed.append("</channel></rss>").toString().getBytes(StandardCharsets.UTF_8);
    }
}
