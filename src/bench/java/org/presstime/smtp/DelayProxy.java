package org.presstime.smtp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * A long line: what comes in goes out half a round trip later, each way, however much of it there is.
 *
 * <p>Alone: {@code DelayProxy PORT TARGET-PORT MILLISECONDS-OF-A-ROUND-TRIP}.
 */
public final class DelayProxy implements AutoCloseable {

    private final ServerSocket listener;
    private final int target;
    private final long oneWay;

    /** A line to a port of the loopback address, on a port of it; 0 for any. */
    public DelayProxy(int port, int target, Duration roundTrip) throws IOException {
        this.listener = new ServerSocket(port, 100, InetAddress.getLoopbackAddress());
        this.target = target;
        this.oneWay = roundTrip.toNanos() / 2;
        start(this::listen);
    }

    /** Some bytes and when they are due; none at the end. */
    private static final class Packet {
        private final byte[] bytes;
        private final long due;

        Packet(byte[] bytes, long due) {
            this.bytes = bytes;
            this.due = due;
        }
    }

    public static void main(String[] arguments) throws Exception {
        DelayProxy proxy = new DelayProxy(
                Integer.parseInt(arguments[0]),
                Integer.parseInt(arguments[1]),
                Duration.ofMillis(Long.parseLong(arguments[2])));
        System.out.println("proxy ready on port " + proxy.port());
        System.in.transferTo(OutputStream.nullOutputStream());
    }

    public int port() {
        return listener.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private void listen() {
        try {
            while (true) {
                Socket near = listener.accept();
                Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
                near.setTcpNoDelay(true);
                far.setTcpNoDelay(true);
                carry(near, far);
                carry(far, near);
            }
        } catch (IOException closed) {
            // The measurement is over.
        }
    }

    private void carry(Socket from, Socket to) {
        BlockingQueue<Packet> underway = new LinkedBlockingQueue<>();
        start(() -> depart(from, underway));
        start(() -> arrive(to, underway));
    }

    private void depart(Socket from, BlockingQueue<Packet> underway) {
        byte[] buffer = new byte[1 << 16];
        try {
            InputStream in = from.getInputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                underway.add(new Packet(Arrays.copyOf(buffer, read), System.nanoTime() + oneWay));
            }
        } catch (IOException gone) {
            // As good as an end.
        }
        underway.add(new Packet(new byte[0], System.nanoTime() + oneWay));
    }

    private static void arrive(Socket to, BlockingQueue<Packet> underway) {
        try (to) {
            OutputStream out = to.getOutputStream();
            for (Packet packet = underway.take(); packet.bytes.length > 0; packet = underway.take()) {
                for (long left = packet.due - System.nanoTime(); left > 0; left = packet.due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                out.write(packet.bytes);
            }
        } catch (IOException | InterruptedException gone) {
            // The other end left.
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "proxy");
        thread.setDaemon(true);
        thread.start();
    }
}
