package org.presstime.web;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import org.presstime.article.Articles;
import org.presstime.delivery.Deliveries;
import org.presstime.edition.Edition;
import org.presstime.edition.EditionState;
import org.presstime.edition.Editions;
import org.presstime.newsletter.Newsletter;
import org.presstime.newsletter.Newsletters;
import org.presstime.press.Press.Corrections;
import org.presstime.press.PressOutcome;
import org.presstime.press.PressRequest;
import org.presstime.press.PressRun;
import org.presstime.press.PressRun.Mailing;
import org.presstime.review.ApprovalLinks;
import org.presstime.review.AuditTrail;
import org.presstime.review.Guidelines;
import org.presstime.review.Reviews;
import org.presstime.settings.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the desk and the API can see and do: one press run at a time for each newsletter, and how far editions are. */
public final class Newsroom implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Newsroom.class);

    private final Parts parts;
    private final ExecutorService background = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "press-by-hand");
        thread.setDaemon(true);
        return thread;
    });
    private final Set<String> running = ConcurrentHashMap.newKeySet();
    private final Map<String, String> failures = new ConcurrentHashMap<>();

    /**
     * What a newsroom works with.
     *
     * @param mailing wakes the server's own sending
     * @param trouble what keeps the sending from going on
     * @param editorial what editions on the desk are worked on with
     */
    public record Parts(
            Newsletters newsletters,
            Editions editions,
            Deliveries deliveries,
            PressRun press,
            Mailing mailing,
            Function<Newsletter, Optional<Instant>> nextRun,
            Supplier<Optional<String>> trouble,
            FeedBoard feeds,
            Editorial editorial,
            Clock clock) {}

    /**
     * What editions on the desk are worked on with.
     *
     * @param corrections of editions that have been sent
     * @param articles where sentences came from
     * @param desk who may do what
     */
    public record Editorial(
            Reviews reviews,
            Guidelines guidelines,
            ApprovalLinks links,
            AuditTrail trail,
            Corrections corrections,
            Articles articles,
            Settings.Desk desk) {}

    public Newsroom(Parts parts) {
        this.parts = parts;
    }

    public Newsletters newsletters() {
        return parts.newsletters();
    }

    public Editions editions() {
        return parts.editions();
    }

    public Deliveries deliveries() {
        return parts.deliveries();
    }

    public Clock clock() {
        return parts.clock();
    }

    /** How the feeds are doing. */
    public FeedBoard feeds() {
        return parts.feeds();
    }

    public Editorial editorial() {
        return parts.editorial();
    }

    /** When a newsletter is due next. */
    public Optional<Instant> nextRun(Newsletter newsletter) {
        return parts.nextRun().apply(newsletter);
    }

    /** What keeps the sending from going on, in words. */
    public Optional<String> trouble() {
        return parts.trouble().get();
    }

    /** Why the last press run by hand failed, in words. */
    public Optional<String> failure(Newsletter newsletter) {
        return Optional.ofNullable(failures.get(newsletter.id()));
    }

    /** Whether a press run by hand is under way. */
    public boolean isRunning(Newsletter newsletter) {
        return running.contains(newsletter.id());
    }

    /** Runs the press until the edition is on its way, or there is none. */
    public PressOutcome run(PressRequest request) {
        return parts.press().run(request, parts.mailing());
    }

    /** Sends a correction that may go out; the edition as it is then. */
    public Edition send(Newsletter newsletter, Edition correction) {
        Edition sent = parts.editorial().corrections().send(newsletter, correction);
        if (sent.state() == EditionState.SENDING) {
            parts.mailing().send(sent);
        }
        return sent;
    }

    /** Starts a press run in the background, unless one is under way. */
    public void start(PressRequest request) {
        inBackground(request.newsletter(), () -> run(request));
    }

    /** Has the edition made and put on the desk in the background, unless a press run is under way. */
    public void prepare(PressRequest request, String who) {
        inBackground(request.newsletter(), () -> parts.press().prepare(request, who));
    }

    private void inBackground(Newsletter newsletter, Runnable work) {
        String id = newsletter.id();
        if (running.add(id)) {
            failures.remove(id);
            background.execute(() -> {
                try {
                    work.run();
                } catch (RuntimeException failure) {
                    LOG.error("the press run of {} failed", id, failure);
                    failures.put(id, String.valueOf(failure.getMessage()));
                } finally {
                    running.remove(id);
                }
            });
        }
    }

    @Override
    public void close() {
        background.shutdownNow();
    }
}
