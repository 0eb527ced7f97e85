package org.presstime.schedule;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.presstime.newsletter.Newsletter;
import org.presstime.press.Gathering;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has feeds asked when they are due, day and night, so that a press run finds most of its articles waiting. */
public final class FeedRounds implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FeedRounds.class);
    private static final int SECONDS = 20;

    private final Gathering gathering;
    private final List<Newsletter> newsletters;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "feed-rounds");
        thread.setDaemon(true);
        return thread;
    });

    public FeedRounds(Gathering gathering, List<Newsletter> newsletters) {
        this.gathering = gathering;
        this.newsletters = newsletters;
    }

    /** Goes round from now on. */
    public void start() {
        var unused = timer.scheduleWithFixedDelay(this::goRound, 0, SECONDS, TimeUnit.SECONDS);
    }

    void goRound() {
        try {
            gathering.beginWhatIsDue(newsletters);
        } catch (RuntimeException failure) {
            // The next round must come whatever became of this one.
            LOG.warn("feeds could not be asked: {}", failure.getMessage());
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
