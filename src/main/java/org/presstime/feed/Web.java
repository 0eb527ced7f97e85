package org.presstime.feed;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.io.CloseMode;
import org.presstime.settings.Settings;

/**
 * Somebody else's web servers. Whatever they do, a request costs at most so many bytes after decompression and so many
 * seconds in all; and no private address is ever connected to, whichever name, redirect or spelling leads there, unless
 * the configuration lists it. Safe for use by many threads.
 */
final class Web implements AutoCloseable {

    private static final int REDIRECTS = 5;
    private static final List<Integer> MOVED = List.of(301, 302, 303, 307, 308);

    private final Settings.Fetch limits;
    private final String userAgent;
    private final CloseableHttpClient publicOnly;
    private final CloseableHttpClient anywhere;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "fetch-deadlines");
        thread.setDaemon(true);
        return thread;
    });

    Web(Settings.Fetch limits, String userAgent) {
        this.limits = limits;
        this.userAgent = userAgent;
        this.publicOnly = Clients.make(limits.timeout(), new PublicOnlyResolver());
        this.anywhere = Clients.make(limits.timeout(), Clients.SYSTEM_RESOLVER);
    }

    /**
     * What a server answered.
     *
     * @param address where the answer came from in the end
     */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares answers.
    record Answer(
            int status,
            URI address,
            byte[] body,
            Optional<String> contentType,
            Optional<String> etag,
            Optional<String> lastModified) {

        static Answer ofFile(byte[] body, URI file) {
            return new Answer(200, file, body, Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    /**
     * Gets a page, through redirects.
     *
     * @throws IOException when a limit is reached, the address is private, or the network fails
     */
    Answer get(URI address, Optional<String> etag, Optional<String> lastModified) throws IOException {
        long deadline = System.nanoTime() + limits.timeout().toNanos();
        URI next = address;
        for (int hop = 0; hop <= REDIRECTS; hop++) {
            HttpGet request = request(next, etag, lastModified);
            AtomicBoolean late = new AtomicBoolean();
            Future<?> alarm = deadlines.schedule(
                    () -> {
                        late.set(true);
                        request.cancel();
                    },
                    deadline - System.nanoTime(),
                    TimeUnit.NANOSECONDS);
            try {
                Hop answer = client(next).execute(request, this::read);
                if (answer.location().isEmpty()) {
                    return answer.answer(next);
                }
                next = next.resolve(answer.location().get());
            } catch (IllegalArgumentException wrongLocation) {
                throw new FetchFailure("it redirects to what is no address");
            } catch (IOException failure) {
                throw late.get()
                        ? new FetchFailure("not done within " + limits.timeout().toSeconds() + " s")
                        : failure;
            } finally {
                alarm.cancel(false);
            }
        }
        throw new FetchFailure("it redirects more than " + REDIRECTS + " times");
    }

    private HttpGet request(URI address, Optional<String> etag, Optional<String> lastModified) throws IOException {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        if ((!scheme.equals("http") && !scheme.equals("https")) || address.getHost() == null) {
            throw new FetchFailure("not an http or https address: " + address);
        }
        HttpGet request = new HttpGet(address);
        request.setHeader("User-Agent", userAgent);
        request.setHeader(
                "Accept",
                "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5");
        request.setHeader("Accept-Encoding", "gzip, deflate");
        etag.ifPresent(value -> request.setHeader("If-None-Match", value));
        lastModified.ifPresent(value -> request.setHeader("If-Modified-Since", value));
        return request;
    }

    private CloseableHttpClient client(URI address) {
        String port =
                ":" + (address.getPort() >= 0 ? address.getPort() : "https".equals(address.getScheme()) ? 443 : 80);
        return limits.allowPrivate().contains(address.getHost())
                        || limits.allowPrivate().contains(address.getHost() + port)
                ? anywhere
                : publicOnly;
    }

    @SuppressWarnings("ArrayRecordComponent") // Nobody compares hops.
    private record Hop(int status, byte[] body, Optional<String> location, ClassicHttpResponse response) {
        Answer answer(URI address) {
            return new Answer(
                    status,
                    address,
                    body,
                    header(response, "Content-Type"),
                    header(response, "ETag"),
                    header(response, "Last-Modified"));
        }
    }

    private Hop read(ClassicHttpResponse response) throws IOException {
        Optional<String> location =
                MOVED.contains(response.getCode()) ? header(response, "Location") : Optional.empty();
        boolean wanted = response.getCode() == 200 && response.getEntity() != null;
        if (!wanted) {
            // Nobody reads it: closing the connection costs less than an endless error page.
            response.close();
            return new Hop(response.getCode(), new byte[0], location, response);
        }
        try (InputStream body = decompressed(response)) {
            return new Hop(response.getCode(), atMost(body), location, response);
        }
    }

    private static InputStream decompressed(ClassicHttpResponse response) throws IOException {
        InputStream raw = response.getEntity().getContent();
        return switch (header(response, "Content-Encoding").orElse("").strip().toLowerCase(Locale.ROOT)) {
            case "gzip", "x-gzip" -> new GZIPInputStream(raw);
            case "deflate" -> new InflaterInputStream(raw);
            default -> raw;
        };
    }

    /** The body up to the limit; what came before a connection broke off is still worth reading. */
    private byte[] atMost(InputStream body) throws IOException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        byte[] chunk = new byte[16384];
        try {
            for (int read = body.read(chunk); read >= 0; read = body.read(chunk)) {
                kept.write(chunk, 0, read);
                if (kept.size() > limits.maxBytes()) {
                    throw new FetchFailure("larger than " + limits.maxBytes() + " bytes");
                }
            }
        } catch (EOFException | org.apache.hc.core5.http.ConnectionClosedException cutOff) {
            if (kept.size() == 0) {
                throw cutOff;
            }
        }
        return kept.toByteArray();
    }

    private static Optional<String> header(ClassicHttpResponse response, String name) {
        Header header = response.getFirstHeader(name);
        return header == null || header.getValue() == null ? Optional.empty() : Optional.of(header.getValue());
    }

    @Override
    public void close() {
        deadlines.shutdownNow();
        publicOnly.close(CloseMode.IMMEDIATE);
        anywhere.close(CloseMode.IMMEDIATE);
    }
}
