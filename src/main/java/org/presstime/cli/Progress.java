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
            while (!last) {
                last = ended.await(EVERY_MILLIS, TimeUnit.MILLISECONDS);
                bar.stepTo(counts().done());
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
