package org.presstime.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The sample feeds and their pictures on a loopback port, dated as of today; and pages that others put here. */
final class SampleFeeds implements AutoCloseable {

    private static final Pattern DATE = Pattern.compile("\\{\\{(rfc822|iso):-(\\d+)m}}");
    private static final String PLACEHOLDER = "http://feeds.example.invalid";

    private final HttpServer server;
    private final ZonedDateTime now;
    private final Map<String, byte[]> pages = new ConcurrentHashMap<>();

    SampleFeeds(Clock clock) throws IOException {
        now = ZonedDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Puts a page at a path. */
    void put(String path, byte[] page) {
        pages.put(path, page);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = body(exchange.getRequestURI().getPath());
            exchange.getResponseHeaders()
                    .add("Content-Type", type(exchange.getRequestURI().getPath()));
            exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private byte[] body(String path) throws IOException {
        if (pages.containsKey(path)) {
            return pages.get(path);
        }
        if (path.contains("..")) {
            return new byte[0];
        }
        try (InputStream in = SampleFeeds.class.getResourceAsStream("/tryout" + path)) {
            if (in == null) {
                return new byte[0];
            }
            byte[] bytes = in.readAllBytes();
            return path.startsWith("/pictures/") ? bytes : dated(bytes);
        }
    }

    private byte[] dated(byte[] feed) {
        String text = new String(feed, StandardCharsets.UTF_8).replace(PLACEHOLDER, base());
        return DATE.matcher(text)
                .replaceAll(date -> {
                    ZonedDateTime then = now.minus(Duration.ofMinutes(Long.parseLong(date.group(2))));
                    return date.group(1).equals("iso")
                            ? DateTimeFormatter.ISO_INSTANT.format(then)
                            : DateTimeFormatter.RFC_1123_DATE_TIME.format(then);
                })
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String type(String path) {
        String ending = path.substring(path.lastIndexOf('.') + 1);
        return switch (ending) {
            case "jpg" -> "image/jpeg";
            case "json" -> "application/feed+json";
            case "html" -> "text/html; charset=utf-8";
            case "txt", "eml" -> "text/plain; charset=utf-8";
            default -> "application/xml; charset=utf-8";
        };
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
