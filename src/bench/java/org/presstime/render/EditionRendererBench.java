package org.presstime.render;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
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

/**
 * What safety costs: the mail's HTML rendered by {@link Templates} (deadline, allow-list, watched files), and by Pebble
 * alone. The ratio of the two is the figure; microseconds differ from machine to machine.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class EditionRendererBench {

    private static final String TEMPLATE = "mail/daily/edition.html.peb";

    private final Templates templates = new Templates(Path.of("templates"));
    private final Map<String, Object> values = new EditionRenderer(templates, SampleEdition.SITE)
            .values(EditionView.of(
                    SampleEdition.DAILY,
                    SampleEdition.english(),
                    EditionRenderer.Form.whole(SampleEdition.DAILY, SampleEdition.english()),
                    new PageAddresses(SampleEdition.SITE)));
    private final PebbleTemplate unguarded = new PebbleEngine.Builder()
            .loader(new TemplateLoader(Path.of("templates")))
            .extension(new TemplateWords())
            .methodAccessValidator((object, method) -> true)
            .build()
            .getTemplate(TEMPLATE);
    private final EditionRenderer renderer = new EditionRenderer(templates, SampleEdition.SITE);

    /** Runs these benchmarks; arguments as of JMH. */
    public static void main(String[] arguments) throws IOException {
        Main.main(new String[] {"EditionRendererBench"});
    }

    /** As Presstime renders it. */
    @Benchmark
    public String guarded() {
        return templates.render(TEMPLATE, values, Locale.ENGLISH);
    }

    /** As Pebble alone would. */
    @Benchmark
    public String unguarded() throws IOException {
        StringWriter written = new StringWriter();
        unguarded.evaluate(written, values, Locale.ENGLISH);
        return written.toString();
    }

    /** A whole mail: HTML, text, and the measuring of its size. */
    @Benchmark
    public Rendition wholeMail() {
        return renderer.mail(SampleEdition.DAILY, SampleEdition.english());
    }
}
