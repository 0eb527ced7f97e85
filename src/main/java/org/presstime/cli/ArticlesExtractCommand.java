package org.presstime.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.presstime.article.PageText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code articles extract FILE…}: the full text of saved pages; nothing is kept. */
@Command(name = "extract", description = "Print the full text of saved pages; nothing is kept.")
final class ArticlesExtractCommand implements Callable<Integer> {

    private static final long MAX_BYTES = 10L << 20;

    private final Supplier<Console> console;

    @Parameters(paramLabel = "FILE", arity = "1..*")
    private List<Path> files = new ArrayList<>();

    ArticlesExtractCommand(Supplier<Console> console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        int failed = 0;
        for (Path file : files) {
            failed += tell(file) ? 0 : 1;
        }
        return failed == 0 ? 0 : Main.FAILED;
    }

    private boolean tell(Path file) {
        Console out = console.get();
        try {
            if (!Files.isRegularFile(file)) {
                return fail(file, out.text("articles.extract.no-file"));
            }
            if (Files.size(file) > MAX_BYTES) {
                return fail(file, out.text("articles.extract.too-large", MAX_BYTES));
            }
            Optional<String> text = PageText.of(Files.readAllBytes(file), Optional.empty(), file.toUri());
            if (text.isEmpty()) {
                return fail(file, out.text("articles.extract.no-text"));
            }
            show(file, text.get(), out);
            return true;
        } catch (IOException failure) {
            return fail(file, String.valueOf(failure.getMessage()));
        }
    }

    private static void show(Path file, String text, Console out) {
        if (out.isJson()) {
            out.json(Map.of("file", file.toString(), "text", text));
        } else {
            out.line(text);
        }
    }

    private boolean fail(Path file, String reason) {
        console.get()
                .outcome(Map.of("file", file.toString(), "error", reason), "articles.extract.failed", file, reason);
        return false;
    }
}
