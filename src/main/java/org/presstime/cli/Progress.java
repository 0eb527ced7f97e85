package org.presstime.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.presstime.delivery.DeliveryCounts;
import org.presstime.edition.Edition;

/** A progress bar on standard error while an edition is sent; it reads the ledger, which is what counts. */
final class Progress implements AutoCloseable {

    private static final long EVERY_MILLIS = 250;
    // Counting a million copies takes a while: at most a twentieth of the time goes into it.
    private static final long REST_PER_COUNT = 20;

    private final Presstime room;
    private final Edition edition;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread = new Thread(this::show, "progress");

    Progress(Presstime room, Edition edition) {
        this.room = room;
        this.edition = edition;
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    private void show() {
        DeliveryCounts counts = counts();
        try (ProgressBar bar = new ProgressBarBuilder()
                .setTaskName(edition.name())
                .setInitialMax(counts.targeted())
                .setStyle(ProgressBarStyle.ASCII)
                .showSpeed()
                .build()) {
            boolean last = false;
            long countingMillis = 0;
            while (!last) {
                last = ended.await(Math.max(EVERY_MILLIS, REST_PER_COUNT * countingMillis), TimeUnit.MILLISECONDS);
                long start = System.nanoTime();
                bar.stepTo(counts().done());
                countingMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
                bar.setExtraMessage(room.dispatcher().trouble().orElse(""));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private DeliveryCounts counts() {
        return room.deliveries().counts(edition.id());
    }

    @Override
    public void close() {
        ended.countDown();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
