package org.presstime.feed;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.apache.hc.core5.http.nio.support.AsyncRequestBuilder;
import org.apache.hc.core5.io.CloseMode;

/** Sends single requests and waits for what is wanted of the answer. Safe for use by many threads. */
final class Client implements AutoCloseable {

    private final CloseableHttpAsyncClient http;
    private final String userAgent;

    /**
     * A client.
     *
     * @param userAgent says who asks, and where to complain
     */
    Client(String userAgent, Duration timeout, DnsResolver names, TlsStrategy tls) {
        this.http = Clients.make(timeout, names, tls);
        this.userAgent = userAgent;
    }

    /** Sends one request, and gives up when the time is over. */
    Body.Raw get(Web.Request request, Stopwatch left) throws IOException {
        Body body = new Body(request.maxBytes(), request.allowance());
        Future<Void> exchange = http.execute(message(request), body, body);
        try {
            return body.answer().get(left.nanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            throw left.over();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } catch (ExecutionException failure) {
            throw FetchFailure.of(failure.getCause());
        } finally {
            // Closing a connection costs less than an endless error page.
            exchange.cancel(true);
        }
    }

    private AsyncRequestProducer message(Web.Request request) {
        AsyncRequestBuilder message = AsyncRequestBuilder.get(request.address())
                .setHeader(HttpHeaders.USER_AGENT, userAgent)
                .setHeader(HttpHeaders.ACCEPT, request.accept())
                .setHeader(HttpHeaders.ACCEPT_ENCODING, Compression.ACCEPTED);
        request.known().etag().ifPresent(value -> message.setHeader(HttpHeaders.IF_NONE_MATCH, value));
        request.known().lastModified().ifPresent(value -> message.setHeader(HttpHeaders.IF_MODIFIED_SINCE, value));
        return message.build();
    }

    @Override
    public void close() {
        http.close(CloseMode.IMMEDIATE);
    }
}
