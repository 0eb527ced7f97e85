package org.presstime.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.presstime.subscriber.SubscriberCsv.Listener;
import org.presstime.subscriber.SubscriberCsv.WrongRow;

/** Tells of an import while it runs: rows that are not taken on standard output, a progress bar on standard error. */
final class ImportProgress implements Listener, AutoCloseable {

    // Nobody waits long enough for fewer to need a bar.
    private static final long MANY = 20_000;
    private static final int INTERVAL_MILLIS = 250;

    private final Console console;
    private final boolean preview;
    private final ProgressBar bar;

    ImportProgress(Path file, boolean preview, Console console) throws IOException {
        long lines = lines(file);
        this.console = console;
        this.preview = preview;
        this.bar = new ProgressBarBuilder()
                .setTaskName(String.valueOf(file.getFileName()))
                .setInitialMax(lines)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(INTERVAL_MILLIS)
                .setConsumer(lines >= MANY ? null : new Silent())
                .showSpeed()
                .build();
    }

    /** Of a short file there is nothing to see. */
    private static final class Silent implements me.tongfei.progressbar.ProgressBarConsumer {
        @Override
        public int getMaxRenderedLength() {
            return 1;
        }

        @Override
        public void accept(String ignored) {}

        @Override
        public void close() {}
    }

    private static long lines(Path file) throws IOException {
        long lines = 0;
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file))) {
            for (int next = bytes.read(); next >= 0; next = bytes.read()) {
                lines += next == '\n' ? 1 : 0;
            }
        }
        return lines;
    }

    @Override
    public void columns(String found) {
        if (preview && !console.isJson()) {
            console.line(console.text("subscribers.import.columns", found));
        }
    }

    @Override
    public void wrong(WrongRow row) {
        String reason = console.text("subscribers.reason." + row.reason());
        console.outcome(row, "subscribers.import.row", row.line(), reason, row.text());
    }

    @Override
    public void progress(int rows) {
        bar.stepTo(rows);
    }

    @Override
    public void close() {
        bar.close();
    }
}
