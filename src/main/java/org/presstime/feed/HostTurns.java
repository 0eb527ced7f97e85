package org.presstime.feed;

import java.io.InterruptedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;

/** At most two requests at a time to one host, whoever makes them and for what; the others wait for their turn. */
final class HostTurns {

    /** How many requests a host gets at a time. */
    static final int AT_ONCE = 2;

    private final Map<String, Line> lines = new HashMap<>();

    /** Those who wait for a host, or have their turn. */
    private static final class Line {
        private final Semaphore turns = new Semaphore(AT_ONCE, true);
        private int length;
    }

    /** A turn. */
    interface Turn {

        /** Lets the next one have it. */
        void end();
    }

    /** Waits for a turn. */
    Turn await(String host) throws InterruptedIOException {
        String name = host.toLowerCase(Locale.ROOT);
        Line line = join(name);
        try {
            line.turns.acquire();
        } catch (InterruptedException interrupted) {
            leave(name, line);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for " + name);
        }
        return () -> {
            line.turns.release();
            leave(name, line);
        };
    }

    private synchronized Line join(String host) {
        Line line = lines.computeIfAbsent(host, name -> new Line());
        line.length++;
        return line;
    }

    private synchronized void leave(String host, Line line) {
        if (--line.length == 0) {
            lines.remove(host);
        }
    }
}
