package org.presstime.smtp;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.presstime.settings.DkimKey;
import org.presstime.settings.EmailAddress;
import org.presstime.settings.Settings;
import org.presstime.settings.Settings.Certificates;
import org.presstime.settings.Settings.Tls;
import org.presstime.smtp.PreparedMessage.Envelope;
import org.presstime.smtp.RelayConnection.Outgoing;
import org.presstime.smtp.SendResult.Accepted;

/**
 * What the transport can do without a ledger: each message patched for its reader, signed if asked for, and sent, in turn with
 * Postfix's {@code smtp-source} and with a bare socket that writes the same commands and never looks at what it hears.
 *
 * <p>{@code TransportBench WHAT [PAIRS] [MESSAGES]}, where WHAT is {@code sink} ({@code smtp-sink}), {@code chunks} (our sink
 * with CHUNKING), {@code signed} (as chunks, with DKIM RSA + Ed25519), or {@code far} (50 ms of a round trip, one connection).
 */
public final class TransportBench {

    private static final int CONNECTIONS = 4;
    private static final int WINDOW = 8;
    private static final String TO = "PresstimeSlotTo7";

    private TransportBench() {}

    /** Messages a second, and what one costs. */
    private record Figure(double perSecond, double cpuMicros, double bytes) {}

    public static void main(String[] arguments) throws Exception {
        String what = arguments[0];
        int pairs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        int messages = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 40_000;
        if (what.equals("far")) {
            far(messages);
            return;
        }
        for (int size : new int[] {5_000, 40_000}) {
            compare(what, size, pairs, messages);
        }
    }

    private static void compare(String what, int size, int pairs, int messages) throws Exception {
        boolean chunks = !what.equals("sink");
        MessagePattern pattern = pattern(size, what.equals("signed") ? keys() : List.of());
        int port = freePort();
        Process sink = chunks
                ? java(LoadSink.class, String.valueOf(port))
                : start("smtp-sink", "-u", "nobody", "-n", "100000000", "127.0.0.1:" + port, "1000");
        try {
            awaitPort(port);
            ours(port, pattern, CONNECTIONS, WINDOW, messages / 4);
            List<Double> toSource = new ArrayList<>();
            List<Double> toRaw = new ArrayList<>();
            List<Figure> figures = new ArrayList<>();
            for (int pair = 0; pair < pairs; pair++) {
                double source = source(port, size, messages);
                Figure ours = ours(port, pattern, CONNECTIONS, WINDOW, messages);
                double raw = raw(port, pattern, chunks, messages);
                toSource.add(ours.perSecond() / source);
                toRaw.add(ours.perSecond() / raw);
                figures.add(ours);
            }
            System.out.printf(
                    Locale.ROOT,
                    "%s, %d bytes: %.0f/s, %.2f of smtp-source, %.2f of a raw pipelined socket; %.0f CPU us and %.0f bytes a message%n",
                    what,
                    size,
                    median(figures.stream().map(Figure::perSecond).toList()),
                    median(toSource),
                    median(toRaw),
                    median(figures.stream().map(Figure::cpuMicros).toList()),
                    median(figures.stream().map(Figure::bytes).toList()));
        } finally {
            sink.destroyForcibly().waitFor();
        }
    }

    private static void far(int messages) throws Exception {
        MessagePattern pattern = pattern(40_000, List.of());
        for (boolean chunking : new boolean[] {false, true}) {
            try (LoadSink sink = new LoadSink(0, chunking);
                    DelayProxy line = new DelayProxy(0, sink.port(), Duration.ofMillis(50))) {
                for (int window : new int[] {8, 16, 32}) {
                    ours(line.port(), pattern, 1, window, window);
                    int count = Math.min(messages, chunking ? 1600 : 160);
                    System.out.printf(
                            Locale.ROOT,
                            "50 ms round trip, one connection, 40 KB, %s, window %d: %.1f/s%n",
                            chunking ? "BDAT" : "DATA",
                            window,
                            ours(line.port(), pattern, 1, window, count).perSecond());
                }
            }
        }
    }

