package org.presstime.press;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** Many feeds on this machine, each at a loopback address of its own, each answering after the same time. */
public final class LocalFeeds {

    private static final int ENTRIES = 20;
    private static final AtomicLong BODY_BYTES = new AtomicLong();

    private LocalFeeds() {}

    /** Serves until the standard input ends: the number of feeds, the port, the milliseconds. */
    public static void main(String[] arguments) throws IOException {
        int feeds = Integer.parseInt(arguments[0]);
        int port = Integer.parseInt(arguments[1]);
        long millis = Long.parseLong(arguments[2]);
        Selector selector = Selector.open();
        for (int i = 0; i < feeds; i++) {
            ServerSocketChannel server = ServerSocketChannel.open();
            server.bind(new InetSocketAddress(host(i), port));
            server.configureBlocking(false);
            server.register(selector, SelectionKey.OP_ACCEPT, i);
        }
        Thread accepting = new Thread(() -> accept(selector, millis));
        accepting.setDaemon(true);
        accepting.start();
        System.out.println("ready");
        // A line asks for the bytes of bodies sent since the last one.
        while (System.in.read() >= 0) {
            System.out.println(BODY_BYTES.getAndSet(0));
        }
    }

    static String host(int feed) {
        return "127.1." + feed / 250 + "." + (1 + feed % 250);
    }

    static List<URI> addresses(int feeds, int port) {
        return IntStream.range(0, feeds)
                .mapToObj(i -> URI.create("http://" + host(i) + ":" + port + "/feed.xml"))
                .toList();
    }

    private static void accept(Selector selector, long millis) {
        ExecutorService threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        });
        try {
            while (selector.select() >= 0) {
                for (SelectionKey key : selector.selectedKeys()) {
                    SocketChannel accepted = ((ServerSocketChannel) key.channel()).accept();
                    int feed = (Integer) key.attachment();
                    threads.execute(() -> answer(accepted.socket(), feed, millis));
                }
                selector.selectedKeys().clear();
            }
        } catch (IOException over) {
            System.err.println(over);
        }
    }

    private static void answer(Socket socket, int feed, long millis) {
        try (socket) {
            socket.setTcpNoDelay(true);
            for (String request = request(socket); request.contains("\r\n\r\n"); request = request(socket)) {
                LockSupport.parkNanos(millis * 1_000_000);
                boolean known = request.contains("\"v1\"");
                byte[] body = known ? new byte[0] : feed(feed).getBytes(StandardCharsets.UTF_8);
                String head = "HTTP/1.1 " + (known ? "304 Not Modified" : "200 OK")
                        + "\r\nETag: \"v1\"\r\nContent-Type: application/rss+xml\r\n"
                        + (known ? "" : "Content-Length: " + body.length + "\r\n") + "\r\n";
                socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
                socket.getOutputStream().write(body);
                BODY_BYTES.addAndGet(body.length);
            }
        } catch (IOException closed) {
            // The client has what it wanted.
        }
    }

    private static String request(Socket socket) throws IOException {
        StringBuilder head = new StringBuilder();
        InputStream in = socket.getInputStream();
        byte[] chunk = new byte[4096];
        while (head.indexOf("\r\n\r\n") < 0) {
            int read = in.read(chunk);
            if (read < 0) {
                return "";
            }
            head.append(new String(chunk, 0, read, StandardCharsets.ISO_8859_1));
        }
        return head.toString();
    }

    private static String feed(int feed) {
        StringBuilder text = new StringBuilder("<rss version=\"2.0\"><channel><title>Feed " + feed + "</title>");
        for (int i = 0; i < ENTRIES; i++) {
            text.append("<item><guid isPermaLink=\"false\">")
                    .append(feed)
                    .append('-')
                    .append(i)
                    .append("</guid><title>News ")
                    .append(i)
                    .append(" of ")
                    .append(feed)
                    .append("</title><link>https://f")
                    .append(feed)
                    .append(".example/")
                    .append(i)
                    .append("</link><description>")
                    .append("It happened again, and this is how it was. ".repeat(10))
                    .append("</description><pubDate>Tue, 24 Nov 2026 0")
                    .append(i % 10)
                    .append(":00:00 GMT</pubDate></item>");
        }
        return text.append("</channel></rss>").toString();
    }
}
