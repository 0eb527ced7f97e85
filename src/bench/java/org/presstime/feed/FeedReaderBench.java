package org.presstime.feed;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.openjdk.jmh.Main;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A feed read to its entries, beside jsoup's bare XML parser on the same document: what our reading adds to parsing. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class FeedReaderBench {

    private static final URI ADDRESS = URI.create("https://courier.example/feed.xml");

    private final byte[] feed = sample();
    private final FeedReader reader = new FeedReader();

    /** Runs these benchmarks. */
    public static void main(String[] arguments) throws IOException {
        Main.main(new String[] {"FeedReaderBench"});
    }

    private static byte[] sample() {
        try (InputStream in = FeedReaderBench.class.getResourceAsStream("/tryout/gaceta-de-la-bahia.xml")) {
            return in.readAllBytes();
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    /** As Presstime reads it. */
    @Benchmark
    public ParsedFeed entries() {
        return reader.read(feed, Optional.empty(), ADDRESS);
    }

    /** The tree alone. */
    @Benchmark
    public Document tree() {
        return Jsoup.parse(new String(feed, StandardCharsets.UTF_8), "", Parser.xmlParser());
    }
}