    private static Figure ours(int port, MessagePattern pattern, int connections, int window, int messages)
            throws InterruptedException {
        Relay relay = new Relay(
                new Settings.Relay(
                        "sink",
                        "127.0.0.1",
                        port,
                        Tls.NONE,
                        Optional.empty(),
                        Certificates.USUAL,
                        connections,
                        window,
                        Settings.Limits.NONE),
                "bench.example");
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        AtomicLong allocated = new AtomicLong();
        long cpu = system.getProcessCpuTime();
        long start = System.nanoTime();
        inParallel(connections, () -> {
            send(relay, pattern, messages / connections);
            ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            allocated.addAndGet(
                    threads.getThreadAllocatedBytes(Thread.currentThread().getId()));
        });
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Figure(
                messages / seconds,
                (system.getProcessCpuTime() - cpu) / 1e3 / messages,
                (double) allocated.get() / messages);
    }

    private static void send(Relay relay, MessagePattern pattern, int messages) {
        EmailAddress sender = EmailAddress.parse("bounce@bench.example");
        EmailAddress reader = EmailAddress.parse("reader@readers.example");
        try (RelayConnection connection = relay.connect()) {
            for (int sent = 0; sent < messages; ) {
                int now = Math.min(connection.window(), messages - sent);
                int first = sent;
                List<Outgoing> group = IntStream.range(0, now)
                        .mapToObj(i -> new Outgoing(
                                new Envelope(sender, reader),
                                pattern.fill(Map.of(TO, "reader" + (first + i) + "@readers.example"))))
                        .toList();
                for (SendResult result : connection.send(group)) {
                    if (!(result instanceof Accepted)) {
                        throw new IllegalStateException("not accepted: " + result);
                    }
                }
                sent += now;
            }
        }
    }

    private static double source(int port, int size, int messages) throws Exception {
        long start = System.nanoTime();
        int code = start(
                        "smtp-source",
                        "-s",
                        String.valueOf(CONNECTIONS),
                        "-m",
                        String.valueOf(messages),
                        "-l",
                        String.valueOf(size),
                        "-d",
                        "-f",
                        "bounce@bench.example",
                        "-t",
                        "reader@readers.example",
                        "127.0.0.1:" + port)
                .waitFor();
        if (code != 0) {
            throw new IllegalStateException("smtp-source ended with " + code);
        }
        return messages / ((System.nanoTime() - start) / 1e9);
    }

    /** One message's bytes over and over, one group in flight, and only as many bytes heard as must be. */
    private static double raw(int port, MessagePattern pattern, boolean chunks, int messages) throws Exception {
        byte[] content = pattern.fill(Map.of(TO, "reader0@readers.example")).bytes();
        long start = System.nanoTime();
        inParallel(CONNECTIONS, () -> {
            try {
                new RawPipeline(port, content, chunks, WINDOW).send(messages / CONNECTIONS);
            } catch (IOException failure) {
                throw new IllegalStateException(failure);
            }
        });
        return messages / ((System.nanoTime() - start) / 1e9);
    }

    private static void inParallel(int threads, Runnable work) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(threads);
        for (int i = 0; i < threads; i++) {
            new Thread(() -> {
                        try {
                            work.run();
                        } finally {
                            done.countDown();
                        }
                    })
                    .start();
        }
        done.await();
    }

    private static MessagePattern pattern(int size, List<DkimKey> keys) {
        String line = "It rained in Madrid, and it will rain again tomorrow.\n";
        String html = "<p>" + line.repeat(Math.max(1, (size - 1500) / line.length())) + TO;
        MailHeaders headers = new MailHeaders()
                .token("From", "daily@bench.example")
                .token("To", TO)
                .text("Subject", "It rained")
                .token("Message-ID", "<" + TO + "1>");
        return MessagePattern.prepare(headers, line + TO + "\n", html, List.of(TO))
                .signedWith(keys);
    }

    private static List<DkimKey> keys() throws Exception {
        KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
        rsa.initialize(2048);
        DkimKey one = new DkimKey("bench.example", "r", rsa.generateKeyPair().getPrivate());
        DkimKey two = new DkimKey(
                "bench.example",
                "e",
                KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate());
        System.out.println("signing with " + SigningKey.of(one).provider() + " and "
                + SigningKey.of(two).provider());
        return List.of(one, two);
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static Process java(Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(Arrays.asList(arguments));
        return start(command.toArray(String[]::new));
    }

    private static Process start(String... command) throws IOException {
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }

    private static void awaitPort(int port) {
        long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (System.nanoTime() - until < 0) {
            try {
                new Socket(InetAddress.getLoopbackAddress(), port).close();
                return;
            } catch (IOException notYet) {
                java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
            }
        }
        throw new IllegalStateException("nothing listens on port " + port);
    }
}
