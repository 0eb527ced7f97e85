package org.presstime.delivery;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.presstime.database.Database;
import org.presstime.delivery.Dispatcher.Until;
import org.presstime.edition.Edition;
import org.presstime.settings.Settings;

/**
 * What sending costs with the ledger on: an edition for many readers in turn with Postfix's {@code smtp-source}, which
 * sends as many messages of the same size over as many connections and keeps no ledger.
 *
 * <p>{@code DispatcherBench PORT [PAIRS] [READERS] [WINDOW] [BYTES]}, where a sink listens on the port: Postfix's
 * {@code smtp-sink}, or {@code LoadSink}.
 */
public final class DispatcherBench {

    private static final int CONNECTIONS = 4;

    private final int port;
    private final int readers;
    private final int window;

    private DispatcherBench(int port, int readers, int window) {
        this.port = port;
        this.readers = readers;
        this.window = window;
    }

    /** Messages a second, and what one costs. */
    private record Figure(double perSecond, double cpuMicros, double bytes) {}

    public static void main(String[] arguments) throws Exception {
        int pairs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        DispatcherBench bench = new DispatcherBench(
                Integer.parseInt(arguments[0]),
                arguments.length > 2 ? Integer.parseInt(arguments[2]) : 20_000,
                arguments.length > 3 ? Integer.parseInt(arguments[3]) : 8);
        for (int size : new int[] {5_000, 40_000}) {
            if (arguments.length < 5 || Integer.parseInt(arguments[4]) == size) {
                bench.compare(size, pairs);
            }
        }
    }

    private void compare(int size, int pairs) throws Exception {
        Path directory = Files.createTempDirectory("dispatcher-bench");
        SettableClock clock = new SettableClock("2026-11-24T06:00:00Z");
        try (Database database = Database.open("jdbc:sqlite:" + directory.resolve("bench.db"))) {
            FrozenEdition frozen = new FrozenEdition(database, clock).ofBytes(size);
            send(frozen, clock);
            List<Double> ratios = new ArrayList<>();
            List<Figure> figures = new ArrayList<>();
            for (int pair = 0; pair < pairs; pair++) {
                double source = source(size);
                Figure ours = send(frozen, clock);
                ratios.add(ours.perSecond() / source);
                figures.add(ours);
            }
            System.out.printf(
                    Locale.ROOT,
                    "%d bytes: %.0f/s with the ledger, %.2f of smtp-source; %.0f CPU us and %.0f bytes a message%n",
                    size,
                    median(figures.stream().map(Figure::perSecond).toList()),
                    median(ratios),
                    median(figures.stream().map(Figure::cpuMicros).toList()),
                    median(figures.stream().map(Figure::bytes).toList()));
        }
    }

    private Figure send(FrozenEdition frozen, SettableClock clock) {
        clock.pass(Duration.ofDays(1));
        Edition edition = frozen.forReaders(readers);
        Settings.Relay relay = FrozenEdition.relay("sink", port, CONNECTIONS, window, Settings.Limits.NONE);
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        try (Dispatcher dispatcher = frozen.dispatcher(FrozenEdition.DELIVERY, relay);
                Allocations allocations = new Allocations()) {
            long cpu = system.getProcessCpuTime();
            long start = System.nanoTime();
            DeliveryCounts counts =
                    dispatcher.deliver(edition, Until.NOTHING_IS_DUE).counts();
            double seconds = (System.nanoTime() - start) / 1e9;
            if (counts.in(DeliveryState.SENT) != readers) {
                throw new IllegalStateException("not all were sent: " + counts);
            }
            return new Figure(
                    readers / seconds,
                    (system.getProcessCpuTime() - cpu) / 1e3 / readers,
                    (double) allocations.bytes() / readers);
        }
    }

    /** What all threads allocate, also those that end meanwhile; looked at often enough to miss little. */
    private static final class Allocations implements AutoCloseable {
        private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        private final Map<Long, Long> now = new ConcurrentHashMap<>();
        private final long before;
        private volatile boolean ended;

        Allocations() {
            before = look();
            Thread thread = new Thread(() -> {
                while (!ended) {
                    look();
                    LockSupport.parkNanos(5_000_000);
                }
            });
            thread.setDaemon(true);
            thread.start();
        }

        private long look() {
            for (long id : threads.getAllThreadIds()) {
                now.merge(id, threads.getThreadAllocatedBytes(id), Math::max);
            }
            return now.values().stream().mapToLong(Long::longValue).sum();
        }

        long bytes() {
            return look() - before;
        }

        @Override
        public void close() {
            ended = true;
        }
    }

    private double source(int size) throws Exception {
        long start = System.nanoTime();
        int code = new ProcessBuilder(
                        "smtp-source",
                        "-s",
                        String.valueOf(CONNECTIONS),
                        "-m",
                        String.valueOf(readers),
                        "-l",
                        String.valueOf(size),
                        "-d",
                        "-f",
                        "bounce@bench.example",
                        "-t",
                        "reader@readers.example",
                        "127.0.0.1:" + port)
                .inheritIO()
                .start()
                .waitFor();
        if (code != 0) {
            throw new IllegalStateException("smtp-source ended with " + code);
        }
        return readers / ((System.nanoTime() - start) / 1e9);
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
