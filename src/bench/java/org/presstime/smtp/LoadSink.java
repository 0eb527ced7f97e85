package org.presstime.smtp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An SMTP server that takes everything as fast as it can and keeps nothing, for measuring senders: PIPELINING, 8BITMIME, and
 * CHUNKING unless it is told not to. Answers leave together when there is nothing more to read.
 *
 * <p>Alone: {@code LoadSink PORT [data]}; {@code data} leaves CHUNKING out.
 */
public final class LoadSink implements AutoCloseable {

    private final ServerSocket listener;
    private final boolean chunking;
    private final AtomicLong messages = new AtomicLong();

    /** A sink on a port of the loopback address; 0 for any. */
    public LoadSink(int port, boolean chunking) throws IOException {
        this.listener = new ServerSocket(port, 100, InetAddress.getLoopbackAddress());
        this.chunking = chunking;
        Thread thread = new Thread(this::listen, "sink");
        thread.setDaemon(true);
        thread.start();
    }

    public static void main(String[] arguments) throws Exception {
        LoadSink sink = new LoadSink(Integer.parseInt(arguments[0]), arguments.length < 2);
        System.out.println("sink ready on port " + sink.port());
        System.in.transferTo(OutputStream.nullOutputStream());
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** How many messages it has taken. */
    public long messages() {
        return messages.get();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private void listen() {
        try {
            while (true) {
                Socket socket = listener.accept();
                socket.setTcpNoDelay(true);
                Thread thread = new Thread(() -> serve(socket), "sink-connection");
                thread.setDaemon(true);
                thread.start();
            }
        } catch (IOException closed) {
            // The measurement is over.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            new Connection(socket).serve();
        } catch (IOException gone) {
            // The sender left.
        }
    }

    /** One sender. */
    private final class Connection {

        private final InputStream in;
        private final OutputStream out;
        private final byte[] buffer = new byte[1 << 16];
        private final StringBuilder answers = new StringBuilder("220 sink\r\n");
        private int at;
        private int end;

        Connection(Socket socket) throws IOException {
            this.in = socket.getInputStream();
            this.out = socket.getOutputStream();
        }

        void serve() throws IOException {
            while (true) {
                String line = line();
                String verb = line.length() < 4 ? line : line.substring(0, 4);
                switch (verb) {
                    case "EHLO" ->
                        answers.append("250-sink\r\n250-PIPELINING\r\n250-SIZE 99999999\r\n")
                                .append(chunking ? "250-CHUNKING\r\n" : "")
                                .append("250-8BITMIME\r\n250 ENHANCEDSTATUSCODES\r\n");
                    case "MAIL" -> answers.append("250 2.1.0 Ok\r\n");
                    case "RCPT" -> answers.append("250 2.1.5 Ok\r\n");
                    case "DATA" -> {
                        answers.append("354 go on\r\n");
                        skipToDot();
                        took();
                    }
                    case "BDAT" -> {
                        skip(Integer.parseInt(line.split(" ", -1)[1]));
                        took();
                    }
                    case "QUIT" -> {
                        answers.append("221 2.0.0 Bye\r\n");
                        answer();
                        return;
                    }
                    default -> answers.append("250 2.0.0 Ok\r\n");
                }
            }
        }

        private void took() {
            messages.incrementAndGet();
            answers.append("250 2.0.0 Ok: queued\r\n");
        }

        private byte next() throws IOException {
            if (at == end) {
                fill();
            }
            return buffer[at++];
        }

        private void fill() throws IOException {
            answer();
            end = in.read(buffer);
            at = 0;
            if (end < 0) {
                throw new IOException("the sender left");
            }
        }

        private void answer() throws IOException {
            if (!answers.isEmpty()) {
                out.write(answers.toString().getBytes(StandardCharsets.US_ASCII));
                answers.setLength(0);
            }
        }

        private String line() throws IOException {
            StringBuilder line = new StringBuilder(80);
            for (byte octet = next(); octet != '\n'; octet = next()) {
                if (octet != '\r') {
                    line.append((char) octet);
                }
            }
            return line.toString();
        }

        private void skip(int octets) throws IOException {
            int left = octets;
            while (left > 0) {
                if (at == end) {
                    fill();
                }
                int now = Math.min(left, end - at);
                at += now;
                left -= now;
            }
        }

        /** Reads to the end of CR LF . CR LF. */
        private void skipToDot() throws IOException {
            byte[] dot = {'\r', '\n', '.', '\r', '\n'};
            int matched = 2;
            while (matched < dot.length) {
                byte octet = next();
                matched = octet == dot[matched] ? matched + 1 : octet == '\r' ? 1 : 0;
            }
        }
    }
}
