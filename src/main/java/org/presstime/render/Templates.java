package org.presstime.render;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.extension.core.DisallowExtensionCustomizerBuilder;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The templates: a user's files, and for each that is missing the jar's copy. An edited file counts from the next
 * rendering on. Safe for use by many threads.
 *
 * <p>Values are records, maps, strings, numbers, dates and lists; {@link ValueAccess} says what a template may call on
 * them. Everything is escaped for HTML unless the template's name holds {@code .txt.}. A rendering that works longer
 * than two seconds or writes more than two million characters is given up.
 */
public final class Templates {

    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final int MOST_CHARACTERS = 2_000_000;

    private final Path directory;
    private final TemplateLoader loader;
    private final PebbleEngine html;
    private final PebbleEngine text;
    private final Deadline deadline;

    /** Those that stand beside a configuration; where there are none, the ones in the jar. */
    public static Templates beside(Path configuration) {
        Path beside = configuration.toAbsolutePath().normalize().resolveSibling("templates");
        return new Templates(Files.isDirectory(beside) ? beside : configuration.resolve("templates"));
    }

    /** The templates of a directory such as {@code templates}; it need not exist. */
    public Templates(Path directory) {
        this(directory, LONGEST);
    }

    Templates(Path directory, Duration longest) {
        this.directory = directory;
        this.deadline = new Deadline(longest);
        this.loader = new TemplateLoader(directory);
        this.html = engine(loader, true);
        this.text = engine(loader, false);
    }

    private static PebbleEngine engine(TemplateLoader loader, boolean escaping) {
        return new PebbleEngine.Builder()
                .loader(loader)
                .templateCache(new CompiledTemplates())
                .autoEscaping(escaping)
                // In a text every line break counts; in HTML those after a tag only make it larger.
                .newLineTrimming(escaping)
                .strictVariables(true)
                .methodAccessValidator(new ValueAccess())
                .maxRenderedSize(MOST_CHARACTERS)
                .extension(new StoppableTags(), new TemplateWords())
                // A range is a list in memory: one of two thousand million numbers ends the program.
                .registerExtensionCustomizer(new DisallowExtensionCustomizerBuilder()
                        .disallowedFunctionKeys(List.of("range"))
                        .disallowedTokenParserTags(List.of("parallel"))
                        .build())
                .build();
    }

    /**
     * Renders a template.
     *
     * @param template its path below the directory, with slashes
     * @throws TemplateMistake when it is missing, broken, or does not come to an end
     */
    public String render(String template, Map<String, ?> values, Locale locale) {
        try {
            return deadline.await("rendering " + template, () -> {
                StringWriter written = new StringWriter();
                engineFor(template).getTemplate(template).evaluate(written, new HashMap<>(values), locale);
                return written.toString();
            });
        } catch (TimeoutException late) {
            throw new TemplateMistake(
                    loader.describe(template),
                    0,
                    "is not done after " + deadline.time().toMillis()
                            + " milliseconds of work; look for a loop in it that does not end");
        } catch (ExecutionException failure) {
            throw mistake(template, failure.getCause());
        }
    }

    /**
     * Compiles the named templates, and every file of the user's beside them.
     *
     * @throws TemplateMistake for the first that is missing or broken
     */
    void check(String folder, String... names) {
        Stream.concat(Stream.of(names).map(name -> folder + "/" + name), usersFiles(folder))
                .forEach(this::compile);
    }

    private void compile(String template) {
        try {
            engineFor(template).getTemplate(template);
        } catch (PebbleException failure) {
            throw mistake(template, failure);
        }
    }

    private Stream<String> usersFiles(String folder) {
        Path files = directory.resolve(folder);
        if (!Files.isDirectory(files)) {
            return Stream.empty();
        }
        try (Stream<Path> found = Files.list(files)) {
            return found
                    .map(file -> folder + "/" + file.getFileName())
                    .filter(name -> name.endsWith(".peb"))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot list " + files, failure);
        }
    }

    private PebbleEngine engineFor(String template) {
        return template.contains(".txt.") ? text : html;
    }

    private TemplateMistake mistake(String template, @Nullable Throwable cause) {
        if (cause instanceof StackOverflowError) {
            return new TemplateMistake(loader.describe(template), 0, "includes or calls itself without an end");
        }
        if (cause instanceof PebbleException pebble && pebble.getFileName() != null) {
            int line = pebble.getLineNumber() == null ? 0 : pebble.getLineNumber();
            return new TemplateMistake(loader.describe(pebble.getFileName()), line, pebble.getPebbleMessage());
        }
        String words = cause instanceof PebbleException pebble ? pebble.getPebbleMessage() : String.valueOf(cause);
        return new TemplateMistake("templates/" + template, 0, words);
    }
}
