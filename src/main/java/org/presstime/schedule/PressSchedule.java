package org.presstime.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.presstime.edition.Editions;
import org.presstime.newsletter.Newsletter;
import org.presstime.newsletter.Newsletters;
import org.presstime.press.PressRequest;
import org.presstime.press.PressRun;
import org.presstime.press.PressRun.Mailing;
import org.quartz.DateBuilder;
import org.quartz.DateBuilder.IntervalUnit;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts each newsletter's press run at its hour. Quartz waits for the hour; {@link DueTimes} says when that is, one hour
 * after the other, because Quartz's own cron triggers leave out an hour that a change to summer time leaves out.
 */
public final class PressSchedule implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PressSchedule.class);
    private static final String WORK = "work";
    private static final Duration AGAIN = Duration.ofMinutes(1);
    private static final Duration AFTER_AN_EDITION = Duration.ofMinutes(30);
    // An hour missed longer ago than this is history, not something to catch up or to hold.
    private static final Duration LOOK_BACK = Duration.ofDays(1);

    private final Newsletters newsletters;
    private final PressRun press;
    private final Mailing mailing;
    private final Call call;
    private final Editions editions;
    private final Clock clock;
    private final Map<String, DueTimes> times = new HashMap<>();
    private final Scheduler scheduler;

    /** What is done some time before an edition's hour where it must be approved. */
    public interface Call {

        /**
         * Has the edition made and its editors told.
         *
         * @return whether that is done; otherwise it is tried again
         */
        boolean call(PressRequest request, Instant hour);
    }

    /**
     * A schedule that has not started.
     *
     * @throws IllegalArgumentException naming the newsletter, when its cron expression is none
     */
    public PressSchedule(
            Newsletters newsletters, PressRun press, Mailing mailing, Call call, Editions editions, Clock clock) {
        this.newsletters = newsletters;
        this.press = press;
        this.mailing = mailing;
        this.call = call;
        this.editions = editions;
        this.clock = clock;
        newsletters.all().forEach(newsletter -> times.put(newsletter.id(), times(newsletter)));
        this.scheduler = scheduler();
    }

    private static DueTimes times(Newsletter newsletter) {
        try {
            return new DueTimes(newsletter.schedule());
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(
                    "newsletters/" + newsletter.id() + ".yml: schedule: " + wrong.getMessage(), wrong);
        }
    }

    /** Catches up what was missed within its time, and waits for what comes. */
    public void start() {
        newsletters.all().forEach(this::catchUp);
        newsletters.all().forEach(this::plan);
        newsletters.all().forEach(this::startWeeks);
        try {
            scheduler.start();
        } catch (SchedulerException failure) {
            throw new IllegalStateException("the schedule cannot be started", failure);
        }
    }

    /** The week's best that is in its time is looked after at once, also if nobody was there at its hour. */
    private void startWeeks(Newsletter newsletter) {
        LocalDate today = newsletter.today(clock);
        boolean isPast = !newsletter.schedule().hourOn(today).isAfter(clock.instant());
        LocalDate last = isPast ? today : today.minusDays(1);
        at(newsletter.id() + " week " + last, clock.instant(), () -> week(newsletter, last));
    }

    /** Each day at the newsletter's hour, also when no edition is due then; and where one is, after it in any case. */
    private void planWeek(Newsletter newsletter, LocalDate date) {
        Instant hour = newsletter.schedule().hourOn(date);
        boolean comesWithAnEdition =
                timesOf(newsletter).atOrBefore(hour, Duration.ofMinutes(1)).isPresent();
        Instant start = comesWithAnEdition ? hour.plus(AFTER_AN_EDITION) : hour;
        at(newsletter.id() + " week " + date, latest(start, clock.instant()), () -> week(newsletter, date));
    }

    void week(Newsletter newsletter, LocalDate date) {
        try {
            press.runWeek(newsletter, date, mailing);
        } finally {
            planWeek(newsletter, date.plusDays(1));
        }
    }

    /** When a newsletter is due next; empty when its schedule has come to its end. */
    public Optional<Instant> nextRun(Newsletter newsletter) {
        return timesOf(newsletter).after(clock.instant());
    }

    private DueTimes timesOf(Newsletter newsletter) {
        return Objects.requireNonNull(times.get(newsletter.id()), newsletter::id);
    }

    /** The hour has come: runs the press if it is not too late, and plans the next one. */
    void due(Newsletter newsletter, Instant hour) {
        try {
            PressRequest request = request(newsletter, hour);
            if (hour.plus(newsletter.schedule().latest()).isBefore(clock.instant())) {
                press.hold(request, late(newsletter, hour));
            } else {
                press.run(request, mailing);
            }
        } catch (RuntimeException failure) {
            // The next hour must come whatever became of this one.
            LOG.error("the press run of {} failed: {}", newsletter.id(), failure.getMessage(), failure);
        } finally {
            plan(newsletter);
        }
    }

    private void catchUp(Newsletter newsletter) {
        Instant now = clock.instant();
        timesOf(newsletter)
                .atOrBefore(now, LOOK_BACK)
                .filter(hour -> isMissed(newsletter, hour))
                .ifPresent(hour -> {
                    LOG.info("newsletter {} missed its hour {}", newsletter.id(), hour);
                    if (hour.plus(newsletter.schedule().latest()).isBefore(now)) {
                        press.hold(request(newsletter, hour), late(newsletter, hour));
                    } else {
                        at(newsletter, hour, now);
                    }
                });
    }

    /** A newsletter that never had an edition is new, and cannot have missed its hour. */
    private boolean isMissed(Newsletter newsletter, Instant hour) {
        return editions.find(newsletter.id(), request(newsletter, hour).date()).isEmpty()
                && !editions.latest(newsletter.id(), 1).isEmpty();
    }

    private static String late(Newsletter newsletter, Instant hour) {
        return "late: it was due at "
                + hour.atZone(newsletter.schedule().zone()).toLocalDateTime() + ", and may start within "
                + newsletter.schedule().latest().toMinutes() + " minutes";
    }

    private static PressRequest request(Newsletter newsletter, Instant hour) {
        return new PressRequest(
                newsletter, LocalDate.ofInstant(hour, newsletter.schedule().zone()), false, true);
    }

    private void plan(Newsletter newsletter) {
        nextRun(newsletter).ifPresent(hour -> {
            at(newsletter, hour, hour);
            if (newsletter.review().required()) {
                Instant start = hour.minus(newsletter.review().notice());
                at(newsletter.id() + " review " + hour, latest(start, clock.instant()), () -> early(newsletter, hour));
            }
        });
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** Some time before the hour: until it comes, it is tried again each minute. */
    void early(Newsletter newsletter, Instant hour) {
        boolean done = false;
        try {
            done = call.call(request(newsletter, hour), hour);
        } catch (RuntimeException failure) {
            LOG.error("edition of {} cannot be made for review: {}", newsletter.id(), failure.getMessage(), failure);
        }
        Instant again = clock.instant().plus(AGAIN);
        if (!done && again.isBefore(hour)) {
            at(newsletter.id() + " review " + hour + " at " + again, again, () -> early(newsletter, hour));
        }
    }

    private void at(Newsletter newsletter, Instant hour, Instant start) {
        at(newsletter.id() + " " + hour, start, () -> due(newsletter, hour));
    }

    private void at(String name, Instant start, Runnable work) {
        JobDetail job = JobBuilder.newJob(Job.class).withIdentity(name).build();
        job.getJobDataMap().put(WORK, work);
        Trigger trigger = TriggerBuilder.newTrigger()
                .startAt(java.util.Date.from(onQuartzClock(start)))
                .withSchedule(SimpleScheduleBuilder.simpleSchedule().withMisfireHandlingInstructionFireNow())
                .build();
        try {
            if (!scheduler.isShutdown() && !scheduler.checkExists(job.getKey())) {
                scheduler.scheduleJob(job, trigger);
            }
        } catch (SchedulerException failure) {
            throw new IllegalStateException(name + " cannot be scheduled", failure);
        }
    }

    /** Quartz goes by the machine's clock: as far from its now as this is from ours. */
    private Instant onQuartzClock(Instant start) {
        return DateBuilder.futureDate(0, IntervalUnit.SECOND)
                .toInstant()
                .plus(Duration.between(clock.instant(), start));
    }

    private static Scheduler scheduler() {
        java.util.Properties properties = new java.util.Properties();
        // Its own name: Quartz keeps a register of schedulers by name in each process.
        properties.put("org.quartz.scheduler.instanceName", "press-" + java.util.UUID.randomUUID());
        properties.put("org.quartz.scheduler.skipUpdateCheck", "true");
        properties.put("org.quartz.threadPool.threadCount", "4");
        properties.put("org.quartz.threadPool.makeThreadsDaemons", "true");
        properties.put("org.quartz.scheduler.idleWaitTime", "1000");
        properties.put("org.quartz.jobStore.class", "org.quartz.simpl.RAMJobStore");
        try {
            Scheduler made = new StdSchedulerFactory(properties).getScheduler();
            made.setJobFactory((bundle, itself) -> context -> ((Runnable) Objects.requireNonNull(
                            bundle.getJobDetail().getJobDataMap().get(WORK)))
                    .run());
            return made;
        } catch (SchedulerException failure) {
            throw new IllegalStateException("Quartz cannot be set up", failure);
        }
    }

    @Override
    public void close() {
        try {
            scheduler.shutdown(false);
        } catch (SchedulerException failure) {
            LOG.warn("the schedule did not end in order", failure);
        }
    }
}
