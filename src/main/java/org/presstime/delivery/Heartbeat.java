package org.presstime.delivery;

import java.time.Duration;
import org.presstime.database.DatabaseUnavailable;
import org.presstime.database.Installation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says every few seconds that this process is alive, and takes over what dead ones had begun. */
final class Heartbeat {

    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final Processes processes;
    private final Ledger ledger;
    private final Installation installation;
    private final String owner;
    private final int mostUncertain;
    private final Signal signal = new Signal();

    Heartbeat(Processes processes, Ledger ledger, Installation installation, String owner, int mostUncertain) {
        this.processes = processes;
        this.ledger = ledger;
        this.installation = installation;
        this.owner = owner;
        this.mostUncertain = mostUncertain;
    }

    void start() {
        beat();
        Thread heart = new Thread(this::keepBeating, "heartbeat");
        heart.setDaemon(true);
        heart.start();
    }

    private void keepBeating() {
        signal.await(EVERY);
        while (!signal.isStopped()) {
            beat();
            signal.await(EVERY);
        }
    }

    private void beat() {
        try {
            processes.beat(owner);
            installation.advance();
            for (String dead : processes.dead()) {
                processes.leave(dead);
            }
            for (String gone : ledger.orphans()) {
                ledger.recover(gone, mostUncertain);
                LOG.warn("process {} has ended; what it was sending is uncertain", gone);
            }
        } catch (DatabaseUnavailable unavailable) {
            LOG.error("no sign of life could be written: {}", unavailable.getMessage());
        } catch (RuntimeException failure) {
            LOG.error("no sign of life could be written", failure);
        }
    }

    void stop() {
        signal.stop();
    }

    /** Says goodbye, for a process that has nothing on the wire. */
    void leave() {
        try {
            ledger.recover(owner, mostUncertain);
            processes.leave(owner);
        } catch (DatabaseUnavailable unavailable) {
            LOG.warn("no goodbye could be written; the next process will find out: {}", unavailable.getMessage());
        }
    }
}
