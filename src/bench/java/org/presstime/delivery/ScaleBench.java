package org.presstime.delivery;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.presstime.database.Database;
import org.presstime.delivery.Dispatcher.Until;
import org.presstime.edition.Edition;
import org.presstime.settings.Settings;

/**
 * Whether a message costs the same however many there are: personalised editions of 30 KB, ledger on, for ten thousand, a
 * hundred thousand and a million readers; each in a database of its own, the first one before that for warming up.
 *
 * <p>{@code ScaleBench PORT [READERS…]}, where a sink listens on the port. Best with {@code -Xmx256m}.
 */
public final class ScaleBench {

    private static final int CONNECTIONS = 4;
    private static final int WINDOW = 32;
    private static final int SIZE = 30_000;

    private ScaleBench() {}

    public static void main(String[] arguments) throws Exception {
        int port = Integer.parseInt(arguments[0]);
        List<Integer> sizes = arguments.length > 1
                ? Stream.of(arguments).skip(1).map(Integer::valueOf).toList()
                : List.of(10_000, 100_000, 1_000_000);
        send(port, 20_000);
        double baseline = 0;
        for (int readers : sizes) {
            double cost = send(port, readers);
            baseline = baseline == 0 ? cost : baseline;
            System.out.printf(Locale.ROOT, "  cost of a message to that at %d: %.2f%n", sizes.get(0), cost / baseline);
        }
    }

    /** Sends an edition, and gives the microseconds of a message. */
    private static double send(int port, int readers) throws Exception {
        Path directory = Files.createTempDirectory("scale-bench");
        SettableClock clock = new SettableClock("2026-11-24T06:00:00Z");
        Settings.Relay relay = FrozenEdition.relay("sink", port, CONNECTIONS, WINDOW, Settings.Limits.NONE);
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        try (Database database = Database.open("jdbc:sqlite:" + directory.resolve("bench.db"))) {
            FrozenEdition frozen = new FrozenEdition(database, clock).ofBytes(SIZE);
            Edition edition = frozen.forReaders(readers);
            try (Dispatcher dispatcher = frozen.dispatcher(FrozenEdition.DELIVERY, relay)) {
                long cpu = system.getProcessCpuTime();
                long start = System.nanoTime();
                DeliveryCounts counts =
                        dispatcher.deliver(edition, Until.NOTHING_IS_DUE).counts();
                double seconds = (System.nanoTime() - start) / 1e9;
                if (counts.in(DeliveryState.SENT) != readers) {
                    throw new IllegalStateException("not all were sent: " + counts);
                }
                System.out.printf(
                        Locale.ROOT,
                        "%d readers: %.1f s, %.0f/s, %.0f us and %.0f CPU us a message, %s%n",
                        readers,
                        seconds,
                        readers / seconds,
                        seconds * 1e6 / readers,
                        (system.getProcessCpuTime() - cpu) / 1e3 / readers,
                        peak());
                return seconds * 1e6 / readers;
            }
        }
    }

    private static String peak() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .map(line -> line.replaceAll("\\s+", " "))
                .findFirst()
                .orElse("peak memory unknown");
    }
}
